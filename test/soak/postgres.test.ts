import { dropPostgresDatabases, newPostgresDatabase } from "../support/postgres.js";
import { describeKills, FEW_KILLS } from "./describe-kills.js";

afterAll(dropPostgresDatabases);

describeKills("PostgreSQL", FEW_KILLS, newPostgresDatabase);

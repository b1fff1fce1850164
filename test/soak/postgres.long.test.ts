import { dropPostgresDatabases, newPostgresDatabase } from "../support/postgres.js";
import { describeKills, MANY_KILLS } from "./describe-kills.js";

afterAll(dropPostgresDatabases);

describeKills("PostgreSQL", MANY_KILLS, newPostgresDatabase);

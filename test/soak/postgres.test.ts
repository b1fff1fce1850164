import { dropPostgresDatabases, newPostgresDatabase } from "../support/postgres.js";
import { describeKills } from "./describe-kills.js";

afterAll(dropPostgresDatabases);

describeKills("PostgreSQL", newPostgresDatabase);

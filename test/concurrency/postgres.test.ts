import { dropPostgresDatabases, newPostgresDatabase } from "../support/postgres.js";
import { describeConcurrency } from "./concurrency-contract.js";

afterAll(dropPostgresDatabases);

describeConcurrency("a PostgreSQL database", newPostgresDatabase);

import { join } from "node:path";
import { describeKills } from "./describe-kills.js";

describeKills("SQLite", (folder) => `sqlite:${join(folder, "cartwright.db")}`);

import { join } from "node:path";
import { describeKills, MANY_KILLS } from "./describe-kills.js";

describeKills("SQLite", MANY_KILLS, (folder) => `sqlite:${join(folder, "cartwright.db")}`);

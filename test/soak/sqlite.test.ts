import { join } from "node:path";
import { describeKills, FEW_KILLS } from "./describe-kills.js";

describeKills("SQLite", FEW_KILLS, (folder) => `sqlite:${join(folder, "cartwright.db")}`);

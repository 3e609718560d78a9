import { readFileSync } from "node:fs";
import { parseRules } from "baselinker-sdk/mapping";

/** What the form sends, and where it goes in the order. Read, as `tsc` does not copy files into `dist`. */
const file = new URL("../../rules/site-form.json", import.meta.url);
export const rules = parseRules(JSON.parse(readFileSync(file, "utf8")));

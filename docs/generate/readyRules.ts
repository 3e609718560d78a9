import { readdirSync, readFileSync } from "node:fs";

const folder = new URL("../../examples/rules/", import.meta.url);

/** The files of the ready rule sets. Their tests are next to them, as `<name>.test.json`. */
export function readyRules(): string[] {
  return readdirSync(folder).filter((name) => name.endsWith(".json") && !name.endsWith(".test.json"));
}

/** What is in a file next to the ready rule sets. */
export function readReadyJson(name: string): unknown {
  return JSON.parse(readFileSync(new URL(name, folder), "utf8"));
}

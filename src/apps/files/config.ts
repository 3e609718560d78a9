import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import type { Account } from "../../entries/mapping.ts";
import type { CommandCall } from "../terminal/command.ts";
import { checkFile, parseJson } from "./json.ts";
import type { FileContent } from "./schemas.ts";
import { readText } from "./text.ts";

/** The configuration of a project, so that commands need fewer options. */
export type Config = FileContent<"config">;

const usualNames = ["baselinker.config.json", "baselinker.config.mjs", "baselinker.config.js"];

/** The configuration of a call: `--config`, otherwise the first of the default files that exists. */
export async function readConfig(
  { options, onRead }: CommandCall,
  defaults: readonly string[] = usualNames,
): Promise<Config> {
  const path = options.text("config") ?? defaults.find((name) => existsSync(name));
  if (path === undefined) return {};
  onRead(path);
  if (!/\.m?js$/.test(path)) return checkFile("config", await parseJson(await readText(path), path), path);
  const module: { readonly default?: unknown } = await import(pathToFileURL(resolve(path)).href);
  return checkFile("config", module.default, path);
}

export async function readAccount(path: string, onRead: CommandCall["onRead"]): Promise<Account> {
  onRead(path);
  return checkFile("account", await parseJson(await readText(path), path), path);
}

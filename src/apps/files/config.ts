import { existsSync } from "node:fs";
import type { Account } from "../../entries/mapping.ts";
import type { CommandCall } from "../terminal/command.ts";
import { checkFile, parseJson } from "./json.ts";
import { namedModule } from "./namedModule.ts";
import type { FileContent } from "./schemas.ts";
import { readText } from "./text.ts";

/** The configuration of a project, so that commands need fewer options. */
export type Config = FileContent<"config">;

const usualName = "baselinker.config.json";
const programName = /\.[cm]?[jt]s$/;
const programs = ["mjs", "js", "cjs", "ts", "mts", "cts"].map((ending) => `baselinker.config.${ending}`);

/**
 * What a command reads of the folder that it is called in, which may be of someone else: the usual file, which is data.
 * `program` is a configuration there that would run, and is only mentioned.
 */
export function usualConfig(exists: (name: string) => boolean): { path?: string; program?: string } {
  if (exists(usualName)) return { path: usualName };
  const program = programs.find(exists);
  return program === undefined ? {} : { program };
}

/** The configuration of a call: `--config`, which may be a program, otherwise `baselinker.config.json`. */
export async function readConfig({ options, onRead, output }: CommandCall): Promise<Config> {
  const named = options.text("config");
  const { path, program } = named === undefined ? usualConfig(existsSync) : { path: named };
  // Also with `--quiet`: without its store and its namespace, a command would do something else.
  if (program !== undefined) output.complainOnce(output.say("config.notRun", { program }));
  if (path === undefined) return {};
  onRead(path);
  if (!programName.test(path)) return checkFile("config", await parseJson(await readText(path), path), path);
  return checkFile("config", (await namedModule(path, output)).default, path);
}

export async function readAccount(path: string, onRead: CommandCall["onRead"]): Promise<Account> {
  onRead(path);
  return checkFile("account", await parseJson(await readText(path), path), path);
}

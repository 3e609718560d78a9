import { existsSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";
import * as z from "zod/mini";
import type { CommandCall } from "../frame/command.ts";
import { parseJson } from "./json.ts";
import { checkFile } from "./schema.ts";
import { readText } from "./text.ts";

/** The file `baselinker.config.json`, also as JavaScript with a default export. */
export const configSchema = () =>
  z.strictObject({
    $schema: z.optional(z.string()),
    rules: z.optional(z.string()),
    inventoryId: z.optional(z.int()),
    store: z.optional(z.string()),
    register: z.optional(z.string()),
    namespace: z.optional(z.string()),
  });

/** What a project writes down once, so that commands need fewer words. */
export type Config = z.infer<ReturnType<typeof configSchema>>;

const usualNames = ["baselinker.config.json", "baselinker.config.mjs", "baselinker.config.js"];

/** The configuration of a call: `--config`, else the usual file where there is one. */
export async function readConfig({ options, onRead }: CommandCall): Promise<Config> {
  const path = options.text("config") ?? usualNames.find((name) => existsSync(name));
  if (path === undefined) return {};
  onRead(path);
  if (!/\.m?js$/.test(path))
    return checkFile(configSchema(), await parseJson(await readText(path), path), path);
  const module: { readonly default?: unknown } = await import(pathToFileURL(resolve(path)).href);
  return checkFile(configSchema(), module.default, path);
}

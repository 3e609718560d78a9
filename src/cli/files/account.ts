import type { Account } from "../../mapping/exports.ts";
import type { CommandCall } from "../frame/command.ts";
import { parseJson } from "./json.ts";
import { checkFile } from "./schema.ts";
import { readText } from "./text.ts";

/** An account as `doctor --save-account` writes it. */
export async function readAccount(path: string, onRead: CommandCall["onRead"]): Promise<Account> {
  onRead(path);
  return checkFile("account", await parseJson(await readText(path), path), path);
}

import { existsSync } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { parseEnv } from "node:util";
import { type Account, loadAccount } from "../../../entries/index.ts";
import { readAccount } from "../../files/config.ts";
import { writeWhole } from "../../files/writeWhole.ts";
import { needsCatalog } from "../../project/catalog.ts";
import { targets } from "../../project/choices.ts";
import { apiUrl, withClient } from "../../project/openClient.ts";
import { askText } from "../../terminal/asking.ts";
import type { CommandCall, Ending } from "../../terminal/command.ts";
import { CommandFailure } from "../../terminal/failure.ts";
import { initAnswers } from "./initAnswers.ts";
import { fittedRules, testOf } from "./initRules.ts";
import { environmentFile, projectFiles } from "./projectFiles.ts";
import type { ProjectSender } from "./projectServer.ts";

/** Writes a project for the webhooks of one sender or several: rules with the account's ids, the webhook, tests. */
export async function initCommand(call: CommandCall): Promise<Ending> {
  const { options, output } = call;
  const account = await accountOf(call);
  const answers = await initAnswers(call, account);
  const { senders: asked, catalog } = answers;
  const files: Record<string, string> = {};
  const senders: ProjectSender[] = [];
  const left: { readonly path: string; readonly message: string }[] = [];
  for (const { name, wanted } of asked) {
    const isOnly = asked.length === 1;
    const file = isOnly ? "rules" : `rules-${name}`;
    const fitted = await fittedRules(wanted, account, answers, call);
    files[`${file}.json`] = json(fitted.rules);
    files[`${file}.test.json`] = json(testOf(`${file}.json`, fitted.rules, name, account));
    left.push(
      ...fitted.left.map((omission) =>
        isOnly ? omission : { ...omission, path: `${file}.json ${omission.path}` },
      ),
    );
    const inventoryId = needsCatalog(wanted.rules) ? catalog : undefined;
    senders.push({ name, isOnly, rules: `${file}.json`, inventoryId });
  }
  files["account.json"] = json(account);
  Object.assign(files, projectFiles(senders, options.choice("to", targets) ?? "node"));
  const folder = await folderFor(Object.keys(files), call);

  await mkdir(folder, { recursive: true });
  for (const [file, text] of Object.entries(files))
    await writeWhole(join(folder, file), text, { isNew: true });
  const lacks = await addEnvironment(join(folder, ".env"), environmentFile(senders, apiUrl(call)));
  if (lacks === undefined) files[".env"] = "";
  if (output.isJson) output.json({ folder, files: Object.keys(files), left });
  else {
    for (const file of Object.keys(files)) output.print(join(folder, file));
    for (const { path, message } of left) output.note(output.say("init.leftOut", { path, message }));
    if (lacks !== undefined && lacks.length > 0)
      output.note(output.say("init.environmentLacks", { names: lacks.join(", ") }));
    output.note(output.say("init.next", { folder: folder }));
  }
  return "yes";
}

async function accountOf(call: CommandCall): Promise<Account> {
  const path = call.options.text("account");
  return path === undefined
    ? withClient(call, (client) => loadAccount(client, { signal: call.signal }))
    : readAccount(path, call.onRead);
}

/**
 * Returns the folder from the option or typed by the user, by default the current one. Rejects a folder that
 * already has one of the files.
 */
async function folderFor(files: readonly string[], call: CommandCall): Promise<string> {
  const { options, output } = call;
  const takenIn = (folder: string) => {
    const file = files.find((name) => existsSync(join(folder, name)));
    return file === undefined ? undefined : { file: join(folder, file) };
  };
  let folder = options.text("folder")?.trim() || ".";
  if (options.text("folder") === undefined && output.isInteractive) {
    const usual = takenIn(".") === undefined ? "." : "leads";
    const check = (text: string) => {
      const taken = takenIn(text.trim() || ".");
      return taken === undefined ? undefined : output.say("init.exists", taken);
    };
    folder = (await askText(call, output.say("init.whichFolder"), usual, check)).trim() || ".";
  }
  const taken = takenIn(folder);
  if (taken !== undefined) throw new CommandFailure("usage", "init.exists", taken);
  return folder;
}

/**
 * Writes `.env`, readable only by its owner. An existing file holds the token, so it is kept: returns the
 * names of the variables it lacks.
 */
async function addEnvironment(path: string, text: string): Promise<string[] | undefined> {
  if (!existsSync(path)) {
    await writeWhole(path, text, { isNew: true, mode: 0o600 });
    return undefined;
  }
  const existing = parseEnv(await readFile(path, "utf8"));
  return Object.entries(parseEnv(text))
    .filter(([name, value]) => value === "" && name !== "BASELINKER_URL" && !existing[name])
    .map(([name]) => name);
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

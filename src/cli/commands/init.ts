import { existsSync } from "node:fs";
import { mkdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { type Account, loadAccount } from "../../entries/index.ts";
import type { IssueLanguage } from "../../entries/mapping.ts";
import { createMapper, decodeBody, parseRules } from "../../entries/mapping.ts";
import { checkRules } from "../../entries/rule-tools.ts";
import { isRecord } from "../../json/value.ts";
import { sourcesWithRules, targets } from "../declarations/choices.ts";
import { readAccount } from "../files/config.ts";
import { readRules } from "../files/rules.ts";
import { writeWhole } from "../files/writeWhole.ts";
import type { CommandCall } from "../frame/command.ts";
import type { Ending } from "../frame/exitCodes.ts";
import { CommandFailure } from "../frame/failure.ts";
import { issueOptions } from "../frame/issueLanguage.ts";
import { shown } from "../frame/output.ts";
import { packageFile } from "../frame/packageFiles.ts";
import type { SampleSource } from "../samples/sampleSource.ts";
import { sampleSources } from "../samples/samples.ts";
import { openClient } from "./client.ts";
import { testTime } from "./mapping.ts";
import { projectFiles } from "./projectFiles.ts";

/** Writes a project for webhooks of one sender: rules with the account's ids, the webhook, a test. */
export async function initCommand(call: CommandCall): Promise<Ending> {
  const { options, output } = call;
  const name = options.choice("source", sourcesWithRules);
  if (name === undefined) throw new CommandFailure("usage", noSource, { names: sourcesWithRules.join(", ") });
  const source = sampleSources[name];
  const target = options.choice("to", targets) ?? "node";
  const folder = options.text("folder") ?? ".";
  const account = await accountOf(call);
  const given = options.text("rules");
  const wanted = given === undefined ? await readyRules(source.rules) : await ownRules(given, call);
  const { rules, left } = fittedRules(wanted, account, {
    status: options.number("status"),
    isReady: given === undefined,
    ...(await issueOptions(output.language)),
  });
  const files: Record<string, string> = {
    "rules.json": json(rules),
    "rules.test.json": json(testOf(rules, source, account)),
    "account.json": json(account),
    ...projectFiles(name, target),
  };
  const existing = Object.keys(files).find((file) => existsSync(join(folder, file)));
  if (existing !== undefined) throw new CommandFailure("usage", exists, { file: join(folder, existing) });
  await mkdir(folder, { recursive: true });
  for (const [file, text] of Object.entries(files))
    await writeWhole(join(folder, file), text, { isNew: true });
  if (output.isJson) output.json({ folder, files: Object.keys(files), left });
  else {
    for (const file of Object.keys(files)) output.print(join(folder, file));
    for (const { path, message } of left) output.note(output.say(leftOut, { path, message }));
    output.note(output.say(next, { folder: shown(folder) }));
  }
  return "yes";
}

async function accountOf(call: CommandCall): Promise<Account> {
  const path = call.options.text("account");
  return path === undefined
    ? loadAccount(await openClient(call), { signal: call.signal })
    : readAccount(path, call.onRead);
}

interface WantedRules extends Record<string, unknown> {
  readonly fields: Readonly<Record<string, unknown>>;
}

async function readyRules(readySet: string): Promise<WantedRules> {
  const path = packageFile(`examples/rules/${readySet}.json`, readySet);
  return JSON.parse(await readFile(path, "utf8"));
}

/** Reads existing rules. A LeadBox table becomes JSON. */
async function ownRules(path: string, { onRead, output }: CommandCall): Promise<WantedRules> {
  const { rules } = await readRules(path, onRead);
  parseRules(rules, await issueOptions(output.language));
  if (!("fields" in rules) || !isRecord(rules.fields)) throw new CommandFailure("usage", noFields, { path });
  return { ...rules, fields: rules.fields };
}

/**
 * Adapts the rules to the ids of this account. Ids of a ready set are samples and are replaced; those in your own
 * rules stay. Fields that the account cannot have are removed and returned in `left`.
 */
function fittedRules(
  wanted: WantedRules,
  account: Account,
  { status, isReady, ...known }: { status: number | undefined; isReady: boolean; language?: IssueLanguage },
) {
  const [first] = account.statuses;
  const statusId = status ?? first?.id;
  if (statusId === undefined || !account.statuses.some(({ id }) => id === statusId))
    throw new CommandFailure("usage", noStatus, { id: statusId ?? "" });
  const own = account.sources.find(({ type }) => type === "personal");
  let fields: Record<string, unknown> = { order_status_id: { value: statusId }, ...wanted.fields };
  if (isReady || status !== undefined) fields.order_status_id = { value: statusId };
  if (isReady && own !== undefined) fields.custom_source_id = { value: own.id };
  const issues = checkRules(parseRules({ ...wanted, fields }), account, known);
  const left = issues.flatMap(({ path: at, message }) => {
    const name = /^fields\.([^.[]+)/.exec(at)?.[1];
    return name === undefined ? [] : [{ path: at, name, message }];
  });
  fields = Object.fromEntries(
    Object.entries(fields).filter(([name]) => !left.some((each) => each.name === name)),
  );
  if (!("order_status_id" in fields)) fields.order_status_id = { value: statusId };
  const { tests: _, ...rules } = wanted;
  return { rules: { ...rules, fields }, left };
}

/** A test with a sample request of the sender and its current order. */
function testOf(rules: object, source: SampleSource, account: Account): object {
  const { body, contentType } = source.body({ id: 1001, at: testTime });
  const mapper = createMapper(parseRules(rules));
  const [lead] = mapper.split(decodeBody(body, contentType));
  const result = mapper.map(lead, { receivedAt: testTime, account });
  const tests =
    result.status === "order" ? [{ name: "a sample of the sender", lead, order: result.order }] : [];
  return { rules: "./rules.json", tests };
}

function json(value: unknown): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

const noSource = {
  en: "Who sends the leads? Choose with --source: {names}.",
  uk: "Хто надсилає? Скажіть через --source: {names}.",
  pl: "Kto wysyła? Powiedz przez --source: {names}.",
};
const noStatus = {
  en: "--status: the account has no status {id}.",
  uk: "--status: акаунт не має статусу {id}.",
  pl: "--status: konto nie ma statusu {id}.",
};
const noFields = {
  en: "{path}: init takes rules with `version` and `fields`, or a table with two columns (.tsv, .csv).",
  uk: "{path}: init бере правила з `version` і `fields` або таблицю з двох стовпців (.tsv, .csv).",
  pl: "{path}: init bierze reguły z `version` i `fields` albo tabelę z dwiema kolumnami (.tsv, .csv).",
};
const exists = {
  en: "{file} exists already, and nothing was written. Choose an empty folder with --folder.",
  uk: "{file} уже є, нічого не записано. Виберіть порожню папку через --folder.",
  pl: "{file} już istnieje, nic nie zapisano. Wybierz pusty folder przez --folder.",
};
const leftOut = {
  en: "Left out: {path}: {message}",
  uk: "Пропущено: {path}: {message}",
  pl: "Pominięto: {path}: {message}",
};
const next = {
  en: "Now, in the folder {folder}: npm install, copy .env.example to .env and fill it in, npm test, npm start.",
  uk: "Тепер у папці {folder}: npm install, скопіюйте .env.example у .env і заповніть, npm test, npm start.",
  pl: "Teraz w folderze {folder}: npm install, skopiuj .env.example do .env i wypełnij, npm test, npm start.",
};

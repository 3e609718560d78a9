import { isWeakSecret, pricesWithoutCurrency } from "../../../entries/apps.ts";
import { type Account, type BaselinkerOptions, loadAccount } from "../../../entries/index.ts";
import { parseRules } from "../../../entries/mapping.ts";
import { checkRules } from "../../../entries/rule-tools.ts";
import { sqliteStore } from "../../../entries/sqlite.ts";
import { readConfig } from "../../files/config.ts";
import { readRules } from "../../files/rules.ts";
import { writeWhole } from "../../files/writeWhole.ts";
import { idLists } from "../../project/accountIds.ts";
import { sourcesWithRules } from "../../project/choices.ts";
import { openProbedClient, projectLimiter } from "../../project/openClient.ts";
import { clockTolerance } from "../../project/probes/readProbes.ts";
import { RulesBySender } from "../../project/rulesBySender.ts";
import type { CommandCall, Ending } from "../../terminal/command.ts";
import { CommandFailure, shortReasonOf } from "../../terminal/failure.ts";
import { httpUrl } from "../../terminal/httpUrl.ts";
import { issueOptions } from "../../terminal/language.ts";
import { type Output, shown } from "../../terminal/output.ts";
import { packageVersion } from "../../terminal/packageFiles.ts";
import { formatTable } from "../../terminal/table.ts";
import { probeCommand, undoCommand } from "./probe.ts";
import { secretName } from "./projectServer.ts";

interface Finding {
  readonly ok: boolean;
  readonly what: string;
  readonly says: string;
}

/** How many ids of one kind are shown without `--all`. */
const fewIds = 20;

export async function doctorCommand(call: CommandCall): Promise<Ending> {
  const { options, output } = call;
  if (options.text("undo") !== undefined) return undoCommand(call);
  if (options.flag("write") && !options.flag("probe"))
    throw new CommandFailure("usage", "doctor.writeNeedsProbe");
  if (options.flag("probe")) return probeCommand(call);
  const webhook = options.text("webhook");
  if (webhook !== undefined) httpUrl("--webhook", webhook);
  const findings: Finding[] = [];
  const tell: Tell = (verdict, what, says) => {
    findings.push({ ok: verdict !== false, what, says });
    if (output.isJson) return;
    const mark = markOf(verdict, output);
    output.print(`${mark} ${output.say("doctor.what", { what })}  ${says}`);
  };
  tell(true, "version", `Node ${process.versions.node}, baselinker-sdk ${packageVersion()}`);
  const { ending, account } = await examine(call, tell);
  if (output.isJson) output.json({ findings, account });
  return ending;
}

/** Prints a finding. A warning is worth a look, and the project can be used as it is. */
type Tell = (verdict: Verdict, what: string, says: string) => void;

type Verdict = boolean | "warning";

function markOf(verdict: Verdict, output: Output): string {
  if (verdict === "warning") return output.style("yellow", "!");
  return verdict ? output.style("green", "✓") : output.style("red", "✗");
}

interface Examined {
  readonly ending: Ending;
  readonly account?: Account;
}

async function examine(call: CommandCall, tell: Tell): Promise<Examined> {
  const limiter = await projectLimiter(call);
  try {
    return await examineWith(call, limiter && { rateLimit: { limiter } }, tell);
  } finally {
    await limiter?.close();
  }
}

async function examineWith(
  call: CommandCall,
  rateLimit: Pick<BaselinkerOptions, "rateLimit"> | undefined,
  tell: Tell,
): Promise<Examined> {
  const { options, output, signal } = call;
  const { client, clockOffset } = openProbedClient(call, rateLimit);
  const check = await client.check({ signal });
  if (!check.ok) {
    const why = check.error === undefined ? "" : await shortReasonOf(check.error, output.resultLanguage);
    tell(false, "token", `${why} ${output.resultLanguage.say("doctor.nothingElse")}`);
    return { ending: "outside" };
  }
  tell(true, "token", output.resultLanguage.say("doctor.tokenWorks"));
  const offset = clockOffset();
  const isClockRight = offset === undefined || Math.abs(offset) <= clockTolerance;
  if (offset !== undefined) tell(isClockRight, "clock", clockText(offset, output));
  const account = await loadAccount(client, { signal });
  tell(true, "account", output.resultLanguage.say("doctor.accountSays", counts(account)));
  if (!output.isJson) showIds(account, call);
  const file = options.text("saveAccount");
  if (file !== undefined) {
    await writeWhole(file, `${JSON.stringify(account, undefined, 2)}\n`, { mode: 0o600 });
    tell(true, "saved", file);
  }
  const isUsable = await examineProject(call, account, tell);
  return { ending: !isUsable ? "no" : isClockRight ? "yes" : "outside", account };
}

function clockText(offset: number, output: Output): string {
  if (offset === 0) return output.resultLanguage.say("doctor.clockRight");
  const ms = Math.abs(offset) * 1000;
  return output.resultLanguage.say(offset > 0 ? "doctor.clockAhead" : "doctor.clockBehind", { ms });
}

function showIds(account: Account, { options, output }: CommandCall): void {
  const rows = idLists(account).flatMap(({ field, items }) => {
    const few = options.flag("all") ? items : items.slice(0, fewIds);
    const itemRows = few.map(({ id, name }) => [field.replace("<id>", `${id}`), `${id}`, name]);
    return few.length < items.length ? [...itemRows, [field, "…", `(${items.length}; --all)`]] : itemRows;
  });
  output.print(formatTable(output.say("doctor.idsHead").split("|"), rows, output.columns));
}

/** Secrets of the server that `init` writes. Neither a secret nor its length is shown. */
function examineSecrets({ env, output }: CommandCall, tell: Tell): boolean {
  const names = new Set(
    sourcesWithRules.flatMap((name) => [true, false].map((isOnly) => secretName({ name, isOnly }))),
  );
  const present = [...names].filter((name) => env[name]);
  const weak = present.filter((name) => isWeakSecret(env[name] ?? ""));
  for (const name of weak) tell(false, "secret", output.resultLanguage.say("doctor.secretIsWeak", { name }));
  if (present.length > 0 && weak.length === 0) tell(true, "secret", present.join(", "));
  return weak.length === 0;
}

async function examineProject(call: CommandCall, account: Account, tell: Tell): Promise<boolean> {
  const { options, output } = call;
  const config = await readConfig(call);
  let isUsable = examineSecrets(call, tell);
  for (const { name, path } of new RulesBySender(call, config).sets) {
    // Of several sets, each is told by its sender.
    const sender = name === undefined ? "" : `${shown(name)}: `;
    const { rules } = await readRules(path, call.onRead);
    const known = await issueOptions(output.resultLanguage.tag);
    const parsed = parseRules(rules, known);
    const issues = checkRules(parsed, account, known);
    for (const { code, path: rulePath, message } of issues)
      tell(false, "rules", `${sender}${code}  ${rulePath}: ${message}`);
    if (issues.length === 0) tell(true, "rules", `${sender}${path}`);
    const price = pricesWithoutCurrency(parsed);
    if (price !== undefined)
      tell("warning", "rules", `${sender}${price}: ${output.resultLanguage.say("check.noCurrency")}`);
    // A warning counts too: a forwarder does not start with rules that name something the account lacks.
    isUsable &&= issues.length === 0;
  }
  const store = options.text("store") ?? config.store;
  if (store !== undefined) {
    // Opening it creates the file or fails with the reason.
    await sqliteStore(store).close();
    tell(true, "store", store);
  }
  const webhook = options.text("webhook");
  if (webhook !== undefined) {
    const ok = await examineWebhook(webhook, output, tell);
    isUsable &&= ok;
  }
  return isUsable;
}

/** Senders send with POST, and most follow no redirect. A server may answer GET in any way but with a failure of its own. */
async function examineWebhook(webhook: string, { resultLanguage }: Output, tell: Tell): Promise<boolean> {
  const { status, location } = await pingOf(webhook);
  const answer = `${webhook} ${status ?? resultLanguage.say("doctor.noAnswer")}`;
  const redirects = location !== undefined && status !== undefined && status >= 300 && status < 400;
  const ok = status !== undefined && status < 500 && status !== 404 && !redirects;
  const remedy = redirects
    ? resultLanguage.say("doctor.webhookRedirects", { target: targetOf(location, webhook) })
    : resultLanguage.say("doctor.correctWebhook");
  tell(ok, "webhook", ok ? answer : `${answer}. ${remedy}`);
  return ok;
}

/** The address without its query, which may hold the secret of the webhook. */
function targetOf(location: string, webhook: string): string {
  const target = URL.parse(location, webhook);
  return target === null ? location : `${target.origin}${target.pathname}`;
}

interface Ping {
  readonly status?: number;
  /** Where it redirects to. */
  readonly location?: string | undefined;
}

async function pingOf(url: string): Promise<Ping> {
  try {
    const answer = await fetch(url, { signal: AbortSignal.timeout(10_000), redirect: "manual" });
    await answer.body?.cancel();
    return { status: answer.status, location: answer.headers.get("location") ?? undefined };
  } catch {
    return {};
  }
}

function counts({ statuses, sources, extraFields, catalogs }: Account) {
  return {
    statuses: statuses.length,
    sources: sources.length,
    fields: extraFields.length,
    catalogs: catalogs.length,
  };
}

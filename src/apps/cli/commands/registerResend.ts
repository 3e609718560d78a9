import type { ForwardResult, RegisterView } from "../../../entries/index.ts";
import type { Decimal } from "../../../shared/runtime/decimal.ts";
import { readConfig } from "../../files/config.ts";
import { readRules } from "../../files/rules.ts";
import { openCatalog } from "../../project/catalog.ts";
import { faults, openStatuses } from "../../project/choices.ts";
import { openRegister, registerFile } from "../../project/delivery.ts";
import { eventNotes } from "../../project/eventNotes.ts";
import {
  amountsOf,
  isRefused,
  previewResend,
  type ResendPreview,
  resendAsShown,
} from "../../project/leadPreview.ts";
import { openStoreClient } from "../../project/openClient.ts";
import { givenAccount, receivedAtOf } from "../../project/openRules.ts";
import { amountText } from "../../project/orderTotal.ts";
import { registerSources } from "../../project/registerSources.ts";
import {
  otherSender,
  RulesBySender,
  type RulesSet,
  type Sender,
  type Sources,
} from "../../project/rulesBySender.ts";
import { type SenderForwarders, senderForwarders } from "../../project/senderForwarders.ts";
import { askSentence, askYes } from "../../terminal/asking.ts";
import type { CommandCall, Ending } from "../../terminal/command.ts";
import { CommandFailure, errorAsJson, indented, reasonOf } from "../../terminal/failure.ts";
import { issueOptions } from "../../terminal/language.ts";
import type { Output } from "../../terminal/output.ts";
import { startProgress } from "../../terminal/progress.ts";
import { wholeId } from "./entryId.ts";
import { issueLine } from "./resultLine.ts";

/** The number of leads of each kind that the question lists. */
const maxListed = 10;

/** The number of equal errors of the setup in a row after which sending stops: the rest would fail too. */
const maxEqualErrors = 5;

/** A lead to send again, and the rules for it. */
interface Chosen {
  readonly id: string;
  readonly namespace: string;
  readonly set: RulesSet;
}

/** A lead that would become an order, as the question shows it. */
interface Shown extends Chosen {
  readonly digest: string;
  readonly line: string;
  readonly hasGoods: boolean;
}

/** Sends a lead again, or all that failed, each by the rules of its sender. */
export async function registerResend(call: CommandCall): Promise<Ending> {
  const { options, words } = call;
  const [idOrStart] = words;
  if ((idOrStart === undefined) !== options.flag("all")) throw new CommandFailure("usage", "resend.oneOrAll");
  if (options.flag("all") && options.flag("as-new")) throw new CommandFailure("usage", "resend.newAlone");
  const config = await readConfig(call);
  const rules = new RulesBySender(call, config);
  if (rules.sets.length === 0) throw new CommandFailure("usage", "delivery.noRules");
  // Wrong rules end the command before it asks for anything else.
  for (const { path } of rules.sets) if (path !== "-") await readRules(path, call.onRead);
  const path = registerFile(call, config);
  const { register, close } = await openRegister(call, path);
  let forwarders: SenderForwarders | undefined;
  let closeClient: (() => Promise<void>) | undefined;
  // A token is only needed once there is a lead to send.
  const client = once(() => {
    const opened = openStoreClient(call, path ?? "");
    closeClient = opened.close;
    return opened.client;
  });
  try {
    const id = idOrStart === undefined ? undefined : await wholeId(idOrStart, register);
    const sources = await registerSources(register)();
    noteUnknownNames(rules, sources, call.output);
    const { language } = await issueOptions(call.output.resultLanguage.tag);
    const account = await givenAccount(call);
    forwarders = senderForwarders(path ?? "", async ({ path: rulesFile, inventoryId }) => {
      const file = await readRules(rulesFile, call.onRead);
      const ofSet = { rules: file.rules, config: { ...config, inventoryId } };
      const baselinker = client();
      const catalog = await openCatalog(call, baselinker, ofSet);
      return { baselinker, rules: file.rules, language, account, catalog, onEvent: eventNotes(call) };
    });
    const resending = { call, register, rules, sources, forwarders };
    return await (id === undefined ? resendAll(resending) : resendOne(resending, id));
  } finally {
    await forwarders?.close();
    await close();
    await closeClient?.();
  }
}

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

interface Resending {
  readonly call: CommandCall;
  readonly register: RegisterView;
  readonly rules: RulesBySender;
  readonly sources: Sources;
  readonly forwarders: SenderForwarders;
}

async function resendOne(
  { call, register, rules, sources, forwarders }: Resending,
  id: string,
): Promise<Ending> {
  const { options, output, signal } = call;
  const sender: Sender = (await register.get(id)) ?? { namespace: "" };
  const set = rules.of(sender, sources);
  if (set === undefined) throw otherSender(id, sender, rules, sources);
  const forwarder = await forwarders.of(set, sender.namespace);
  const as = options.flag("as-new") ? ("new" as const) : undefined;
  const how = { language: output.language, as };
  const { preview, digest } = await previewResend(forwarder, id, how);
  if (preview.status !== "order") {
    // A lead that is not kept says so itself: the rules were not asked.
    if (preview.status !== "duplicate" && !isRefused(preview)) output.note(output.say("resend.notSent"));
    return tellOne(call, id, preview);
  }
  const order = orderText(preview, output);
  await askYes(
    call,
    output.say(as === undefined ? "resend.question" : "resend.asNewQuestion", { id, order }),
  );
  const result = await resendAsShown(forwarder, id, { ...how, digest, signal });
  if (result === "changed") throw new CommandFailure("no", "resend.changed", { id });
  return tellOne(call, id, result);
}

async function tellOne(
  { output }: CommandCall,
  id: string,
  result: Exclude<ResendPreview, { readonly status: "order" }>,
): Promise<Ending> {
  const error = "error" in result ? result.error : undefined;
  if (output.isJson) output.json({ id, ...result, ...(error && { error: errorAsJson(error) }) });
  else {
    const more = "orderId" in result ? `  ${result.orderId}` : "reason" in result ? `  ${result.reason}` : "";
    output.print(`${result.status}  ${id}${more}`);
    // Issues say why the lead failed, and contain no data of the buyer.
    if (result.status === "error") for (const issue of result.issues) output.print(issueLine(issue, output));
    if (result.status === "error" && result.error !== undefined)
      output.print(indented(await reasonOf(result.error, output.language)));
  }
  if (result.status === "unknown") return "no";
  return result.status !== "error" ? "yes" : result.fault === "lead" ? "no" : "outside";
}

async function resendAll({ call, register, rules, sources, forwarders }: Resending): Promise<Ending> {
  const { output, signal } = call;
  const { language } = output;
  const { chosen, foreign } = await chosenLeads(call, register, rules, sources);
  const by = { success: 0, duplicate: 0, skip: 0, error: 0, unknown: 0, changed: 0 };
  const listed: string[] = [];
  const orders: Shown[] = [];
  const sums = new Map<string, Decimal>();
  const looking = await startProgress(output, output.say("resend.looking"), chosen.length);
  for (const [index, lead] of chosen.entries()) {
    if (signal.aborted) return "interrupted";
    const forwarder = await forwarders.of(lead.set, lead.namespace);
    const { preview, digest } = await previewResend(forwarder, lead.id, { language });
    looking.update(index + 1, preview.status);
    const { lines, sum, currency } = amountsOf(preview);
    const line = `  ${preview.status}  ${lead.id}  ${orderText(preview, output)}`;
    if (preview.status === "order") {
      orders.push({ ...lead, digest, line, hasGoods: lines > 0 });
      if (sum !== undefined) sums.set(currency, sums.get(currency)?.add(sum) ?? sum);
      continue;
    }
    by[preview.status] += 1;
    if (preview.status !== "duplicate") listed.push(line);
  }
  looking.end();
  for (const { id, name } of foreign.slice(0, maxListed))
    output.complain(output.say("senders.other", { id, name }));
  if (foreign.length > maxListed)
    output.complain(output.say("resend.moreForeign", { count: foreign.length - maxListed }));
  noteList(output, output.say("resend.notSentAll", { skip: by.skip, error: by.error }), listed);
  const bare = orders.filter(({ hasGoods }) => !hasGoods);
  // Those without goods come first: they may be read by the wrong rules.
  const inOrder = [...bare, ...orders.filter(({ hasGoods }) => hasGoods)].map(({ line }) => line);
  noteList(output, output.say("resend.wouldBeSent", { count: orders.length, bare: bare.length }), inOrder);
  const count = orders.length;
  if (count > 0) {
    const sum = [...sums].map(([currency, amount]) => amountText(amount, currency)).join(", ") || "0";
    await askSentence(call, "resend.sentence", output.say("resend.questionAll", { count, sum }));
  }
  const progress = await startProgress(output, output.say("resend.sending"), count);
  let stopped: string | undefined;
  let equal = 0;
  let last: string | undefined;
  for (const [index, { id, set, namespace, digest }] of orders.entries()) {
    if (signal.aborted) break;
    const forwarder = await forwarders.of(set, namespace);
    const result = await resendAsShown(forwarder, id, { language, digest, signal });
    const status = result === "changed" ? result : result.status;
    by[status] += 1;
    progress.update(index + 1, status);
    if (result === "changed") output.complain(output.say("resend.changed", { id }));
    const code = result === "changed" ? undefined : setupCodeOf(result);
    equal = code === last ? equal + 1 : 1;
    last = code;
    if (code !== undefined && equal >= maxEqualErrors) {
      stopped = code;
      break;
    }
  }
  progress.end();
  const otherSenders = foreign.map(({ id }) => id);
  if (output.isJson)
    output.json({
      count: chosen.length,
      by,
      ...(stopped === undefined ? {} : { stopped }),
      ...(foreign.length === 0 ? {} : { otherSenders }),
    });
  else
    output.print(
      Object.entries(by)
        .map(([name, number]) => `${name} ${number}`)
        .join("  "),
    );
  if (signal.aborted) return "interrupted";
  if (stopped !== undefined) {
    output.complain(output.say("resend.stoppedAt", { code: stopped }));
    return "outside";
  }
  return by.error + by.unknown + by.changed + foreign.length === 0 ? "yes" : "no";
}

/** The leads that the options name, the oldest first, and those for which there are no rules. */
async function chosenLeads(
  { options, signal }: CommandCall,
  register: RegisterView,
  rules: RulesBySender,
  sources: Sources,
) {
  const since = options.text("since");
  const status = options.choice("status", openStatuses);
  const fault = options.choice("fault", faults);
  const limit = options.number("limit") ?? Number.POSITIVE_INFINITY;
  const chosen: Chosen[] = [];
  const foreign: { readonly id: string; readonly name: string }[] = [];
  for (const wantedStatus of status === undefined ? (["error", "unknown"] as const) : [status]) {
    const found: (Sender & { readonly id: string })[] = [];
    let cursor: string | undefined;
    do {
      signal.throwIfAborted();
      const from = since === undefined ? undefined : receivedAtOf(since);
      const page = await register.list({ status: wantedStatus, since: from, limit: 200, cursor });
      for (const { id, namespace, source, leadKept, isFinal, fault: ofLead } of page.entries)
        if (leadKept && isFinal !== true && (fault === undefined || ofLead === fault))
          found.push({ id, namespace, ...(source === undefined ? {} : { source }) });
      cursor = page.cursor;
    } while (cursor !== undefined);
    for (const lead of found.reverse()) {
      if (!rules.isMeant(lead) || chosen.length + foreign.length >= limit) continue;
      const set = rules.of(lead, sources);
      if (set === undefined) foreign.push({ id: lead.id, name: rules.nameFor(lead, sources) });
      else chosen.push({ id: lead.id, namespace: lead.namespace, set });
    }
  }
  return { chosen, foreign };
}

function noteUnknownNames(rules: RulesBySender, sources: Sources, output: Output): void {
  for (const { name, close } of rules.unknownNames(sources)) {
    output.note(
      close === undefined
        ? output.say("senders.unknownName", { name })
        : output.say("senders.closeName", { name, close }),
    );
  }
}

function noteList(output: Output, head: string, lines: readonly string[]): void {
  if (lines.length === 0) return;
  output.note([head, ...lines.slice(0, maxListed)]);
  if (lines.length > maxListed)
    output.note(`  ${output.say("resend.moreLeads", { count: lines.length - maxListed })}`);
}

/** What a lead would become: `key 17-B, lines 2, 1 870.00 UAH`; without an order, why. */
function orderText(preview: ResendPreview, output: Output): string {
  if (preview.status === "skip") return preview.reason;
  if (preview.status !== "order") {
    const issue = preview.issues.find(({ level }) => level === "error");
    if (issue !== undefined) return `${issue.code}  ${issue.path}`;
    return "error" in preview && preview.error !== undefined ? preview.error.message : "";
  }
  const { lines, sum, currency } = amountsOf(preview);
  return [
    output.say("resultLine.keyOf", { key: preview.key }),
    lines === 0 ? output.say("resend.noGoods") : output.say("resend.linesOf", { lines }),
    ...(sum === undefined ? [] : [amountText(sum, currency)]),
  ].join(", ");
}

/** The code of a wrong setup, which would reject other leads too; `undefined` for any other result. */
function setupCodeOf(result: ForwardResult): string | undefined {
  if (result.status !== "error" || result.fault !== "setup") return undefined;
  const { error, issues } = result;
  const code: unknown = error === undefined ? issues[0]?.code : Reflect.get(error, "code");
  // Each lead's own key is at fault then.
  return code === "key_not_unique" ? undefined : typeof code === "string" ? code : (error?.name ?? "setup");
}

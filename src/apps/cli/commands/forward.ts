import { type ForwardResult, SetupError } from "../../../entries/index.ts";
import { readConfig } from "../../files/config.ts";
import { countLeads, readLeads, type UnreadLead } from "../../files/leads.ts";
import { openDelivery } from "../../project/delivery.ts";
import { receivedAtOf } from "../../project/openRules.ts";
import { askYes } from "../../terminal/asking.ts";
import type { CommandCall, Ending } from "../../terminal/command.ts";
import { errorAsJson, shortReasonOf } from "../../terminal/failure.ts";
import { english } from "../../terminal/language.ts";
import type { Output } from "../../terminal/output.ts";
import { startProgress } from "../../terminal/progress.ts";
import { issueLine } from "./resultLine.ts";

/**
 * The number of equal failures in a row after which the command stops: if the setup or the store is broken,
 * every lead fails.
 */
const maxAlike = 5;

/** The paths of what is advice on options and not about the rules. */
const optionPaths: ReadonlySet<string> = new Set(["catalog", "store", "register", "namespace"]);

/** Turns leads into orders, at most one for each by its store, and reports what is unfinished. */
export async function forwardCommand(call: CommandCall): Promise<Ending> {
  const { options, output, words, signal } = call;
  if (options.flag("dryRun")) return (await import("./map.ts")).mapCommand(call);
  const [rules, ...paths] = words;
  const receivedAtText = options.text("receivedAt");
  const receivedAt = receivedAtText === undefined ? undefined : receivedAtOf(receivedAtText);
  const delivery = await openDelivery(call, rules, await readConfig(call));
  const { forwarder } = delivery;
  try {
    const total = await countLeads(paths);
    await askYes(
      call,
      total === undefined
        ? output.say("forward.questionAll")
        : output.say("forward.question", { count: total }),
    );
    // Else the store would belong to a token with a slip, and refuse the right one.
    const { tokenValid, error } = await delivery.baselinker.check({ signal });
    if (tokenValid === false) throw error;
    const advice = await forwarder.ready({ signal });
    // A file is sent at once: what a single lead would only be warned of would be wrong in each of its orders.
    const wrong = advice.filter(({ level, path }) => level === "warning" && !optionPaths.has(path));
    if (wrong.length > 0) throw new SetupError(wrong);
    for (const { level, code, message } of advice) output.note(`${level}  ${code}  ${message}`);
    const tally = { unreadable: 0, lead: 0, other: 0, alikeInARow: 0, open: 0 };
    const reading = { contentType: options.text("contentType"), onRead: call.onRead, signal };
    // Stops after Ctrl+C or if the setup is wrong. Leads in progress are finished.
    const isOver = () => signal.aborted || tally.alikeInARow >= maxAlike;
    // Names are kept here, since the forwarder gets only the lead.
    const names = new Map<number, string>();
    const leads = (async function* () {
      let index = 0;
      for await (const batch of readLeads(paths, reading)) {
        for (const read of batch) {
          if (isOver()) return;
          if ("problem" in read) {
            unreadable(read, tally, output);
            continue;
          }
          for (const lead of forwarder.split(read.lead)) {
            names.set(index, read.name);
            index += 1;
            yield lead;
          }
        }
      }
    })();
    const progress = await startProgress(output, output.say("forward.sending"), total);
    let by: Readonly<Record<string, number>> = {};
    const ended = forwarder.forwardAll(leads, {
      concurrency: options.number("concurrency"),
      ...(receivedAt && { receivedAt: () => receivedAt }),
      onProgress: (state) => {
        by = state.by;
        progress.update(state.done, countsOf(state.by));
      },
    });
    let broken: { readonly thrown: unknown } | undefined;
    try {
      for await (const { index, result } of ended) {
        count(result, tally);
        await report(names.get(index) ?? "", result, output);
        names.delete(index);
        await output.room();
      }
    } catch (thrown) {
      // An unreadable file ends the command, after a summary of what was sent.
      broken = { thrown };
    }
    progress.end();
    const summary = `${countsOf(by)}${tally.unreadable > 0 ? `  unreadable ${tally.unreadable}` : ""}`;
    if (output.isJson) output.note(summary);
    else output.print(summary);
    if ((by.skip ?? 0) > 0) output.note(output.say("forward.skippedWhy"));
    if (tally.open > 0) output.note(output.say("forward.stillOpen", { open: tally.open }));
    if (tally.alikeInARow >= maxAlike) output.complain(output.say("forward.stopped"));
    if (signal.aborted) return "interrupted";
    if (broken !== undefined) throw broken.thrown;
    if (tally.lead + tally.unreadable + tally.open > 0) return "no";
    return tally.other > 0 ? "outside" : "yes";
  } finally {
    await delivery.close();
  }
}

type Tally = { unreadable: number; lead: number; other: number; alikeInARow: number; open: number };

function unreadable(read: UnreadLead, tally: Tally, output: Output): void {
  tally.unreadable += 1;
  if (output.isJson)
    output.json({ lead: read.name, status: "unreadable", problem: english.sayMessage(read.problem) });
  else output.print(`unreadable  ${read.name}  ${output.language.sayMessage(read.problem)}`);
}

function count(result: ForwardResult, tally: Tally): void {
  const isAlike =
    result.status === "error" && (result.fault === "setup" || result.error?.name === "StoreError");
  tally.alikeInARow = isAlike ? tally.alikeInARow + 1 : 0;
  if (result.status === "unknown") tally.open += 1;
  if (result.status !== "error") return;
  if (result.fault === "lead") tally.lead += 1;
  else tally.other += 1;
}
/** Prints leads that need attention; as JSON, every lead. No data of buyers: only file names, ids and issues. */
async function report(name: string, result: ForwardResult, output: Output): Promise<void> {
  if (output.isJson) {
    const error = "error" in result && result.error !== undefined ? { error: errorAsJson(result.error) } : {};
    output.json({ lead: name, ...result, ...error });
    return;
  }
  if (result.status !== "error" && result.status !== "unknown") return;
  const fault = result.status === "error" ? `  ${result.fault}` : "";
  const issues = result.issues.filter(({ level }) => level === "error");
  const why =
    issues.length > 0 || result.error === undefined
      ? ""
      : `  ${await shortReasonOf(result.error, output.language)}`;
  output.print(`${output.style("red", result.status)}${fault}  ${result.entryId ?? name}${why}`);
  for (const issue of issues) output.print(issueLine(issue, output));
}

function countsOf(by: Readonly<Record<string, number>>): string {
  return ["success", "duplicate", "skip", "error", "unknown"]
    .map((name) => `${name} ${by[name] ?? 0}`)
    .join("  ");
}

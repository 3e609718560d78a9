import type { RegisterEntry, RegisterPage, RegisterView } from "../../../entries/index.ts";
import { listedStatuses } from "../../project/choices.ts";
import { openRegister } from "../../project/delivery.ts";
import { receivedAtOf } from "../../project/openRules.ts";
import { askSentence, askYes } from "../../terminal/asking.ts";
import type { CommandCall, Ending } from "../../terminal/command.ts";
import { CommandFailure } from "../../terminal/failure.ts";
import { type Output, shown } from "../../terminal/output.ts";
import { formatTable } from "../../terminal/table.ts";
import { wholeId } from "./entryId.ts";
import { registerResend } from "./registerResend.ts";

export async function registerCommand(call: CommandCall): Promise<Ending> {
  const [, verb = ""] = call.name.split(" ");
  if (verb === "resend") return registerResend(call);
  const { register, close } = await openRegister(call);
  try {
    switch (verb) {
      case "show":
        return await show(call, register);
      case "discard":
        return await discard(call, register);
      case "erase":
        return await erase(call, register);
      case "stats":
        return await stats(call, register);
      default:
        return await list(call, register);
    }
  } finally {
    await close();
  }
}

async function list({ options, output }: CommandCall, register: RegisterView): Promise<Ending> {
  const since = options.text("since");
  const orderId = options.number("order");
  const ofOrder = async (id: number): Promise<RegisterPage> => {
    if (Object.values(which).some((value) => value !== undefined))
      throw new CommandFailure("usage", "register.orderAlone");
    const entry = await register.findByOrder(id);
    return { entries: entry === undefined ? [] : [entry] };
  };
  const which = {
    status: options.choice("status", listedStatuses),
    limit: options.number("limit"),
    cursor: options.text("cursor"),
    since: since === undefined ? undefined : receivedAtOf(since),
  };
  const { entries, cursor } = await (orderId === undefined ? register.list(which) : ofOrder(orderId));
  if (output.isJson) {
    output.json({ entries, ...(cursor === undefined ? {} : { cursor }) });
    return "yes";
  }
  output.print(formatTable(output.say("register.head").split("|"), entries.map(row), output.columns));
  if (cursor !== undefined) output.note(output.say("register.more", { cursor }));
  return "yes";
}

function row(entry: RegisterEntry): string[] {
  const [issue] = entry.issues.filter(({ level }) => level === "error");
  return [
    entry.id.slice(0, 16),
    entry.receivedAt.toISOString().slice(5, 19).replace("T", " "),
    entry.source ?? entry.namespace,
    entry.fault === undefined ? entry.status : `${entry.status} ${entry.fault}`,
    String(entry.attempts),
    issue?.code ?? entry.errorCode ?? "–",
    issue?.path || "–",
    entry.key ?? "–",
  ];
}

async function show({ options, output, words }: CommandCall, register: RegisterView): Promise<Ending> {
  const id = await wholeId(words[0] ?? "", register);
  const entry = await register.get(id, { lead: options.flag("values") });
  if (entry === undefined) throw new CommandFailure("usage", "register.noEntry", { id });
  if (output.isJson) {
    output.json(entry);
    return "yes";
  }
  // The sentences of the reason and of the error say their details.
  const { issues, history, lead, error, details: _, ...rest } = entry;
  const facts = error === undefined ? rest : { ...rest, error: error.message };
  const rows = Object.entries(facts).map(([name, value]) => [
    name,
    value instanceof Date ? value.toISOString() : shown(value),
  ]);
  output.print(formatTable([], rows, output.columns));
  for (const { level, code, path, message } of issues) output.print(`${level}  ${code}  ${path}  ${message}`);
  for (const { at, by, status, fault = "", errorCode = "" } of history)
    output.print(`${at.toISOString()}  ${by}  ${status} ${fault}  ${errorCode}`.trimEnd());
  if (lead !== undefined) output.json(lead, 2);
  return "yes";
}

async function discard(call: CommandCall, register: RegisterView): Promise<Ending> {
  const id = await wholeId(call.words[0] ?? "", register);
  await askYes(call, call.output.say("register.discardQuestion", { id }));
  await register.discard(id);
  return said(call.output, { id, discarded: true }, "register.discarded");
}

async function erase(call: CommandCall, register: RegisterView): Promise<Ending> {
  const id = await wholeId(call.words[0] ?? "", register);
  await askSentence(call, "register.eraseSentence", call.output.say("register.eraseQuestion", { id }));
  await register.erase(id);
  return said(call.output, { id, erased: true }, "register.erased");
}

async function stats({ output }: CommandCall, register: RegisterView): Promise<Ending> {
  const found = await register.stats();
  if (output.isJson) output.json(found);
  else {
    const rows = Object.entries(found.by).map(([status, count]) => [status, String(count)]);
    output.print(formatTable(output.say("register.statsHead").split("|"), rows, output.columns));
    output.print(output.say("register.waiting", { count: found.waiting, ms: found.oldestMs ?? 0 }));
  }
  return "yes";
}

function said(output: Output, value: object, text: "register.discarded" | "register.erased"): Ending {
  if (output.isJson) output.json(value);
  else output.print(output.say(text));
  return "yes";
}

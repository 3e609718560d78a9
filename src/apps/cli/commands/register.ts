import type { RegisterEntry, RegisterPage, RegisterView } from "../../../entries/index.ts";
import { readConfig } from "../../files/config.ts";
import { faults, listedStatuses, openStatuses } from "../../project/choices.ts";
import { openDelivery, openRegister, registerFile } from "../../project/delivery.ts";
import { receivedAtOf } from "../../project/openRules.ts";
import { askSentence, askYes } from "../../terminal/asking.ts";
import type { CommandCall, Ending } from "../../terminal/command.ts";
import { CommandFailure, reasonOf } from "../../terminal/failure.ts";
import { type Output, shown } from "../../terminal/output.ts";
import { startProgress } from "../../terminal/progress.ts";
import { formatTable } from "../../terminal/table.ts";
import { noEntry, wholeId } from "./entryId.ts";
import { issueLine } from "./resultLine.ts";

const sentences = { resendAll: "send all again", erase: "erase this lead" } as const;

export async function registerCommand(call: CommandCall): Promise<Ending> {
  const [, verb = ""] = call.name.split(" ");
  if (verb === "resend") return resend(call);
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
      throw new CommandFailure("usage", orderAlone);
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
  output.print(formatTable(output.say(head).split("|"), entries.map(row), output.columns));
  if (cursor !== undefined) output.note(output.say(more, { cursor }));
  return "yes";
}

function row(entry: RegisterEntry): string[] {
  const [issue] = entry.issues.filter(({ level }) => level === "error");
  return [
    entry.id.slice(0, 16),
    entry.receivedAt.toISOString().slice(5, 19).replace("T", " "),
    shown(entry.source ?? entry.namespace),
    entry.fault === undefined ? entry.status : `${entry.status} ${entry.fault}`,
    String(entry.attempts),
    issue?.code ?? entry.errorCode ?? "–",
    issue?.path || "–",
    shown(entry.key ?? "–"),
  ];
}

async function show({ options, output, words }: CommandCall, register: RegisterView): Promise<Ending> {
  const id = await wholeId(words[0] ?? "", register);
  const entry = await register.get(id, { lead: options.flag("values") });
  if (entry === undefined) throw new CommandFailure("usage", noEntry, { id });
  if (output.isJson) {
    output.json(entry);
    return "yes";
  }
  const { issues, history, lead, ...rest } = entry;
  const rows = Object.entries(rest).map(([name, value]) => [
    name,
    value instanceof Date ? value.toISOString() : shown(value),
  ]);
  output.print(formatTable(["", ""], rows, output.columns).trimStart());
  for (const { level, code, path, message } of issues)
    output.print(`${level}  ${code}  ${path}  ${shown(message)}`);
  for (const { at, by, status, fault = "", errorCode = "" } of history)
    output.print(`${at.toISOString()}  ${by}  ${status} ${fault}  ${errorCode}`.trimEnd());
  if (lead !== undefined) output.print(JSON.stringify(lead, undefined, 2));
  return "yes";
}

async function discard(call: CommandCall, register: RegisterView): Promise<Ending> {
  const id = await wholeId(call.words[0] ?? "", register);
  await askYes(call, call.output.say(discardQuestion, { id }));
  await register.discard(id);
  return said(call.output, { id, discarded: true }, discarded);
}

async function erase(call: CommandCall, register: RegisterView): Promise<Ending> {
  const id = await wholeId(call.words[0] ?? "", register);
  await askSentence(call, sentences.erase, call.output.say(eraseQuestion, { id }));
  await register.erase(id);
  return said(call.output, { id, erased: true }, erased);
}

async function stats({ output }: CommandCall, register: RegisterView): Promise<Ending> {
  const found = await register.stats();
  if (output.isJson) output.json(found);
  else {
    const rows = Object.entries(found.by).map(([status, count]) => [status, String(count)]);
    output.print(formatTable(output.say(statsHead).split("|"), rows, output.columns));
    output.print(
      output.say(waiting, { count: found.waiting, minutes: Math.ceil((found.oldestMs ?? 0) / 60_000) }),
    );
  }
  return "yes";
}

async function resend(call: CommandCall): Promise<Ending> {
  const { options, output, words, signal } = call;
  const [idOrStart] = words;
  if ((idOrStart === undefined) !== options.flag("all")) throw new CommandFailure("usage", oneOrAll);
  if (options.flag("all") && options.flag("as-new")) throw new CommandFailure("usage", newAlone);
  const config = await readConfig(call);
  const file = registerFile(call, config);
  if (file !== undefined) await (await openRegister(call)).close();
  const delivery = await openDelivery(call, undefined, { ...config, register: file, store: file });
  const { withRegister: forwarder } = delivery;
  if (forwarder === undefined)
    throw new Error("unreachable: the file of the store was given as the register");
  try {
    if (idOrStart !== undefined) {
      const id = await wholeId(idOrStart, forwarder.register);
      const isNew = options.flag("as-new");
      await askYes(call, output.say(isNew ? asNewQuestion : resendQuestion, { id }));
      const result = await forwarder.resend(id, { signal, as: isNew ? "new" : undefined });
      if (output.isJson) output.json({ id, ...result });
      else {
        output.print(`${result.status}  ${id}${"orderId" in result ? `  ${result.orderId}` : ""}`);
        // Issues say why the lead failed, and contain no data of the buyer.
        if (result.status === "error")
          for (const issue of result.issues) output.print(issueLine(issue, output));
        if (result.status === "error" && result.error !== undefined)
          output.print(`  ${shown(await reasonOf(result.error, output.language))}`);
      }
      if (result.status === "unknown") return "no";
      return result.status !== "error" ? "yes" : result.fault === "lead" ? "no" : "outside";
    }
    const since = options.text("since");
    const which = {
      status: options.choice("status", openStatuses),
      fault: options.choice("fault", faults),
      limit: options.number("limit"),
      ...(since === undefined ? {} : { since: receivedAtOf(since) }),
    };
    const { count } = await forwarder.resendAll({ ...which, dryRun: true });
    await askSentence(call, sentences.resendAll, output.say(resendAllQuestion, { count }));
    const progress = await startProgress(output, output.say(resending), count);
    const result = await forwarder.resendAll({ ...which, signal });
    progress.end();
    if (output.isJson) output.json(result);
    else
      output.print(
        Object.entries(result.by)
          .map(([name, number]) => `${name} ${number}`)
          .join("  "),
      );
    if (signal.aborted) return "interrupted";
    if (result.stopped !== undefined) {
      output.complain(output.say(stoppedAt, { code: result.stopped }));
      return "outside";
    }
    return result.by.error + result.by.unknown === 0 ? "yes" : "no";
  } finally {
    await delivery.close();
  }
}

function said(output: Output, value: object, text: typeof discarded): Ending {
  if (output.isJson) output.json(value);
  else output.print(output.say(text));
  return "yes";
}

const head = {
  en: "ID|RECEIVED|SOURCE|STATUS|TRIES|CODE|PATH|KEY",
  uk: "ID|НАДІЙШОВ|ДЖЕРЕЛО|СТАН|СПРОБ|КОД|ДЕ|КЛЮЧ",
  pl: "ID|PRZYSZEDŁ|ŹRÓDŁO|STAN|PRÓB|KOD|GDZIE|KLUCZ",
};
const statsHead = { en: "STATUS|LEADS", uk: "СТАН|ЛІДІВ", pl: "STAN|LEADÓW" };
const more = { en: "More: --cursor {cursor}", uk: "Далі: --cursor {cursor}", pl: "Dalej: --cursor {cursor}" };
const waiting = {
  en: "Waiting: {count}, the oldest for {minutes} min.",
  uk: "Чекає: {count}, найдавніший {minutes} хв.",
  pl: "Czeka: {count}, najstarszy {minutes} min.",
};
const orderAlone = {
  en: "--order names one lead: leave out the other filters.",
  uk: "--order називає один лід: приберіть інші фільтри.",
  pl: "--order wskazuje jeden lead: usuń pozostałe filtry.",
};
const oneOrAll = {
  en: "Name one entry, or --all.",
  uk: "Назвіть один запис або --all.",
  pl: "Podaj jeden wpis albo --all.",
};
const newAlone = {
  en: "--as-new makes one lead an order of its own: name its entry, without --all.",
  uk: "--as-new створює окреме замовлення з одного ліда: назвіть його запис, без --all.",
  pl: "--as-new tworzy osobne zamówienie z jednego leada: podaj jego wpis, bez --all.",
};
const asNewQuestion = {
  en: "Make the lead {id} an order of its own in Base?",
  uk: "Створити з ліда {id} окреме замовлення в Base?",
  pl: "Utworzyć z leada {id} osobne zamówienie w Base?",
};
const resendQuestion = {
  en: "Send the lead {id} to Base again?",
  uk: "Надіслати лід {id} до Base ще раз?",
  pl: "Wysłać lead {id} do Base jeszcze raz?",
};
const resendAllQuestion = {
  en: "{count} leads would be sent to Base again.",
  uk: "Лідів, які буде надіслано до Base ще раз: {count}.",
  pl: "Leadów, które zostaną wysłane do Base jeszcze raz: {count}.",
};
const resending = { en: "Sending again", uk: "Надсилаю ще раз", pl: "Wysyłam ponownie" };
const stoppedAt = {
  en: "Stopped after five errors {code} in a row: correct the setup, then run it again.",
  uk: "Зупинено після п'яти помилок {code} поспіль: виправте налаштування і викличте ще раз.",
  pl: "Zatrzymano po pięciu błędach {code} z rzędu: popraw konfigurację i wywołaj ponownie.",
};
const discardQuestion = {
  en: "Discard the lead {id}? Its data is erased, and it will not be sent.",
  uk: "Відмовитися від ліда {id}? Його дані буде стерто, і ніщо його більше не надішле.",
  pl: "Porzucić lead {id}? Jego dane zostaną usunięte i nic go już nie wyśle.",
};
const eraseQuestion = {
  en: "The entry {id} would be erased, with its data and the traces of its buyer.",
  uk: "Запис {id} буде забуто разом із даними й слідами покупця.",
  pl: "Wpis {id} zostanie zapomniany razem z danymi i śladami kupującego.",
};
const discarded = { en: "Discarded.", uk: "Відмовлено.", pl: "Porzucono." };
const erased = { en: "Erased.", uk: "Стерто.", pl: "Usunięto." };

import { expected } from "../../shared/options/check.ts";
import { hash48 } from "./fingerprint.ts";
import type { Known, WatchState } from "./watchState.ts";

export interface KeptState {
  readonly account: string;
  readonly state: WatchState;
}

/** What a cursor belongs to and its version: in another form, the parts may have another meaning. */
export type CursorForm = "w1" | "r1";
const owners: Readonly<Record<CursorForm, string>> = { w1: "watchOrders", r1: "watchReturns" };
/** The pattern of a cursor, with only characters that need no escaping in URLs, headers, JSON and SQL. */
const whole = /^([wr]\d+)\.([0-9a-z]+)\.([\w-]+)\.([\w.-]*)$/;

/** The form, a checksum, the account, five numbers, and for each order or return the difference to the previous id, in base 36. */
export function formatWatchCursor(form: CursorForm, account: string, state: WatchState): string {
  let last = 0;
  const items = state.known.map(({ id, status, since, paid, print, pack, events = 0 }) => {
    const counts = [id - last, status, since].map(short);
    last = id;
    // What is empty at the end is left out.
    return [...counts, shortOrEmpty(paid), print, shortOrEmpty(events), pack].join("_").replace(/_+$/, "");
  });
  const numbers = [
    state.floor === undefined ? "" : short(state.floor),
    short(state.addedSince),
    state.newSince === undefined ? "" : short(state.newSince),
    short(state.journalId),
    short(state.journalSince),
  ];
  const content = [...numbers, ...items].join(".");
  return [form, checksum(account, content), account, content].join(".");
}

/** @throws TypeError for text that is not a cursor, was truncated or changed, or is of another form */
export function parseWatchCursor(form: CursorForm, name: string, input: unknown): KeptState {
  const [, cursorForm, sum, account, content] = typeof input === "string" ? (whole.exec(input) ?? []) : [];
  const isOfOther = cursorForm !== form && cursorForm !== undefined && Object.hasOwn(owners, cursorForm);
  if (cursorForm === undefined || account === undefined || content === undefined || isOfOther)
    throw expected(name, `the \`cursor\` of an event of ${owners[form]}`, input);
  if (cursorForm !== form) {
    throw expected(
      name,
      `a cursor of this version of the SDK (${form}), and this one is of another (${cursorForm.slice(0, 8)}). Continue with that version, or start again with \`from\`.`,
    );
  }
  const state = sum === checksum(account, content) ? readState(content) : undefined;
  if (state === undefined) {
    throw expected(
      name,
      "a whole cursor, and this one was cut or changed. Keep it in a column without a limit of its length (MySQL: LONGTEXT).",
    );
  }
  return { account, state };
}

function checksum(account: string, content: string): string {
  return hash48(`${account}.${content}`).toString(36);
}

function readState(content: string): WatchState | undefined {
  const [floor = "", addedSince, newSince = "", journalId, journalSince, ...items] = content.split(".");
  const known: Known[] = [];
  let last = 0;
  for (const item of items) {
    const [step, status, since, paid = "", print = "", events = "", pack = ""] = item.split("_");
    last += long(step);
    const numbers = { status: long(status), since: long(since), paid: long(paid || "0") };
    known.push({ id: last, ...numbers, print, pack, ...(events === "" ? {} : { events: long(events) }) });
  }
  const state = {
    known,
    ...(floor === "" ? {} : { floor: long(floor) }),
    addedSince: long(addedSince),
    ...(newSince === "" ? {} : { newSince: long(newSince) }),
    journalId: long(journalId),
    journalSince: long(journalSince),
  };
  // The checksum detects damage; this check detects a forged cursor.
  const numbers = [state, ...known].flatMap((part) => Object.values(part)).filter(isNumber);
  return numbers.every(Number.isSafeInteger) ? state : undefined;
}

function short(value: number): string {
  return Math.trunc(value).toString(36);
}

function shortOrEmpty(value: number): string {
  return value === 0 ? "" : short(value);
}

function long(text = ""): number {
  return Number.parseInt(text, 36);
}

function isNumber(value: unknown): value is number {
  return typeof value === "number";
}

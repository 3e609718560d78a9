import type { Text } from "../frame/language.ts";

/** The answer of a probe. Never contains a buyer's data: only lengths, types and equalities. */
export interface ProbeAnswer {
  readonly id: string;
  /** `undecided` if this account cannot show it; `why` says what is missing. */
  readonly answer: "yes" | "no" | "undecided";
  readonly why: string;
}

export type ProbeCall = (method: string, params: object) => Promise<ProbeResult>;

export type ProbeResult =
  | { readonly ok: true; readonly body: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly code: string; readonly message: string };

/** A question to the account, with its maximum number of calls. */
export interface Probe extends Text {
  readonly id: string;
  readonly calls: number;
  /** The methods that it calls, as shown in the plan. */ readonly methods: string;
}

export function probe(id: string, calls: number, methods: string, asks: Text): Probe {
  return { id, calls, methods, ...asks };
}

/** `undefined` means that this account cannot show it. */
export function answerOf(id: string, value: boolean | undefined, why: string): ProbeAnswer {
  return { id, answer: value === undefined ? "undecided" : value ? "yes" : "no", why };
}

export function listIn(
  body: Readonly<Record<string, unknown>>,
  name: string,
): readonly Readonly<Record<string, unknown>>[] {
  const value = body[name];
  const entries: unknown[] = Array.isArray(value) ? value : Object.values(Object(value));
  return entries.flatMap((entry) => (typeof entry === "object" && entry !== null ? [{ ...entry }] : []));
}

/** `list`, `map`, `text`, …: the type of a value, without its content. */
export function typeOf(value: unknown): string {
  if (Array.isArray(value)) return "list";
  if (value === null) return "null";
  return typeof value === "object" ? "map" : typeof value === "string" ? "text" : typeof value;
}

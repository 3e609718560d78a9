import type { Text } from "../frame/language.ts";

/** What a probe says. It never holds a buyer's data: lengths, types and equalities only. */
export interface ProbeAnswer {
  readonly id: string;
  /** `undecided` where this account cannot show it; `why` says what is missing. */
  readonly answer: "yes" | "no" | "undecided";
  readonly why: string;
}

/** A call of the API without retries, as it is answered. An error of the API is a value here. */
export type ProbeCall = (method: string, params: object) => Promise<ProbeResult>;

export type ProbeResult =
  | { readonly ok: true; readonly body: Readonly<Record<string, unknown>> }
  | { readonly ok: false; readonly code: string; readonly message: string };

/** A question to the account, and how many calls it takes at most. */
export interface Probe {
  readonly id: string;
  readonly calls: number;
  /** The methods that it calls, as the plan shows them. */ readonly methods: string;
  readonly about: Text;
}

/** A row of a plan: id, calls, methods, and the question in each language. */
type PlannedProbe = readonly [id: string, calls: number, methods: string, en: string, uk: string, pl: string];

export function probesOf(plan: readonly PlannedProbe[]): readonly Probe[] {
  return plan.map(([id, calls, methods, en, uk, pl]) => ({ id, calls, methods, about: { en, uk, pl } }));
}

/** `undefined` is what this account cannot decide. */
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

/** `list`, `map`, `text`, …: the type of a value and nothing of it. */
export function typeOf(value: unknown): string {
  if (Array.isArray(value)) return "list";
  if (value === null) return "null";
  return typeof value === "object" ? "map" : typeof value === "string" ? "text" : typeof value;
}

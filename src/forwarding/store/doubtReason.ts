import type { DoubtCause } from "./engineRows.ts";

/** What happened to an engine, and what to do, as two sentences. */
export type Happening = readonly [what: string, cure: string];

/**
 * Why a store may have forgotten leads, for people: what happened, that leads are looked up, and what to do.
 * @param changed - what another epoch of the engine means
 */
export function doubtReason(
  store: string,
  { before, after, doubtMs, isProved }: DoubtCause,
  changed: (before: string, after: string) => Happening,
): string {
  const [what, cure] = isProved
    ? proved(store)
    : before === undefined
      ? emptied(store)
      : changed(before, after);
  return `${what} ${lookUpsFor(doubtMs)} ${cure}`;
}

function lookUpsFor(doubtMs: number): string {
  if (doubtMs === 0) return "Leads that it does not know are sent all the same, because `doubtMs` is 0.";
  const time =
    doubtMs === Number.POSITIVE_INFINITY ? "From now on" : `For ${Math.ceil(doubtMs / 60_000)} minutes`;
  return `${time}, leads that it does not know are looked up in Base before they are sent.`;
}

function proved(store: string): Happening {
  return [
    `${store} does not know a lead whose order is in Base.`,
    "Find out what removed it: another program, or a person.",
  ];
}

function emptied(store: string): Happening {
  return [`${store} lost everything that it held.`, "Find out what emptied it."];
}

import type { FaultKind } from "./faults.ts";

/** One line of what happened. */
export interface Line {
  readonly at: number;
  /** `P1`, `Base`, `store`, `sender`. */
  readonly who: string;
  readonly text: string;
  readonly fault?: FaultKind;
}

/** What happened in a run, for a person to read. */
export class Timeline {
  readonly lines: Line[] = [];
  readonly #time: { readonly now: number };

  constructor(time: { readonly now: number }) {
    this.#time = time;
  }

  add(who: string, text: string): void {
    this.lines.push({ at: this.#time.now, who, text });
  }

  fault(who: string, text: string, fault: FaultKind): void {
    this.lines.push({ at: this.#time.now, who, text, fault });
  }
}

/** The lines as text. What a process does again and again while it waits is reported once. */
export function printTimeline(lines: readonly Line[]): string {
  return folded(lines)
    .map(({ at, who, text, fault, times }) => {
      const left = `${(at / 1_000).toFixed(3).padStart(10)}s  ${who} ${text}${times > 1 ? ` (${times} times)` : ""}`;
      return fault === undefined ? left : `${left.padEnd(76)} <== ${fault}`;
    })
    .join("\n");
}

type Folded = Line & { readonly times: number };

function folded(lines: readonly Line[]): Folded[] {
  const result: Folded[] = [];
  for (const line of lines) {
    const from = Math.max(0, result.length - (line.text.endsWith("← busy") ? 3 : 1));
    const index = result.findIndex(
      (each, at) => at >= from && each.who === line.who && each.text === line.text,
    );
    const known = result[index];
    if (known === undefined || line.fault !== undefined) result.push({ ...line, times: 1 });
    else result[index] = { ...known, times: known.times + 1 };
  }
  return result;
}

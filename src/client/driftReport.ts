import type { Drift } from "../errors/unexpectedResponseError.ts";
import type { DriftEvent } from "./events.ts";

/** The event of one answer. A class, so that an event that is printed or compared shows facts and no function. */
export class AnswerDrift implements DriftEvent {
  readonly method: string;
  readonly callId: number;
  readonly drift: readonly Drift[];
  readonly omitted: number | undefined;

  constructor(method: string, callId: number, drift: readonly Drift[], omitted: number | undefined) {
    this.method = method;
    this.callId = callId;
    this.drift = drift;
    this.omitted = omitted;
  }

  toReport(): string {
    const rows = this.drift.map(({ path, expected, received }) => {
      const place = path === "" ? "(the answer)" : path.replaceAll("|", "\\|");
      return `| \`${place}\` | ${expected} | ${received} |`;
    });
    const more = this.omitted === undefined ? [] : ["", `And ${this.omitted} more places.`];
    const heading = `\`${this.method}\`: the answer differs from its declaration`;
    return [heading, "", "| where | declared | came |", "| --- | --- | --- |", ...rows, ...more].join("\n");
  }
}

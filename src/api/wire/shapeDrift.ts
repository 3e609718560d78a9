import type { ParamProblem } from "../../shared/errors/invalidParamsError.ts";
import type { Drift } from "../../shared/errors/unexpectedResponseError.ts";
import { keysOf } from "../../shared/json/value.ts";

/** The drift event of one call. A class, so that printing or comparing it shows facts and no function. */
export class ShapeDrift {
  readonly side: "params" | "result";
  readonly method: string;
  readonly callId: number;
  readonly drift: readonly Drift[];
  readonly omitted: number | undefined;

  constructor(
    side: "params" | "result",
    method: string,
    callId: number,
    drift: readonly Drift[],
    omitted: number | undefined,
  ) {
    this.side = side;
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
    const what = this.side === "params" ? "parameters differ from their" : "answer differs from its";
    const heading = `\`${this.method}\`: the ${what} declaration`;
    return [
      heading,
      "",
      `| where | declared | ${this.side === "params" ? "sent" : "came"} |`,
      "| --- | --- | --- |",
      ...rows,
      ...more,
    ].join("\n");
  }
}

/** One place for each map, as keys are not named: a thousand products have the same mistake. */
export function driftOfKeys(method: string, callId: number, problems: readonly ParamProblem[]): ShapeDrift {
  const places = problems.map(({ path }) => keysOf(path).map((key, depth) => (depth === 0 ? key : "*")));
  const drift = Array.from(new Set(places.map((place) => place.join("."))), (path) => ({
    path,
    expected: "a documented key",
    received: "another key",
  }));
  return new ShapeDrift("params", method, callId, drift, undefined);
}

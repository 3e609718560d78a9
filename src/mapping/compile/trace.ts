/** One thing that happened to a value on its way. */
export interface TraceStep {
  /** The modifier, for example `lookup`. */
  readonly step: string;
  readonly value: unknown;
}

/** How one value came about. */
export interface TraceEntry {
  /** The path of the value in the rules. */
  readonly rule: string;
  /** The source, for example `path Email`. */
  readonly source: string;
  /** What the source gave. */
  readonly raw: unknown;
  readonly steps: readonly TraceStep[];
  readonly value: unknown;
}

/** Collects what `explain` tells. */
export interface Trace {
  readonly entries: TraceEntry[];
  /** The concrete paths that rules have read. */
  readonly read: Set<string>;
}

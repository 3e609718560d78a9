/** One thing that happened to a value on its way. */
export interface TraceStep {
  /** The modifier, for example `lookup`; `default` where the fallback was taken; `field` for what the order's field made of it. */
  readonly step: string;
  /** What it made of the value; `undefined` where it left nothing. */
  readonly value: unknown;
}

/** How one value of the rules came about. */
export interface TraceEntry {
  /** The path of the value in the rules, for example `fields.phone` or `fields.phone.first[1]`. */
  readonly rule: string;
  /** The line of the order; `undefined` outside of lines. */
  readonly line: number | undefined;
  /** Where it came from, for example `path Email`. */
  readonly source: string;
  /** What stood there. */
  readonly raw: unknown;
  readonly steps: readonly TraceStep[];
  readonly value: unknown;
}

/** Collects what `explain` tells. */
export interface Trace {
  readonly entries: (TraceEntry & { readonly steps: TraceStep[] })[];
  /** What has happened so far to the value at hand. */
  steps: TraceStep[];
  /** Which properties of which parts of the lead were read. */
  readonly reads: Map<object, Set<string>>;
}

import type { Work } from "../contract/budget.ts";
import type { PathStep } from "../path/parsePath.ts";

/** The names in the lead that are close to a path that found nothing. */
export interface Nearest {
  /** Up to three paths, as rules would write them. If no name is close, the first few names. */
  readonly paths: readonly string[];
  readonly isNear: boolean;
}

/** Compiles the search for names that are close to a path, for the message that it found nothing. */
export type CompileSearch = (steps: readonly PathStep[], start: string) => Search;

export type Search = (from: unknown, work: Searched, isSure: boolean) => Nearest;

/** The work on one lead, and what was searched in it. */
export interface Searched extends Work {
  /** The object that was searched last, and its model if one can be kept: it has the same names, and no values. */
  modelled:
    | { readonly from: unknown; readonly model: Readonly<Record<string, unknown>> | undefined }
    | undefined;
}

import { kindsOf, type ValueKind } from "../../mapping/values/kinds/kindsOf.ts";
import { findCountry } from "../survey/country.ts";
import { type Leaf, type Survey, surveyLeads } from "../survey/survey.ts";
import { type Meaning, meaningsOf, type NamedAs } from "./meanings.ts";
import type { CandidateDoubt } from "./suggested.ts";

export interface Named extends Leaf {
  readonly meanings: ReadonlyMap<string, NamedAs>;
  /** The values that are not empty. */
  readonly there: readonly unknown[];
}

/** Whether a value is of a kind, for the country of the leads. */
export type Kinds = (kind: ValueKind, value: unknown) => boolean;

export interface Source {
  readonly survey: Survey;
  readonly country: string | undefined;
  readonly kinds: Kinds;
  /** The parameters outside of lists, in the order of the leads. */
  readonly top: readonly Named[];
}

/** Reads the leads of one source. A path in fewer than half of them does not belong to it. */
export function sourceOf(leads: readonly unknown[]): Source {
  const survey = surveyLeads(leads);
  const isCommon = ({ values }: Leaf) =>
    values.filter((value) => value !== undefined).length * 2 >= survey.leadCount;
  const common = [...survey.leaves.values()].filter(isCommon);
  const country = findCountry(common);
  return {
    survey,
    country,
    kinds: (kind, value) => kindsOf(value, { country }).has(kind),
    top: common.map(named),
  };
}

export function named(leaf: Leaf): Named {
  const there = leaf.values.filter((value) => value !== undefined && value !== null);
  return { ...leaf, meanings: meaningsOf(leaf), there };
}

/**
 * The parameters with this name, best names first, then the outer ones. With `kind`, all their values are of
 * that kind.
 */
export function namedAs(all: readonly Named[], meaning: Meaning, kinds?: Kinds, kind?: ValueKind): Named[] {
  const rank = ({ meanings }: Named) => meanings.get(meaning)?.rank ?? 0;
  return all
    .filter(
      (parameter) =>
        parameter.meanings.get(meaning)?.isExact && (!kinds || !kind || isAll(parameter, kinds, kind)),
    )
    .sort(
      (one, other) =>
        rank(one) - rank(other) || one.names.length - other.names.length || one.place - other.place,
    );
}

export function isAll({ there }: Named, kinds: Kinds, kind: ValueKind): boolean {
  return there.length > 0 && there.every((value) => kinds(kind, value));
}

export function homeOf({ homes }: Leaf): string {
  return homes.at(-1) ?? "";
}

/** Why a parameter is never written, whatever its name. */
export function doubtOf({ party, oneOfMany }: Leaf): CandidateDoubt | undefined {
  return party === "other" ? "somebody_else" : oneOfMany ? "one_of_many" : undefined;
}

/** A text as it is compared: letters and digits in lower case. */
export function plainText(value: unknown): string {
  const isText = typeof value === "string" || typeof value === "number";
  return isText
    ? String(value)
        .slice(0, 2000)
        .toLowerCase()
        .replace(/[^\p{L}\d]/gu, "")
    : "";
}

/** Whether these parameters never say two different things in one lead. */
export function agree(all: readonly Named[], plain: (value: unknown) => string = plainText): boolean {
  const count = Math.max(0, ...all.map(({ values }) => values.length));
  for (let index = 0; index < count; index += 1)
    if (new Set(all.map(({ values }) => plain(values[index])).filter(Boolean)).size > 1) return false;
  return true;
}

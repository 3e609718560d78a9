import { isRecord } from "../../shared/json/value.ts";
import { closestName, isSameThing, nameDistance, plainName } from "../../shared/options/closestName.ts";
import { escapeControls } from "../../shared/runtime/text.ts";
import type { Work } from "../contract/budget.ts";
import { compilePath, compileReached, elementsOf, isKeyed } from "../path/compilePath.ts";
import { firstNames, maxNames } from "../path/firstNames.ts";
import { type PathStep, writePath } from "../path/parsePath.ts";
import { remember } from "../values/remember.ts";
import { textOf } from "./scalar.ts";
import type { Nearest } from "./search.ts";

/** Returns the names that look the same to a person. With `isSure`, it returns none that could be another word. */
export type CloseNames = (
  wanted: string,
  names: readonly string[],
  work: Work,
  isSure: boolean,
) => readonly string[];

/**
 * Finds paths in another spelling, or with a key too many or too few. It returns names, never values. With
 * `isSure`, only those that can hardly mean anything else.
 */
export type FindNearest = (from: unknown, work: Work, isSure: boolean) => Nearest;

/** Compiles the search for paths that are close to one. Its parts are compiled once: most leads lack what the last one did. */
export function compileNearest(
  closeNames: CloseNames,
  steps: readonly PathStep[],
  start: string,
): FindNearest {
  const asked = writePath(steps, start);
  const ways = steps.map((step) => ({
    step,
    read: compilePath([step], "first", ""),
    textsAt: step.type === "find" ? compileTexts(step.keys) : undefined,
  }));
  return (from, work, isSure) => {
    const found = new Set<string>();
    const add = (...to: readonly PathStep[]): void => {
      if (found.size > 2) return;
      const path = writePath(to, start);
      // A property that is there with the value `undefined` is not what was meant.
      if (isShort(path) && path !== asked && !mayBeData.test(path)) found.add(escapeControls(path));
    };
    const tryThese = (...to: readonly PathStep[]): void => {
      const [head] = to;
      // Most names are not there, which shows without compiling.
      const isPossible = head?.type === "key" ? isKeyed(from) && head.key in from : head !== undefined;
      if (isPossible && compileReached(to, "")(from, work)) add(...to);
    };
    // `body.email`, `/email`, and `items.name` if paths start at the item.
    for (let index = 1; index < steps.length && found.size === 0; index += 1) tryThese(...steps.slice(index));
    const [first] = steps;
    if (first?.type === "key" && first.key.includes("/"))
      tryThese(...first.key.split("/").filter(Boolean).map(keyStep), ...steps.slice(1));

    let holder = from;
    let depth = 0;
    for (const { read } of ways) {
      const next = read(holder, work);
      if (next === undefined) break;
      holder = next;
      depth += 1;
    }
    const { step, textsAt } = ways[depth] ?? {};
    const before = steps.slice(0, depth);
    const after = steps.slice(depth + 1);
    // The whole path exists, and is empty.
    if (step === undefined) {
      for (const name of isRecord(from) ? namesOf(from, work, 3) : []) add(keyStep(name));
      return { paths: [...found], isNear: false };
    }
    if (step.type === "find") {
      for (const text of closeNames(step.text.join(""), textsAt?.(holder, work) ?? [], work, true))
        add(...before, { ...step, text: [text] }, ...after);
    }
    if (step.type === "find" || step.type === "fromEnd") return { paths: [...found], isNear: found.size > 0 };
    // The lead has a text here instead of an object or a list.
    if (typeof holder !== "object") add(...before);
    const wanted = step.type === "key" ? step.key : (step.keys ?? []).join("");
    if (Array.isArray(holder)) {
      if (Number(wanted) > 0) tryThese(...before, keyStep(String(Number(wanted) - 1)), ...after);
      tryThese(...before, { type: "each", keys: undefined }, step, ...after);
    }
    const names = isRecord(holder) ? namesOf(holder, work, maxNames) : [];
    for (const name of closeNames(wanted, names, work, true)) add(...before, keyStep(name), ...after);
    if (depth === 0 && isRecord(from)) {
      for (const name of namesOf(from, work, maxNames / 4)) {
        const child = from[name];
        if (!isRecord(child)) continue;
        const keys = namesOf(child, work, maxNames / 4);
        const matches = Object.hasOwn(child, wanted) ? [wanted] : closeNames(wanted, keys, work, true);
        for (const key of matches) tryThese(keyStep(name), keyStep(key), ...after);
      }
    }
    if (!isSure)
      for (const name of closeNames(wanted, names, work, false)) add(...before, keyStep(name), ...after);
    if (found.size > 0 || isSure) return { paths: [...found], isNear: found.size > 0 };
    for (const name of names) add(...before, keyStep(name));
    return { paths: [...found], isNear: false };
  };
}

/** Compiles what lists the texts that the elements of a list have at a key. */
function compileTexts(keys: readonly string[]): (holder: unknown, work: Work) => readonly string[] {
  const read = compilePath(keys.map(keyStep), "first", "");
  return (holder, work) =>
    elementsOf(holder)
      .slice(0, maxNames)
      .flatMap((element) => textOf(read(element, work)) ?? [])
      .filter(isShort);
}

/**
 * Matches a name that may be buyer data, or part of a body that was not decoded. A control character could begin a
 * line of a log or steer a terminal.
 */
export const mayBeData = /@|\d{6}|[{}"\p{Cc}\p{Cf}]/u;

/** Returns the first names of an object. */
function namesOf(holder: Readonly<Record<string, unknown>>, work: Work, most: number): readonly string[] {
  return firstNames(holder, work).slice(0, most).filter(isShort);
}

/** A text of more than 60 characters, such as a whole body, is not a name, and comparing it would take too long. */
function isShort({ length }: string): boolean {
  return length <= 60;
}

function keyStep(key: string): PathStep {
  return { type: "key", key };
}

/**
 * Returns a search for names that remembers how close two names are, since leads of one source have the same names. It
 * takes as many steps of the budget as without this: a result never depends on the leads before.
 */
export function createCloseNames(): CloseNames {
  const comparisonsWith = remember(comparisonsOf, 100);
  return (wanted, names, work, isSure) => {
    // Numbers have no similar names.
    if (!/\p{L}/u.test(wanted)) return [];
    // Not checked against the budget: callers only call this with enough steps left. Letters are compared by pairs.
    work.stepsLeft -= names.length * (isSure ? 5 : 50 + wanted.length ** 2 / 16);
    const { distanceTo, isSame } = comparisonsWith(wanted);
    if (isSure) return names.filter((name) => isSpelledAs(wanted, name, distanceTo(name)));
    const closest = closestName(wanted, names, distanceTo);
    return [...(closest === undefined ? [] : [closest]), ...names.filter(isSame)];
  };
}

/** Comparisons of the names of leads with the wanted one. */
function comparisonsOf(wanted: string) {
  return {
    distanceTo: remember((name) => nameDistance(wanted, name), 500),
    isSame: remember((name) => isSameThing(wanted, name), maxNames),
  };
}

/**
 * Whether a name can hardly be another word than the wanted one, from which so many letters differ. One letter may make
 * another word: `height` of `weight`, `code` of `cod`, `fname` of `lname`; and another digit means another thing.
 */
function isSpelledAs(wanted: string, name: string, distance: number): boolean {
  if (distance === 0) return name !== wanted;
  if (distance > 1) return false;
  const asked = plainName(wanted);
  const found = plainName(name);
  if (asked.length < 3 || digitsOf(asked) !== digitsOf(found)) return false;
  const isReplaced = asked.length === found.length && sortedLetters(asked) !== sortedLetters(found);
  if (asked.length > 5) return !isReplaced || asked[0] === found[0];
  return !isReplaced && asked[0] === found[0] && asked.at(-1) === found.at(-1);
}

function digitsOf(name: string): string {
  return name.replace(/\P{N}/gu, "");
}

function sortedLetters(name: string): string {
  return [...name].sort().join("");
}

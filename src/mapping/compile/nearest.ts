import { isRecord } from "../../shared/json/value.ts";
import { closestName, editDistance, isSameThing, plainName } from "../../shared/options/closestName.ts";
import type { Work } from "../contract/budget.ts";
import { compilePath, compileReached, elementsOf } from "../path/compilePath.ts";
import { firstNames, maxNames } from "../path/firstNames.ts";
import { type PathStep, writePath } from "../path/parsePath.ts";
import { textOf } from "./scalar.ts";

/** The names in the lead that are close to a path that found nothing. */
export interface Nearest {
  /** Up to three paths, as rules would write them. If no name is close, the first few names. */
  readonly paths: readonly string[];
  readonly isNear: boolean;
}

/** One look at a lead that a search depends on. It must not hold the lead, since it may be kept and asked again. */
export interface Question<Answer> {
  readonly ask: (from: unknown, work: Work) => Answer;
  /** All of the answer that the search uses. */
  readonly signs: (answer: Answer, work: Work) => readonly unknown[];
  /** The path that is followed. */
  readonly to: readonly PathStep[];
}

/** Asks a question of the lead that is searched. */
export type Look = <Answer>(question: Question<Answer>) => Answer;

/**
 * Finds paths in another spelling, or with a key too many or too few. It returns names, never values. With
 * `isSure`, only those that can hardly mean anything else. Apart from the names of the lead's objects, and what kind
 * of value each has, it only knows what it asks.
 */
export function nearestPaths(
  from: unknown,
  steps: readonly PathStep[],
  work: Work,
  isSure: boolean,
  start = "",
  look: Look = ({ ask }) => ask(from, work),
): Nearest {
  const found = new Set<string>();
  const asked = writePath(steps, start);
  const isThere = (to: readonly PathStep[]): boolean => look(reachedQuestion(to));
  const add = (...to: readonly PathStep[]): void => {
    const path = writePath(to, start);
    // A property that is there with the value `undefined` is not what was meant.
    if (found.size < 3 && path.length <= 60 && path !== asked && !mayBeData.test(path)) found.add(path);
  };
  const tryThese = (...to: readonly PathStep[]): void => {
    if (to.length > 0 && isThere(to)) add(...to);
  };
  // `body.email`, `/email`, and `items.name` if paths start at the item.
  for (let index = 1; index < steps.length && found.size === 0; index += 1) tryThese(...steps.slice(index));
  const [first] = steps;
  if (first?.type === "key" && first.key.includes("/"))
    tryThese(...first.key.split("/").filter(Boolean).map(keyStep), ...steps.slice(1));

  const { holder, depth, texts } = look(endQuestion(steps));
  const step = steps[depth];
  const before = steps.slice(0, depth);
  const after = steps.slice(depth + 1);
  // The whole path exists, and is empty.
  if (step === undefined) return { paths: isRecord(from) ? namesOf(from, work, 3) : [], isNear: false };
  if (step.type === "fromEnd") return { paths: [...found], isNear: found.size > 0 };
  if (step.type === "find") {
    for (const text of closeNames(step.text.join(""), texts, work, true))
      add(...before, { ...step, text: [text] }, ...after);
    return { paths: [...found], isNear: found.size > 0 };
  }
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
}

function reachedQuestion(to: readonly PathStep[]): Question<boolean> {
  return { ask: compileReached(to, ""), signs: (isReached) => [isReached], to };
}

/** How far a path leads. */
interface PathEnd {
  /** The last value that is there. */
  readonly holder: unknown;
  /** How many steps lead to it. */
  readonly depth: number;
  /** If the step after it looks for an element by a text: the texts of the elements. */
  readonly texts: readonly string[];
}

function endQuestion(steps: readonly PathStep[]): Question<PathEnd> {
  const reads = steps.map((step) => compilePath([step], "first", ""));
  return {
    ask(from, work) {
      let holder = from;
      let depth = 0;
      for (const read of reads) {
        const next = read(holder, work);
        if (next === undefined) break;
        holder = next;
        depth += 1;
      }
      const step = steps[depth];
      return { holder, depth, texts: step?.type === "find" ? textsAt(holder, step.keys, work) : [] };
    },
    signs({ holder, depth, texts }, work) {
      const kind = Array.isArray(holder) ? "list" : typeof holder;
      return [depth, kind, ...(isRecord(holder) ? firstNames(holder, work) : []), ...texts];
    },
    to: steps,
  };
}

function textsAt(holder: unknown, keys: readonly string[], work: Work): readonly string[] {
  const read = compilePath(keys.map(keyStep), "first", "");
  return elementsOf(holder)
    .slice(0, maxNames)
    .flatMap((element) => textOf(read(element, work)) ?? []);
}

/**
 * Matches a name that may be buyer data, or part of a body that was not decoded. A control character could begin a
 * line of a log or steer a terminal.
 */
export const mayBeData = /@|\d{6}|[{}"\p{Cc}\p{Cf}]/u;

/**
 * Returns the first names of an object. A key of more than 60 characters, such as a whole body, is not a
 * name, and comparing it would take too long.
 */
function namesOf(holder: Readonly<Record<string, unknown>>, work: Work, most: number): readonly string[] {
  return firstNames(holder, work)
    .slice(0, most)
    .filter(({ length }) => length <= 60);
}

function keyStep(key: string): PathStep {
  return { type: "key", key };
}

/** Returns the names that look the same to a person. With `isSure`, it returns none that could be another word. */
function closeNames(
  wanted: string,
  names: readonly string[],
  work: Work,
  isSure: boolean,
): readonly string[] {
  const plain = plainName(wanted);
  // Numbers have no similar names.
  if (!/\p{L}/u.test(plain)) return [];
  // Not checked against the budget: callers only call this with enough steps left. Letters are compared by pairs.
  work.stepsLeft -= names.length * (isSure ? 5 : 50 + plain.length ** 2 / 16);
  if (isSure) {
    return names.filter((name) => {
      const other = plainName(name);
      if (other === plain) return name !== wanted;
      return (
        plain.length > 5 && Math.abs(other.length - plain.length) < 2 && editDistance(plain, other, 2) < 2
      );
    });
  }
  const closest = closestName(wanted, names);
  return [...(closest === undefined ? [] : [closest]), ...names.filter((name) => isSameThing(wanted, name))];
}

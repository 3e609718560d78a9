import type { Work } from "../contract/budget.ts";
import { isKeyed } from "../path/compilePath.ts";
import { firstNames, maxNames } from "../path/firstNames.ts";
import type { PathStep } from "../path/parsePath.ts";
import { emptyToUndefined } from "../values/missing.ts";
import { type Nearest, nearestPaths, type Question } from "./nearest.ts";

/** Finds names that are close to a path that found nothing, as `nearestPaths` does. */
export type FindNearest = (
  from: unknown,
  steps: readonly PathStep[],
  work: Work,
  isSure: boolean,
  start?: string,
) => Nearest;

/** The names of an object, and what each has. */
interface Shape {
  readonly names: readonly string[];
  readonly kinds: readonly (Kind | Shape)[];
}

/** What a value is, as far as a search can see it without going into it. */
type Kind = "undefined" | "null" | "nothing" | "value" | "emptyList" | "object";

interface KnownShape {
  readonly shape: Shape;
  /** The answers for each path. */
  readonly sure: Map<readonly PathStep[], KnownAnswer>;
  readonly unsure: Map<readonly PathStep[], KnownAnswer>;
}

interface KnownAnswer {
  readonly nearest: Nearest;
  /** The steps that the search took. */
  readonly steps: number;
  /** What it depends on besides the shape, in the order in which it was asked. */
  readonly questions: readonly KnownQuestion[];
}

/** Whether a lead answers a question as the one before it did, and with as many steps. */
type KnownQuestion = (from: unknown, work: Work) => boolean;

/** The object of a lead that was searched last. */
interface Shaped {
  readonly from: unknown;
  readonly known: KnownShape | undefined;
}

/** Leads of one source have few shapes: with or without a field that may be left empty. */
const maxShapes = 8;
/** Limits the memory that untrusted rules and leads can take, of each shape. */
const maxAnswers = 100;
const maxNamesOfShape = 500;
const maxCharacters = 4_000;
/** How many objects deep a shape goes. What is deeper is asked again. */
const maxDepth = 3;

/**
 * Returns a search that keeps what it found for leads of the same shape, since leads of one source lack the same
 * optional fields. What depends on more than the shape is asked again, and a search takes as many steps of the budget
 * as without this: a result never depends on the leads before.
 */
export function createFindNearest(): FindNearest {
  const shapes: KnownShape[] = [];
  const shaped = new WeakMap<Work, Shaped>();
  return (from, steps, work, isSure, start) => {
    const last = shaped.get(work);
    const known = last?.from === from ? last?.known : shapeIn(shapes, from, work);
    if (last?.from !== from) shaped.set(work, { from, known });
    if (known === undefined) return nearestPaths(from, steps, work, isSure, start);
    const answers = isSure ? known.sure : known.unsure;
    const before = work.stepsLeft;
    const answer = answers.get(steps);
    if (answer !== undefined && before >= answer.steps) {
      const isSame = answer.questions.every((question) => question(from, work));
      work.stepsLeft = isSame ? before - answer.steps : before;
      if (isSame) return answer.nearest;
    }
    const questions: KnownQuestion[] = [];
    let characters = 0;
    const nearest = nearestPaths(from, steps, work, isSure, start, (question) => {
      const left = work.stepsLeft;
      const reply = question.ask(from, work);
      if (!staysInShape(from, question.to)) {
        const signs = question.signs(reply, work);
        for (const sign of signs) characters += String(sign).length;
        questions.push(knownQuestion(question, signs, left - work.stepsLeft));
      }
      return reply;
    });
    if (characters <= maxCharacters && (answers.size < maxAnswers || answers.has(steps)))
      answers.set(steps, { nearest, steps: before - work.stepsLeft, questions });
    return nearest;
  };
}

function knownQuestion<Answer>(
  { ask, signs }: Question<Answer>,
  before: readonly unknown[],
  steps: number,
): KnownQuestion {
  return (from, work) => {
    const left = work.stepsLeft;
    const now = signs(ask(from, work), work);
    return (
      left - work.stepsLeft === steps &&
      now.length === before.length &&
      now.every((sign, index) => sign === before[index])
    );
  };
}

/** Returns what is known of the shape of an object, the last one first; `undefined` if its shape cannot be kept. */
function shapeIn(shapes: KnownShape[], from: unknown, work: Work): KnownShape | undefined {
  if (!isPlain(from)) return undefined;
  const index = shapes.findIndex(({ shape }) => fits(shape, from, work, 0));
  let known = shapes[index];
  if (known === undefined) {
    const shape = shapeOf(from, work, 0, { left: maxNamesOfShape });
    if (shape !== undefined) known = { shape, sure: new Map(), unsure: new Map() };
  }
  if (known !== undefined && index !== 0) {
    shapes.splice(index < 0 ? maxShapes - 1 : index, 1);
    shapes.unshift(known);
  }
  return known;
}

/** Returns the shape of an object; `undefined` if it is too large, or holds an object that is not plain data. */
function shapeOf(
  from: Readonly<Record<string, unknown>>,
  work: Work,
  depth: number,
  size: { left: number },
): Shape | undefined {
  const names = firstNames(from, work);
  for (const name of names) size.left -= 1 + name.length / 60;
  if (size.left < 0 || names.length > maxNames) return undefined;
  const kinds: (Kind | Shape)[] = [];
  for (const name of names) {
    const value = from[name];
    const isShaped = isInside(value, depth);
    if (isShaped && !isPlain(value)) return undefined;
    const kind = isShaped && isPlain(value) ? shapeOf(value, work, depth + 1, size) : kindOf(value);
    if (kind === undefined) return undefined;
    kinds.push(kind);
  }
  return { names, kinds };
}

function fits(shape: Shape, from: Readonly<Record<string, unknown>>, work: Work, depth: number): boolean {
  const names = firstNames(from, work);
  if (names.length !== shape.names.length) return false;
  for (let index = 0; index < names.length; index += 1) {
    const name = names[index] ?? "";
    if (name !== shape.names[index]) return false;
    const value = from[name];
    const kind = shape.kinds[index];
    if (typeof kind === "object") {
      if (!isInside(value, depth) || !isPlain(value) || !fits(kind, value, work, depth + 1)) return false;
    } else if (isInside(value, depth) || kind !== kindOf(value)) return false;
  }
  return true;
}

/** Whether a value in an object of the given depth is an object that belongs to the shape. */
function isInside(value: unknown, depth: number): boolean {
  return depth < maxDepth && isKeyed(value) && !Array.isArray(value);
}

function kindOf(value: unknown): Kind {
  if (value === undefined) return "undefined";
  if (value === null) return "null";
  if (typeof value === "object") return Array.isArray(value) && value.length === 0 ? "emptyList" : "object";
  return emptyToUndefined(value) === undefined ? "nothing" : "value";
}

/** Whether a shape says all that is found on a path. */
function staysInShape(from: unknown, to: readonly PathStep[]): boolean {
  let value = from;
  for (const [depth, step] of to.entries()) {
    if (!isKeyed(value)) return true;
    if (step.type !== "key" || depth > maxDepth || !isPlain(value)) return false;
    value = Object.hasOwn(value, step.key) ? value[step.key] : undefined;
  }
  return true;
}

function isPlain(value: unknown): value is Readonly<Record<string, unknown>> {
  if (!isKeyed(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

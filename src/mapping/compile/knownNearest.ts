import { isRecord } from "../../shared/json/value.ts";
import { lazily } from "../../shared/runtime/lazily.ts";
import { type Work, wholeBudget, workOf } from "../contract/budget.ts";
import { firstNames, maxNames } from "../path/firstNames.ts";
import { emptyToUndefined } from "../values/missing.ts";
import { compileNearest, createCloseNames } from "./nearest.ts";
import type { CompileSearch, Nearest, Searched, Shape } from "./search.ts";

interface Answer {
  readonly shape: Shape;
  /** `undefined` if the search needs more than the shape. */
  readonly nearest: Nearest | undefined;
  /** The steps that the search took. */
  readonly steps: number;
}

/** Leads of one source have few shapes: with or without a field that may be left empty. */
const maxShapes = 8;
/** Names of all objects of a shape. It limits the memory that untrusted leads can take. */
const maxNamesOfShape = 300;
/** How many objects deep a shape goes. */
const maxDepth = 3;

/**
 * Returns a compiler of searches that keep what they found for leads of the same shape, since leads of one source lack
 * the same optional fields. What is kept was found in a model that has only the shape, so it is true of each lead of
 * this shape; a search that asks the model for more is made in each lead. It takes as many steps of the budget as
 * without this: a result never depends on the leads before.
 */
export function createCompileSearch(): CompileSearch {
  const closeNames = createCloseNames();
  const kindOf = createKindOf();
  const shapes: Shape[] = [];
  let next = 0;
  return (steps, start) => {
    const search = lazily(() => compileNearest(closeNames, steps, start));
    const answers: Answer[] = [];
    // Other steps ask for the texts of a lead.
    const isOfNames = steps.every(({ type }) => type === "key");
    return (from, work, isSure) => {
      const shape = isOfNames ? shapeIn(from, work) : undefined;
      if (shape !== undefined) {
        const place = 2 * shapes.indexOf(shape) + Number(isSure);
        let answer = answers[place];
        if (answer?.shape !== shape) {
          answer = answerFor(shape, isSure);
          answers[place] = answer;
        }
        if (answer.nearest !== undefined) {
          work.stepsLeft -= answer.steps;
          return answer.nearest;
        }
      }
      return search()(from, work, isSure);
    };

    function answerFor(shape: Shape, isSure: boolean): Answer {
      const work = workOf(wholeBudget);
      try {
        const nearest = search()(shape.model, work, isSure);
        return { shape, nearest, steps: wholeBudget.steps - work.stepsLeft };
      } catch {
        return { shape, nearest: undefined, steps: 0 };
      }
    }
  };

  function shapeIn(from: unknown, work: Searched): Shape | undefined {
    if (work.shaped?.from !== from)
      work.shaped = { from, shape: isPlain(from) ? keptShape(from, work) : undefined };
    return work.shaped?.shape;
  }

  function keptShape(from: Plain, work: Work): Shape | undefined {
    const known =
      shapes.find((shape) => fits(shape, from, work)) ?? shapeOf(from, work, 1, { left: maxNamesOfShape });
    if (known === undefined || shapes.includes(known)) return known;
    shapes[next] = known;
    next = (next + 1) % maxShapes;
    return known;
  }

  function fits({ names, kinds, inner, model }: Shape, from: Plain, work: Work): boolean {
    const found = firstNames(from, work);
    if (found.length !== names.length || Object.getPrototypeOf(from) !== Object.getPrototypeOf(model))
      return false;
    for (let index = 0; index < found.length; index += 1) {
      const name = found[index];
      if (name === undefined || name !== names[index]) return false;
      const value = from[name];
      const shape = inner[index];
      if (shape === undefined ? kindOf(value) !== kinds[index] : !isPlain(value) || !fits(shape, value, work))
        return false;
    }
    return true;
  }

  /** Returns `undefined` for an object with too many names. */
  function shapeOf(from: Plain, work: Work, depth: number, size: { left: number }): Shape | undefined {
    const names = firstNames(from, work);
    size.left -= names.length;
    if (size.left < 0 || names.length === maxNames) return undefined;
    const values = names.map((name) => from[name]);
    const kinds = values.map(kindOf);
    const inner = values.map((value) =>
      depth < maxDepth && isPlain(value) ? shapeOf(value, work, depth + 1, size) : undefined,
    );
    const entries = names.map((name, index) => [name, inner[index]?.model ?? kinds[index]] as const);
    const model = Object.setPrototypeOf(Object.fromEntries(entries), Object.getPrototypeOf(from));
    return { names, kinds, inner, model };
  }
}

/** Returns a function from a value to one that has its kind and nothing else of it. */
function createKindOf(): (value: unknown) => unknown {
  const list = unreadable([]);
  const object = unreadable({});
  return (value) => {
    if (value === null || value === undefined) return value;
    if (typeof value === "object") return Array.isArray(value) ? list : object;
    return emptyToUndefined(value) === undefined ? "" : "x";
  };
}

/** Returns an object that throws whatever it is asked for. */
function unreadable(target: object): object {
  const get = () => {
    throw new Error("unreadable");
  };
  return new Proxy(target, new Proxy({}, { get }));
}

type Plain = Readonly<Record<string, unknown>>;

function isPlain(value: unknown): value is Plain {
  if (!isRecord(value)) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

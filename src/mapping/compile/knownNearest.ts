import { isRecord } from "../../shared/json/value.ts";
import { lazily } from "../../shared/runtime/lazily.ts";
import { type Work, wholeBudget, workOf } from "../contract/budget.ts";
import { firstNames, maxNames } from "../path/firstNames.ts";
import { emptyToUndefined } from "../values/missing.ts";
import { compileNearest, createCloseNames } from "./nearest.ts";
import type { CompileSearch, Nearest, Searched } from "./search.ts";

interface Answer {
  /** `undefined` if the search needs more than the model. */
  readonly nearest: Nearest | undefined;
  /** The steps that the search took. */
  readonly steps: number;
}

/** Leads of one source have few shapes: with or without a field that may be left empty. */
const maxModels = 8;
/** Names of all objects of a model. It limits the memory that untrusted leads can take. */
const maxNamesOfModel = 300;
/** How many objects deep a model goes. */
const maxDepth = 3;

/**
 * Returns a compiler of searches that keep what they found for leads of the same shape, since leads of one source lack
 * the same optional fields. What is kept was found in a model that has only the shape, so it is true of each lead of
 * this shape; a search that asks the model for more is made in each lead. It takes as many steps of the budget as
 * without this: a result never depends on the leads before.
 */
export function createCompileSearch(): CompileSearch {
  const closeNames = createCloseNames();
  const list = unreadable([]);
  const object = unreadable({});
  const models: Plain[] = [];
  let next = 0;
  return (steps, start) => {
    const search = lazily(() => compileNearest(closeNames, steps, start));
    const sureAnswers = new WeakMap<Plain, Answer>();
    const allAnswers = new WeakMap<Plain, Answer>();
    // Other steps ask for the texts of a lead.
    const isOfNames = steps.every(({ type }) => type === "key");
    return (from, work, isSure) => {
      const model = isOfNames ? modelFor(from, work) : undefined;
      if (model !== undefined) {
        const answers = isSure ? sureAnswers : allAnswers;
        const answer = answers.get(model) ?? answerFor(model, isSure);
        answers.set(model, answer);
        if (answer.nearest !== undefined) {
          work.stepsLeft -= answer.steps;
          return answer.nearest;
        }
      }
      return search()(from, work, isSure);
    };

    function answerFor(model: Plain, isSure: boolean): Answer {
      const work = workOf(wholeBudget);
      try {
        const nearest = search()(model, work, isSure);
        return { nearest, steps: wholeBudget.steps - work.stepsLeft };
      } catch {
        return { nearest: undefined, steps: 0 };
      }
    }
  };

  function modelFor(from: unknown, work: Searched): Plain | undefined {
    if (work.modelled?.from !== from)
      work.modelled = { from, model: isPlain(from) ? keptModel(from, work) : undefined };
    return work.modelled?.model;
  }

  function keptModel(from: Plain, work: Work): Plain | undefined {
    const known = models.find((model) => fits(model, from, work));
    if (known !== undefined) return known;
    const model = modelOf(from, work, 1, { left: maxNamesOfModel });
    if (model === undefined) return undefined;
    models[next] = model;
    next = (next + 1) % maxModels;
    return model;
  }

  function fits(model: Plain, from: Plain, work: Work): boolean {
    const names = Object.keys(model);
    const found = firstNames(from, work);
    if (found.length !== names.length || Object.getPrototypeOf(from) !== Object.getPrototypeOf(model))
      return false;
    for (let index = 0; index < names.length; index += 1) {
      const name = names[index];
      if (name === undefined || name !== found[index]) return false;
      const kind = model[name];
      const value = from[name];
      const isSame =
        kind !== object && isRecord(kind)
          ? isPlain(value) && fits(kind, value, work)
          : kindOf(value) === kind;
      if (!isSame) return false;
    }
    return true;
  }

  /** Returns `undefined` for an object with too many names. */
  function modelOf(from: Plain, work: Work, depth: number, size: { left: number }): Plain | undefined {
    const names = firstNames(from, work);
    size.left -= names.length;
    if (size.left < 0 || names.length === maxNames) return undefined;
    const entries = names.map((name) => {
      const value = from[name];
      const model = depth < maxDepth && isPlain(value) ? modelOf(value, work, depth + 1, size) : undefined;
      return [name, model ?? kindOf(value)] as const;
    });
    return Object.setPrototypeOf(Object.fromEntries(entries), Object.getPrototypeOf(from));
  }

  /** Returns a value that has the kind of this one and nothing else of it. */
  function kindOf(value: unknown): unknown {
    if (value === null || value === undefined) return value;
    if (typeof value === "object") return Array.isArray(value) ? list : object;
    return emptyToUndefined(value) === undefined ? "" : "x";
  }
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

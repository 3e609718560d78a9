import { isRecord } from "../../shared/json/value.ts";
import { expected } from "../../shared/options/check.ts";
import { methodNames } from "../methods/methodNames.ts";

/** The description of each path: `products.sku`, where elements of lists and maps add nothing to the path. */
export type PathWords = { readonly [path: string]: string };

/** The description of each parameter and each field of a result, by method, side and path. */
export type MethodWords = {
  readonly [method: string]: {
    /** The method itself has the path `""`. */
    readonly params: PathWords;
    readonly result: PathWords;
  };
};

/** @throws TypeError unless it is the export of `baselinker-sdk/schema/words`, or a copy with other texts */
export function checkWords(name: string, input: unknown): MethodWords {
  if (isMethodWords(input)) return input;
  throw expected(name, "the object of baselinker-sdk/schema/words. Give its export `words`.", input);
}

function isMethodWords(value: unknown): value is MethodWords {
  return (
    isRecord(value) &&
    methodNames.every((method) => {
      const words = value[method];
      return isRecord(words) && isRecord(words.params) && isRecord(words.result);
    })
  );
}

export function described(words: PathWords, path: string): { readonly description?: string } {
  const description: unknown = words[path];
  return typeof description === "string" ? { description } : {};
}

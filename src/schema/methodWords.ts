import { methodNames } from "../api/methodNames.ts";
import { isRecord } from "../json/value.ts";
import { expected } from "../options/check.ts";

/** What each path means: `products.sku`, where elements of lists and of maps add nothing. */
export type PathWords = { readonly [path: string]: string };

/** What each parameter and each field of a result means, by method, side and path. */
export type MethodWords = {
  readonly [method: string]: {
    /** The method itself has the path `""`. */
    readonly params: PathWords;
    readonly result: PathWords;
  };
};

/** @throws TypeError for anything but what `baselinker-sdk/schema/words` exports, or a copy with other texts */
export function checkWords(name: string, given: unknown): MethodWords {
  if (isMethodWords(given)) return given;
  throw expected(name, "the object of baselinker-sdk/schema/words. Give its export `words`.", given);
}

function isMethodWords(given: unknown): given is MethodWords {
  return (
    isRecord(given) &&
    methodNames.every((method) => {
      const own = given[method];
      return isRecord(own) && isRecord(own.params) && isRecord(own.result);
    })
  );
}

/** The keyword for a path that has a text. */
export function described(words: PathWords, path: string): { readonly description?: string } {
  const description: unknown = words[path];
  return typeof description === "string" ? { description } : {};
}

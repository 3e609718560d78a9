import { methodNames } from "../../../src/api/methods/methodNames.ts";
import type { MethodWords } from "../../../src/api/schema/methodWords.ts";

/** Words that say nothing of any method. */
export const wordless: MethodWords = Object.fromEntries(
  methodNames.map((name) => [name, { params: {}, result: {} }]),
);

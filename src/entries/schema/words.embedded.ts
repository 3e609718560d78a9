import type { MethodWords } from "../../api/schema/methodWords.ts";
import { keptWords } from "./keptWords.ts";

/**
 * What each parameter and each field of a result means, by method, side (`params`, `result`) and path, as the comments
 * of this package say it: `words.addOrder.params["products.sku"]`. Elements of lists and of maps add nothing to a path,
 * and the path `""` of `params` is the method itself. Give it to `jsonSchemaOf` or `zodSchemas`, which describe
 * each field by it. It is an entry of its own as it is large (29 kB gzipped).
 * @example
 * ```ts
 * import { jsonSchemaOf } from "baselinker-sdk/schema";
 * import { words } from "baselinker-sdk/schema/words";
 *
 * const schema = jsonSchemaOf("addOrder", "params", { words });
 * ```
 */
export const words: MethodWords = await keptWords(async () => (await import("./readWords.ts")).readWords());

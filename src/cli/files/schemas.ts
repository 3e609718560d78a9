import * as z from "zod/mini";
import { type $ZodType, safeParse } from "zod/v4/core";
import en from "zod/v4/locales/en.js";
import pl from "zod/v4/locales/pl.js";
import uk from "zod/v4/locales/uk.js";
import type { Text } from "../frame/language.ts";

/**
 * The files that a person writes, or that one command writes for another. They and their library load only where one is
 * read: nothing of the command itself may be imported here.
 */
export const fileSchemas = {
  /** The file `baselinker.config.json`, also as JavaScript with a default export. */
  config: () =>
    z.strictObject({
      $schema: z.optional(z.string()),
      rules: z.optional(z.string()),
      inventoryId: z.optional(z.int()),
      store: z.optional(z.string()),
      register: z.optional(z.string()),
      namespace: z.optional(z.string()),
    }),
  /** An account as `doctor --save-account` writes it. */
  account: () => {
    const named = { id: z.number(), name: z.string() };
    return z.object({
      statuses: z.array(z.object(named)),
      sources: z.array(z.object({ ...named, type: z.string() })),
      extraFields: z.array(z.object({ ...named, editorType: z.string(), options: z.array(z.string()) })),
      catalogs: z.array(
        z.object({
          ...named,
          isDefault: z.boolean(),
          defaultPriceGroup: z.number(),
          priceGroups: z.array(z.number()),
          warehouses: z.array(z.string()),
        }),
      ),
      warehouses: z.array(z.object({ key: z.string(), name: z.string() })),
      priceGroups: z.array(z.object({ ...named, currency: z.string(), isDefault: z.boolean() })),
    });
  },
  /**
   * A request as `listen` saves it: the body as it came, its content type, and the headers that distinguish
   * deliveries.
   */
  savedRequest: () =>
    z.strictObject({
      receivedAt: z.iso.datetime(),
      contentType: z.nullable(z.string()),
      headers: z.record(z.string(), z.string()),
      body: z.string(),
    }),
  /** Tests of rules. Only as much as the command itself needs; what is in a test `testRules` checks. */
  tests: () =>
    z.looseObject({
      rules: z.optional(z.string()),
      tests: z.array(z.looseObject({ name: z.optional(z.string()), file: z.optional(z.string()) })),
    }),
  /** What `doctor --probe --write` writes down before it makes its order. */
  probe: () => z.strictObject({ uuid: z.uuid() }),
};

export type FileName = keyof typeof fileSchemas;

type FileContents = { readonly [Name in FileName]: z.infer<ReturnType<(typeof fileSchemas)[Name]>> };

export type FileContent<Name extends FileName> = FileContents[Name];

/** What is in a file of this name, or every problem with its path, in each language. */
export function parseFile<Name extends FileName>(
  name: Name,
  value: unknown,
): { readonly content: FileContent<Name> } | { readonly problems: Text } {
  const schemas: { readonly [Each in FileName]: () => $ZodType<FileContents[Each]> } = fileSchemas;
  const schema = schemas[name]();
  const problemsIn = ({ localeError }: ReturnType<typeof en>) => {
    const { error } = safeParse(schema, value, { error: localeError });
    return (error?.issues ?? [])
      .map(({ path: at, message }) => `  ${at.join(".") || "(file)"}: ${message}`)
      .join("\n");
  };
  const result = safeParse(schema, value);
  if (result.success) return { content: result.data };
  return { problems: { en: problemsIn(en()), uk: problemsIn(uk()), pl: problemsIn(pl()) } };
}

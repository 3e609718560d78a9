import * as z from "zod/mini";
import { type $ZodIssue, type $ZodType, safeParse } from "zod/v4/core";

/** Schemas of files that people or commands write. Loaded late, with their library: import no code of commands here. */
export const fileSchemas = {
  /** The file `baselinker.config.json`, or the default export of a program that `--config` names. */
  config: () =>
    z.strictObject({
      $schema: z.optional(z.string()),
      rules: z.optional(z.string()),
      /** The rules of each sender, by the namespace of its forwarder. */
      senders: z.optional(
        z.record(
          z.string().check(z.regex(/^[\w.-]{1,16}$/)),
          z.strictObject({ rules: z.string(), inventoryId: z.optional(z.int()) }),
        ),
      ),
      inventoryId: z.optional(z.int()),
      store: z.optional(z.string()),
      register: z.optional(z.string()),
      namespace: z.optional(z.string()),
    }),
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
  /** A request that `listen` saved: the raw body, its content type, and the headers that identify deliveries. */
  savedRequest: () =>
    z.strictObject({
      receivedAt: z.iso.datetime(),
      contentType: z.nullable(z.string()),
      headers: z.record(z.string(), z.string()),
      body: z.string(),
    }),
  /** Tests of rules. Checks only what the command uses; `testRules` checks each test. */
  tests: () =>
    z.looseObject({
      rules: z.optional(z.string()),
      tests: z.array(z.looseObject({ name: z.optional(z.string()), file: z.optional(z.string()) })),
    }),
  /** What `doctor --probe --write` saves before it creates its order. */
  probe: () => z.strictObject({ uuid: z.uuid() }),
};

export type FileName = keyof typeof fileSchemas;
type FileContents = { readonly [Name in FileName]: z.infer<ReturnType<(typeof fileSchemas)[Name]>> };
export type FileContent<Name extends FileName> = FileContents[Name];

export function parseFile<Name extends FileName>(
  name: Name,
  value: unknown,
): { readonly content: FileContent<Name> } | { readonly issues: readonly $ZodIssue[] } {
  const schemas: { readonly [Each in FileName]: () => $ZodType<FileContents[Each]> } = fileSchemas;
  const { data, error } = safeParse(schemas[name](), value, { reportInput: true });
  return error === undefined ? { content: data } : { issues: error.issues };
}

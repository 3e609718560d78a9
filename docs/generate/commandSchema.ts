import { mkdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { toJSONSchema } from "zod/v4/core";
import { fileSchemas } from "../../src/apps/files/schemas.ts";
import { resultSchemas } from "./commandResults.ts";

/**
 * Writes `dist/cli.schema.json`: under `$defs` what each command prints with `--json`, the request that `listen` saves,
 * and `baselinker.config.json`, which the schema itself is for.
 */
const definitions = { ...resultSchemas(), "saved request": fileSchemas.savedRequest() };
const schema = {
  ...toJSONSchema(fileSchemas.config()),
  title: "baselinker.config.json",
  $defs: Object.fromEntries(
    Object.entries(definitions).map(([name, each]) => {
      const { $schema: _, ...definition } = toJSONSchema(each);
      return [name, definition];
    }),
  ),
};
const target = new URL("../../dist/cli.schema.json", import.meta.url);
mkdirSync(new URL(".", target), { recursive: true });
writeFileSync(target, `${JSON.stringify(schema, null, 2)}\n`);
console.log(`wrote ${fileURLToPath(target)}`);

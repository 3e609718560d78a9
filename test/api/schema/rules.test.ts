import { execFile } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";
import { Ajv2020 } from "ajv/dist/2020.js";
import { describe, expect, it } from "vitest";
import { isRecord } from "../../../src/shared/json/value.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));

describe("the JSON Schema of rules", () => {
  it("takes every ready set and no slip in one, by the judgement of another validator", async () => {
    const run = promisify(execFile);
    const { stdout } = await run(process.execPath, [join(root, "docs/generate/rulesSchema.ts"), "--print"]);
    const schema: unknown = JSON.parse(stdout);
    if (!isRecord(schema)) return expect.unreachable("the schema is not an object");
    const takes = new Ajv2020({ strict: false }).compile(schema);
    const folder = join(root, "examples/rules");
    const names = readdirSync(folder).filter((name) => /^[^.]+\.json$/.test(name));
    for (const name of names) {
      const rules: unknown = JSON.parse(readFileSync(join(folder, name), "utf8"));
      expect([takes(rules), takes.errors], name).toEqual([true, null]);
      const slip = isRecord(rules) ? { ...rules, feilds: {} } : rules;
      expect(takes(slip), name).toBe(false);
    }
    expect(names.length).toBeGreaterThan(40);
  });
});

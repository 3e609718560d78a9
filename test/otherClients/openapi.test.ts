import { execFileSync } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { codeBlocks } from "../docs/codeBlocks.ts";
import { temporaryFolder } from "../forwarding/sqlite/temporaryFolder.ts";

const path = (name: string) => fileURLToPath(new URL(name, import.meta.url));
const validator = path("node_modules/@seriousme/openapi-schema-validator/package.json");
const isMissing = !existsSync(validator);
if (isMissing)
  console.warn("skipped: the validator of OpenAPI is not installed (npm ci --prefix test/otherClients)");

describe.skipIf(isMissing)("the OpenAPI document of docs/client.md", () => {
  const folder = temporaryFolder();

  it("is what a validator of others takes, with every method", async () => {
    const [recipe] = codeBlocks(path("../../docs/client.md")).filter(({ code }) => code.includes("openapi:"));
    const file = join(folder, "openapi.ts");
    const output = join(folder, "openapi.json");
    writeFileSync(
      file,
      `import { writeFileSync } from "node:fs";\n${recipe?.code}\nwriteFileSync(${JSON.stringify(output)}, JSON.stringify(openapi));\n`,
    );
    execFileSync(process.execPath, ["--import", path("../support/packageFromSource.ts"), file]);
    const { Validator } = await import(
      createRequire(validator).resolve("@seriousme/openapi-schema-validator")
    );
    const { default: document } = await import(output, { with: { type: "json" } });
    const checked = await new Validator().validate(document);
    expect(checked).toMatchObject({ valid: true });
    expect(Object.keys(document.paths)).toHaveLength(205);
  });
});

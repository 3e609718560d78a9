import { execFileSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { mkdir } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";

/** Values that people and systems send, with what the order should hold. They lie next to the repository and are not part of it. */
const judge = fileURLToPath(new URL("../../../shared/values/run.mjs", import.meta.url));

it.skipIf(!existsSync(judge))(
  `are read right as ${existsSync(judge) ? "the judge has it" : `no one checks: ${judge} is absent`}`,
  { timeout: 120_000 },
  async () => {
    const folder = mkdtempSync(join(tmpdir(), "judged-values-"));
    try {
      await mkdir(join(folder, "dist"));
      writeFileSync(join(folder, "package.json"), '{ "type": "module" }');
      // The judge takes a build; this one is the source itself.
      for (const name of ["mapping", "index"]) {
        const url = new URL(`../../src/entries/${name}.ts`, import.meta.url);
        writeFileSync(join(folder, "dist", `${name}.js`), `export * from ${JSON.stringify(url.href)};\n`);
      }
      // Ends with 1 unless nothing hard is wrong in silence, at most 2 % are, and 85 % of phones, dates, money are right.
      const printed = execFileSync(process.execPath, [judge, folder], { encoding: "utf8", timeout: 100_000 });
      console.log(printed);
      expect(printed).toMatch(/\d+ cases: \d+ right/);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  },
);

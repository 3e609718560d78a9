import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { codeBlocks } from "./codeBlocks.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const blocks = codeBlocks(`${root}docs/observability.md`).map(({ code }) => bare(code));

/** The page is narrower than the files: without spaces and the commas that come with a line break. */
function bare(code: string): string {
  return code.replace(/\s+/g, "").replace(/,(?=[)\]}>])/g, "");
}

describe("the page of observability", () => {
  // Their own test runs them: examples/observability/test.ts.
  it.each(["tracing.ts", "metrics.ts", "alerts.yml"])("shows the %s that is tested", (name) => {
    const file = bare(readFileSync(`${root}examples/observability/${name}`, "utf8"));
    expect(blocks).toContain(file);
  });
});

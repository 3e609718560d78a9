import { describe, expect, it } from "vitest";
import { listedCodes, pathOf } from "../../docs/.vitepress/codes/codeLists.ts";
import { codePages, exampleIn, examples } from "../../docs/.vitepress/codes/codePages.ts";
import { errorCodes } from "../../docs/.vitepress/codes/errorCodes.ts";
import { saidOf } from "../../docs/.vitepress/codes/example.ts";
import { issueLanguages } from "../../docs/.vitepress/codes/languages.ts";

const languages = ["en", "uk", "pl"] as const;

/** What no rules and lead of a page can show: a program, a catalog that is away, a lead of a megabyte. */
const withoutExample = [
  "lead_unreadable",
  "more_issues",
  "received_at_invalid",
  "order_too_large",
  "sku_unchecked",
  "sku_unchecked_needed",
  "phone_parser_failed",
  "date_missing",
  "decimal_empty",
];

describe("the pages of the codes", () => {
  it.each(languages)(
    "are there for every issue, problem and error, each at a path of its own: %s",
    async (language) => {
      const pages = await codePages(language);
      const codes = [...listedCodes, ...errorCodes()].map(({ code }) => code);
      const paths = pages.map(({ params }) => params.code);
      expect(codes.length).toBeGreaterThan(200);
      expect(codes.filter((code) => !paths.includes(pathOf(code)))).toEqual([]);
      expect(new Set(paths.map((path) => path.toLowerCase())).size).toBe(paths.length);
      for (const { params, content } of pages) {
        expect(content).toContain(`# ${params.code}`);
        expect(params.description.length).toBeLessThanOrEqual(160);
        expect(content).not.toMatch(/\[object|: undefined/);
      }
    },
  );

  it("show an example for every code that rules and a lead can bring about", () => {
    const shown = listedCodes.filter(({ kind }) => kind === "lead" || kind === "rules");
    const missing = shown.map(({ code }) => code).filter((code) => !Object.hasOwn(examples, code));
    expect(missing).toEqual(withoutExample);
  });

  it.each(Object.keys(examples))("show an example that the mapping answers so: %s", (code) => {
    const said = languages.map((language) => {
      const example = exampleIn(language, code);
      return example && saidOf(code, example, issueLanguages[language])?.message;
    });
    expect(said).toEqual([expect.any(String), expect.any(String), expect.any(String)]);
  });

  it("have the words of the record itself, and the message as it is thrown", async () => {
    const pages = await codePages("en");
    const of = (code: string) => pages.find(({ params }) => params.code === code)?.content;
    expect(of("path_unmatched")).toContain('write `"required": false` where it may be absent.');
    expect(of("ERROR_STORAGE_ID")).toContain("`getInventories()` lists catalogs with their ids.");
    expect(of("ERROR_BLOCKED_TOKEN")).toContain("> … was not carried out: Base blocked the token");
  });
});

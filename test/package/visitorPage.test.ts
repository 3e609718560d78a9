import { describe, expect, it } from "vitest";
import { pageProblems, visitorPage } from "./visitorPage.ts";

const readme = [
  "# A package",
  "[Guide](docs/guide.md#start) and [site](https://example.com), see [below](#how-it-works).",
  "![A picture](docs/demo.svg)",
  "## How it works",
  "| a | b |",
  "| --- | --- |",
  "| `[no](link.md)` | 2 |",
]
  .join("\n\n")
  .replaceAll("|\n\n|", "|\n|");

describe("the page of the package", () => {
  it("completes the links of the README with the address of the repository, as npm does", () => {
    const { links, headings, tables, html } = visitorPage(readme, "owner/name");
    expect(links.map(({ address }) => address)).toEqual([
      "https://github.com/owner/name/blob/HEAD/docs/guide.md#start",
      "https://example.com",
      "#how-it-works",
      "https://raw.githubusercontent.com/owner/name/HEAD/docs/demo.svg",
    ]);
    expect({ headings, tables }).toEqual({ headings: ["A package", "How it works"], tables: 1 });
    expect(html).toContain('href="https://github.com/owner/name/blob/HEAD/docs/guide.md#start"');
  });

  it("leads nowhere from a relative link while the repository is not known", () => {
    const lost = visitorPage(readme, "").links.filter(({ address }) => address === undefined);
    expect(lost.map(({ target }) => target)).toEqual(["docs/guide.md#start", "docs/demo.svg"]);
  });

  it("has no link to a file or a heading that does not exist", () => {
    const page = visitorPage(readme.replace("#how-it-works", "#how-it-is"), "owner/name");
    expect(pageProblems(page, (path) => path === "docs/guide.md")).toEqual([
      "[below] leads to a heading that does not exist: #how-it-is",
      "[A picture] leads to a file that the repository does not have: docs/demo.svg",
    ]);
    expect(pageProblems(visitorPage(readme, ""), () => true)).toEqual([]);
  });
});

import { describe, expect, it } from "vitest";
import { manifestLinks } from "../../docs/generate/repository.ts";
import manifest from "../../package.json" with { type: "json" };
import {
  bundleProblems,
  fieldProblems,
  fileProblems,
  linkProblems,
  versionProblems,
} from "./releaseRules.ts";

const entryFiles = ["index", "mapping"].flatMap((name) =>
  ["js", "cjs", "d.ts", "d.cts"].map((extension) => `dist/${name}.${extension}`),
);
const smallManifest = {
  exports: {
    ".": { types: "./dist/index.d.ts", default: "./dist/index.js" },
    "./mapping": "./dist/mapping.js",
  },
  bin: { "baselinker-sdk": "./dist/cli.js" },
};
const files = [
  "README.md",
  "CHANGELOG.md",
  "LICENSE",
  "THIRD-PARTY-NOTICES.md",
  "SECURITY.md",
  "package.json",
  "dist/sbom.cdx.json",
  "dist/cli.js",
  "dist/chunk-AB12-x.js",
  ...entryFiles,
];

describe("a release is refused", () => {
  it("without a file that package.json promises, such as the types of an entry", () => {
    expect(fileProblems(files, 500_000, smallManifest)).toEqual([]);
    const without = files.filter((file) => file !== "dist/index.d.ts");
    expect(fileProblems(without, 500_000, smallManifest)).toEqual([
      "dist/index.d.ts is missing in the tarball",
    ]);
  });

  it.each([
    "src/entries/index.ts",
    "test/a.test.ts",
    "dist/index.js.map",
    ".env",
    "docs/decisions/marker.md",
    "docs/rules.uk.md",
    "leads.json",
  ])("with %s in it", (file) => {
    const problems = fileProblems([...files, file], 500_000, smallManifest);
    expect(problems).toEqual([`${file} must not be published`]);
  });

  it("when it is too big", () => {
    const problems = fileProblems(files, 1_900_001, smallManifest);
    expect(problems).toEqual(["the tarball has 1900001 bytes, more than 1760000"]);
  });

  it("with a field of package.json that is wrong, and with any dependency", () => {
    expect(fieldProblems(manifest, "")).toEqual([]);
    const changed = { ...manifest, publishConfig: { access: "public" }, dependencies: { ky: "2.1.0" } };
    expect(fieldProblems(changed, "")).toEqual([
      '`publishConfig` in package.json is not {"access":"public","provenance":true}',
      "ky is a dependency, and the package promises to have none",
    ]);
  });

  it("where the repository is known and package.json does not name it", () => {
    expect(fieldProblems({ ...manifest, ...manifestLinks("a/b") }, "a/b")).toEqual([]);
    expect(fieldProblems(manifest, "a/b").map((problem) => problem.split(" ")[0])).toEqual([
      "`repository`",
      "`homepage`",
      "`bugs`",
    ]);
  });

  it("without a version, a section of the changelog, or anything in it", () => {
    const changelog = "# baselinker-sdk\n\n## 0.2.0\n\n## 0.1.0\n\n### Minor Changes\n\n- First release.\n";
    expect(versionProblems("0.1.0", changelog)).toEqual([]);
    expect(versionProblems("0.2.0", changelog)).toEqual(["the section 0.2.0 of CHANGELOG.md is empty"]);
    expect(versionProblems("0.3.0", changelog)).toEqual(["CHANGELOG.md has no section 0.3.0"]);
    expect(versionProblems("0.0.0", changelog)).toEqual([expect.stringContaining("still 0.0.0")]);
  });

  it("where the README links out of the tarball", () => {
    const readme = "[a](docs/a.md) [b](docs/b.md#c) [rules](examples/rules) [d](https://example.com) [e](#e)";
    const shipped = ["docs/a.md", "examples/rules/tilda.json"];
    expect(linkProblems(readme, shipped)).toEqual([
      "README.md links to docs/b.md, which is not in the tarball",
    ]);
  });

  it("where the bill of materials does not name what is bundled", () => {
    const bill = { components: [{ name: "p-retry" }, { name: "ky" }] };
    expect(bundleProblems(bill, ["ky", "p-retry"])).toEqual([]);
    expect(bundleProblems(bill, ["ky"])).toHaveLength(1);
    expect(bundleProblems({}, ["ky"])).toEqual(["dist/sbom.cdx.json names nothing, but ky are bundled"]);
  });
});

import { readdirSync, readFileSync } from "node:fs";
import { matchesGlob } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { signatures } from "../../src/webhook/signatures.ts";
import { codeBlocks } from "./codeBlocks.ts";
import { readmePath } from "./readmeExamples.ts";
import { translationsOf } from "./translations.ts";

const readme = readFileSync(readmePath, "utf8");
const blocks = codeBlocks(readmePath);

it("the README counts the ready sets, and the senders whose signatures are checked", () => {
  const sets = readdirSync(new URL("../../examples/rules/", import.meta.url)).filter((name) =>
    /^[\w-]+\.json$/.test(name),
  );
  expect(readme).toContain(`${sets.length} ready sets of rules`);
  const { hmac, sharedSecret, ...senders } = signatures;
  expect(readme).toContain(`Signatures of ${Object.keys(senders).length} senders`);
});

it.each(translationsOf("README.md"))(
  "docs/%s has the tested examples of the README, and no others",
  (name) => {
    const own = codeBlocks(fileURLToPath(new URL(`../../docs/${name}`, import.meta.url)))
      // Commands of the package are in a table there.
      .filter(({ language }) => language !== "sh")
      .map(({ code }) => code);
    const all = blocks.map(({ code }) => code);
    expect(own).toEqual(all.filter((code) => own.includes(code)));
    for (const wanted of ["ts", "console"])
      expect(own).toContain(blocks.find(({ language }) => language === wanted)?.code);
  },
);

it("the README links on npm's page to nothing that is not published", async () => {
  const { default: manifest } = await import("../../package.json", { with: { type: "json" } });
  const published = (path: string) =>
    manifest.files.some(
      (pattern) => path === pattern || path.startsWith(`${pattern}/`) || matchesGlob(path, pattern),
    );
  const targets = [...readme.matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, target = ""]) => target);
  expect(targets.length).toBeGreaterThan(20);
  expect(targets.filter((target) => !published(target))).toEqual([]);
});

it("the README's anchors are its headings", () => {
  const headings = [...readme.matchAll(/^#+ (.+)$/gm)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replaceAll(" ", "-")
      .replaceAll(/[^\w-]/g, ""),
  );
  const anchors = [...readme.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor = ""]) => anchor);
  expect(anchors.filter((anchor) => !headings.includes(anchor))).toEqual([]);
});

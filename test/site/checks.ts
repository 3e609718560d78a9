import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { languageChecks, translatedPages } from "./languages.ts";
import type { Check } from "./page.ts";
import { playgroundChecks } from "./playgroundChecks.ts";

const pages = [
  "/",
  "/rules.html",
  "/delivery.html",
  "/issue-codes.html",
  "/sources/tilda-cart.html",
  "/playground.html",
  ...translatedPages,
];

const pageChecks: readonly Check[] = [
  ...[{ theme: "light" }, { theme: "dark" }].flatMap(({ theme }) =>
    [1_280, 390].map(
      (width) =>
        ({
          name: `pages: nothing serious for axe, ${theme}, ${width} px`,
          options: { colorScheme: theme, viewport: { width, height: 900 } },
          async run({ page, origin, axe, shots }) {
            const found: string[] = [];
            for (const path of pages) {
              await page.goto(`${origin}${path}`);
              await page
                .locator(path.startsWith("/playground") ? ".playground .panel pre" : "h1")
                .first()
                .waitFor();
              await page.addScriptTag({ path: axe });
              const serious = await page.evaluate<string[]>(
                "axe.run().then(({ violations }) => violations.filter(({ impact }) => impact === 'serious' || impact === 'critical').map(({ id, nodes }) => id + ': ' + nodes[0].html.slice(0, 120)))",
              );
              found.push(...serious.map((each) => `${path} ${each}`));
              const wider = await page.evaluate<number>("document.documentElement.scrollWidth - innerWidth");
              if (wider > 0) found.push(`${path} is ${wider} px wider than the window`);
              await page.screenshot({
                path: join(shots, `${path.replace(/\W+/g, "-")}${theme}-${width}.png`),
              });
            }
            if (found.length > 0) throw new Error(found.join("\n"));
          },
        }) satisfies Check,
    ),
  ),
  {
    name: "pages: are readable without JavaScript",
    options: { javaScriptEnabled: false },
    async run({ page, origin }) {
      await page.goto(`${origin}/delivery.html`);
      if (((await page.locator("main").first().textContent()) ?? "").length < 10_000)
        throw new Error("there is no text");
    },
  },
  {
    name: "pages: no guide loads the playground, and nothing loads more than it did",
    async run({ page, origin, root }) {
      for (const [path, ready, limit] of [
        ["/rules.html", "h1", 70_000],
        ["/playground.html", ".rules .tok-propertyName", 230_000],
      ] as const) {
        const loaded: string[] = [];
        page.on(
          "response",
          (response) => response.url().endsWith(".js") && loaded.push(new URL(response.url()).pathname),
        );
        await page.goto(`${origin}${path}`);
        await page.locator(ready).first().waitFor();
        const files = [...new Set(loaded)];
        // What comes after the first result of the playground: colours, completion and undoing.
        const last = files.findIndex((file) => /editorFeatures|schema/.test(file));
        const first = bytesOf(root, last === -1 ? files : files.slice(0, last));
        const all = bytesOf(root, files);
        console.log(
          `     ${path}: ${kilobytes(first)} of scripts until it shows something, ${kilobytes(all)} in all`,
        );
        if (path === "/rules.html" && files.some((file) => file.includes("Playground")))
          throw new Error("a guide loads the playground");
        if (first > limit) throw new Error(`${path} loads ${first} bytes`);
        if (all > 290_000) throw new Error(`${path} loads ${all} bytes in all`);
      }
    },
  },
  {
    name: "pages: what a language model reads is there",
    async run({ root }) {
      const files = readdirSync(root);
      for (const name of ["llms.txt", "llms-full.txt"])
        if (!files.includes(name)) throw new Error(`${name} is missing`);
    },
  },
];

function bytesOf(root: string, files: readonly string[]): number {
  return files.reduce((sum, file) => sum + gzipSync(readFileSync(join(root, file))).length, 0);
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1_000).toFixed(0)} kB`;
}

export const checks: readonly Check[] = [...playgroundChecks, ...pageChecks, ...languageChecks];

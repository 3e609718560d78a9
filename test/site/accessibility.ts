import { join } from "node:path";
import { faultsOf } from "./axe.ts";
import { translatedPages } from "./languages.ts";
import type { Check } from "./page.ts";

const pages = [
  "/",
  "/rules.html",
  "/delivery.html",
  "/issue-codes.html",
  "/sources/tilda-cart.html",
  "/playground.html",
  ...translatedPages,
];

const pagesOfCodes = [
  "/",
  "/uk/",
  "/pl/",
  "/codes/path_unmatched",
  "/codes/ERROR_BLOCKED_TOKEN",
  "/uk/codes/store_failed",
  "/client.html",
  "/no-code.html",
  "/changelog.html",
];

export const accessibilityChecks: readonly Check[] = ["light", "dark"].flatMap((theme) => [
  ...[1_280, 390].map((width) => accessible("axe", pages, theme, width)),
  ...[360, 2_000].map((width) =>
    accessible("axe on pages of codes and the start", pagesOfCodes, theme, width),
  ),
]);

/** Axe finds nothing serious, nothing is wider than the window, and a picture is taken for a person to look at. */
function accessible(what: string, paths: readonly string[], theme: string, width: number): Check {
  return {
    name: `pages: nothing serious for ${what}, ${theme}, ${width} px`,
    options: { colorScheme: theme, viewport: { width, height: 900 } },
    async run({ page, origin, axe, shots }) {
      const found: string[] = [];
      for (const path of paths) {
        await page.goto(`${origin}${path}`);
        await page
          .locator(path.startsWith("/playground") ? ".playground .panel pre" : "h1")
          .first()
          .waitFor();
        // The switch of the theme gets its name when the page's script has run.
        await page
          .locator(".VPSwitchAppearance[title]:not([title=''])")
          .first()
          .waitFor({ state: "attached" });
        await page.evaluate(`${axe};0`);
        found.push(...(await faultsOf(page)).map((fault) => `${path}: ${fault}`));
        await page.screenshot({ path: join(shots, `${path.replace(/\W+/g, "-")}${theme}-${width}.png`) });
      }
      if (found.length > 0) throw new Error(found.join("\n"));
    },
  };
}

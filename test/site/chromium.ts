import { execFileSync } from "node:child_process";
import { createRequire } from "node:module";
import type { Browser } from "./page.ts";

/** The Chromium of the system. Where there is none, says so and ends the process. */
export function chromiumPath(): string {
  const found = execFileSync("sh", [
    "-c",
    "command -v chromium || command -v chromium-browser || command -v google-chrome || true",
  ])
    .toString()
    .trim();
  if (found !== "") return found;
  console.log("skipped: there is no Chromium");
  process.exit();
}

/** What the site installs is found from here. */
export const siteRequire = createRequire(new URL("../../docs/package.json", import.meta.url));

export function launchChromium(): Promise<Browser> {
  const playwright: { chromium: { launch(options: object): Promise<Browser> } } =
    siteRequire("playwright-core");
  return playwright.chromium.launch({ executablePath: chromiumPath(), args: ["--no-sandbox"] });
}

import { execFileSync } from "node:child_process";

/** The Chromium of the system; `undefined` where there is none. */
export function chromiumPath(): string | undefined {
  const found = execFileSync("sh", [
    "-c",
    "command -v chromium || command -v chromium-browser || command -v google-chrome || true",
  ])
    .toString()
    .trim();
  return found === "" ? undefined : found;
}

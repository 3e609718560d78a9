import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

/**
 * Gives each page of the built site its `Content-Security-Policy`: what is not of the site itself, or was not in the
 * page when it was built, does not run and is asked for nowhere. In the page, since Pages sends no header of ours.
 */
export function writePolicies(site: string): void {
  for (const name of readdirSync(site, { recursive: true, encoding: "utf8" })) {
    if (!name.endsWith(".html")) continue;
    const file = join(site, name);
    writeFileSync(file, withPolicy(readFileSync(file, "utf8")));
  }
}

/** Before everything that a page loads: a policy holds only for what comes after it. */
function withPolicy(html: string): string {
  const [before, after, ...others] = html.split(charset);
  if (before === undefined || after === undefined || others.length > 0)
    throw new Error(`A page has not one ${charset.source}, so there is no place for its policy.`);
  const scripts = [...html.matchAll(inlineScript)].map(
    ([, script = ""]) => `'sha256-${createHash("sha256").update(script).digest("base64")}'`,
  );
  const policy = [
    "default-src 'self'",
    ["script-src 'self'", ...new Set(scripts)].join(" "),
    // The colours of code blocks are attributes, and the editor writes its styles while it runs.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
  ].join("; ");
  const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}">`;
  return `${before}<meta charset="utf-8">${meta}${after}`;
}

const charset = /<meta charset="utf-8" ?\/?>/;

const inlineScript = /<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g;

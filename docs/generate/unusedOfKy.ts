import { readFile } from "node:fs/promises";
import type { Plugin } from "esbuild";

/**
 * Leaves out of ky what our one call of it (`src/client/calls/exchange.ts`) never runs: hooks, progress of a body, search
 * parameters, shortcuts such as `.json()`, errors for HTTP statuses, waiting for a retry that is off, and a time-out that
 * is off; and out of p-retry its own waits, as `src/client/calls/retry.ts` does the waiting, and the check of its options,
 * which are ours. It is 5 kB of each bundle with a client. A bundler cannot see that, since options decide it. Where
 * another name is imported from a file that is replaced, or what is cut here is no longer found, the build fails.
 */
export function withoutUnusedOfKy(): Plugin {
  return {
    name: "without-unused-of-ky",
    setup(build) {
      build.onLoad({ filter: /[\\/](ky[\\/]distribution|p-retry)[\\/]/ }, async ({ path }) => {
        const [, found = ""] = /[\\/](?:ky[\\/]distribution[\\/]|(?=p-retry[\\/]))(.+)$/.exec(path) ?? [];
        const file = found.replaceAll("\\", "/");
        const contents = file in cutFrom ? withoutCuts(file, await readFile(path, "utf8")) : inPlaceOf[file];
        return contents === undefined ? undefined : { contents, loader: "js" };
      });
    },
  };
}

/**
 * The text of a file of ky or p-retry without what is cut from it.
 * @throws Error if something of it is not found: the package has changed
 */
export function withoutCuts(file: string, text: string): string {
  return (cutFrom[file] ?? []).reduce((rest, [found, replacement]) => {
    if (rest.search(found) === -1) throw new Error(`${file} of a bundled package no longer has ${found}.`);
    return rest.replace(found, replacement);
  }, text);
}

const kyError = 'import { KyError } from "./KyError.js";';

/** By the file of ky. What is never called needs no body. */
const inPlaceOf: Readonly<Record<string, string>> = {
  "utils/body.js": "export function streamRequest() {} export function streamResponse() {}",
  "utils/delay.js": "export default function delay() {}",
  "core/retry-timing.js":
    "export function getRetryTimingHeader() {} export function calculateRetryTimingDelay() {}",
  "errors/HTTPError.js": `${kyError} export class HTTPError extends KyError {}`,
  "errors/ForceRetryError.js": `${kyError} export class ForceRetryError extends KyError {}`,
  "errors/TimeoutError.js": `${kyError} export class TimeoutError extends KyError {}`,
  "errors/NonError.js": "export class NonError extends Error {}",
  "utils/timeout.js": "export default function timeout() {}",
};

/** What is found in a file of ky, at least once, and what takes its place. */
type Cut = readonly [found: RegExp, replacement: string];

const cutFrom: Readonly<Record<string, readonly Cut[]>> = {
  "index.js": [
    // `ky.get` and its like, and instances with other defaults.
    [/^( +)for \(const method of requestMethods\) \{\n[\s\S]*?^\1\}\n/m, ""],
    [/^( +)ky\.create = [\s\S]*?^( +)return ky;/m, "return ky;"],
  ],
  "p-retry/index.js": [
    [/^(function validate\w+)\(.*\) \{\n[\s\S]*?^\}\n/gm, "$1() {}\n"],
    // Nothing throws one.
    [/^export class AbortError extends Error \{\n[\s\S]*?^\}\n/m, "class AbortError extends Error {}\n"],
    [/^function unwrapAbortError\(.*\) \{\n[\s\S]*?^\}\n/m, "function unwrapAbortError() {}\n"],
    // `minTimeout` is 0.
    [/^(function calculateDelay)\(.*\) \{\n[\s\S]*?^\}\n/m, "$1() { return 0; }\n"],
    [/^(async function delayForRetry)\(.*\) \{\n[\s\S]*?^\}\n/m, "$1() {}\n"],
  ],
  "utils/merge.js": [
    [/^const appendSearchParameters = [\s\S]*?^\};\n/m, "const appendSearchParameters = () => {};\n"],
    // Options that we do not pass.
    [/^( +)if \(key === '(context|searchParams)'\) \{\n[\s\S]*?^\1\}\n/gm, ""],
  ],
  "core/Ky.js": [
    // Methods and functions that only what is cut below, or an option that we do not pass, would call.
    ...[
      "calculateDelay",
      "getResponseData",
      "getErrorDataTimeout",
      "getBodyReadTimeout",
      "raceBodyRead",
      "raceWithTotalTimeout",
      "isJsonContentType",
      "readResponseText",
      "parseJson",
      "cancelResponseBody",
      "cancelReturnedBody",
      "throwIfTotalTimeoutExhausted",
      "getCurrentTime",
      "getNormalizedOptions",
      "assignRequest",
    ].map(
      (name): Cut => [
        new RegExp(`^ {4}(async )?#${name}\\(.*\\) \\{\n[\\s\\S]*?^ {4}\\}\n`, "m"),
        `#${name}() {}\n`,
      ],
    ),
    [/initHooks\.length > 0 \? cloneInitHookOptions\(options\) : options/, "options"],
    // There are no hooks.
    [/^( +)for \(const hook of .*\) \{\n[\s\S]*?^\1\}\n/gm, ""],
    // Nobody calls `.json()` and its like on what our call returns.
    [/^( +)for \(const \[type, mimeType\] of .*\) \{\n[\s\S]*?^\1\}\n/m, ""],
    // Options that we do not pass, or pass as `false`.
    [
      /\b(this|ky)\.#options\.(prefix|baseUrl|json|searchParams|parseJson|on(Down|Up)loadProgress)\b/g,
      "undefined",
    ],
    [/\b(this|ky)\.#options\.(throwHttpErrors|timeout|totalTimeout)\b/g, "false"],
    [/hasSearchParameters\(undefined\)/, "false"],
    // The limit of retries is 0: what follows it in these methods is for another.
    [/this\.#retryCount >= Math\.min\(retry\.limit, this\.#retryLimit\)/, "true"],
    [
      /Math\.min\(await (this\.#calculateRetryDelay\(error\)), maxSafeTimeout\);\n[\s\S]*?^ {4}\}\n/m,
      "await $1; }\n",
    ],
  ],
};

import type { Plugin } from "esbuild";

/**
 * Leaves out of ky what our one call of it (`src/client/calls/exchange.ts`) never runs: progress of a body, waiting for a
 * retry that is off, and a time-out that is off. It is 1.3 kB of each bundle with a client. A bundler cannot see that,
 * since options decide it. Where ky imports another name from these files, the build fails.
 */
export function withoutUnusedOfKy(): Plugin {
  return {
    name: "without-unused-of-ky",
    setup(build) {
      build.onLoad({ filter: /[\\/]ky[\\/]distribution[\\/]/ }, ({ path }) => {
        const [, file = ""] = /distribution[\\/](.+)$/.exec(path) ?? [];
        const contents = inPlaceOf[file.replaceAll("\\", "/")];
        return contents === undefined ? undefined : { contents, loader: "js" };
      });
    },
  };
}

/** By the file of ky. What is never called needs no body. */
const inPlaceOf: Readonly<Record<string, string>> = {
  "utils/body.js": "export function streamRequest() {} export function streamResponse() {}",
  "core/retry-timing.js":
    "export function getRetryTimingHeader() {} export function calculateRetryTimingDelay() {}",
  "utils/timeout.js": "export default function timeout() {}",
};

import { registerHooks } from "node:module";

/** Lets a program that imports the package run on the sources, without a build: `node --import <this file>`. */
const entries = new Map([
  ["baselinker-sdk", "index.ts"],
  ["baselinker-sdk/mapping", "mapping/index.ts"],
  ["baselinker-sdk/msw", "msw/index.ts"],
]);

registerHooks({
  resolve(specifier, context, nextResolve) {
    const entry = entries.get(specifier);
    if (entry === undefined) return nextResolve(specifier, context);
    return { url: new URL(`../../src/${entry}`, import.meta.url).href, shortCircuit: true };
  },
});

import { registerHooks } from "node:module";
import { entryPoints, importName } from "../../docs/generate/entryPoints.ts";

/** Lets a program that imports the package run on the sources, without a build: `node --import <this file>`. */
const entries = new Map(
  Object.entries(entryPoints).map(([entry, { source }]) => [importName(entry), source]),
);

registerHooks({
  resolve(specifier, context, nextResolve) {
    const source = entries.get(specifier) ?? readyRules(specifier);
    if (source === undefined) return nextResolve(specifier, context);
    return { url: new URL(`../../${source}`, import.meta.url).href, shortCircuit: true };
  },
});

function readyRules(specifier: string): string | undefined {
  const file = /^baselinker-sdk\/rules\/([\w-]+\.json)$/.exec(specifier)?.[1];
  return file && `examples/rules/${file}`;
}

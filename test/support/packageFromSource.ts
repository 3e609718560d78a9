import { type ResolveFnOutput, type ResolveHookContext, registerHooks } from "node:module";
import { entryPoints, importName } from "../../docs/generate/entryPoints.ts";

/** Lets a program that imports the package run on the sources, without a build: `node --import <this file>`. */
const entries = new Map(
  Object.entries(entryPoints).map(([entry, { source }]) => [importName(entry), source]),
);

registerHooks({
  resolve(specifier, context, nextResolve) {
    const source = entries.get(specifier) ?? readyRules(specifier);
    if (source === undefined) return resolveHere(specifier, context, nextResolve);
    return { url: new URL(`../../${source}`, import.meta.url).href, shortCircuit: true };
  },
});

/** A program in a folder of its own finds the packages of this repository. */
function resolveHere(
  specifier: string,
  context: ResolveHookContext,
  nextResolve: (specifier: string, context?: Partial<ResolveHookContext>) => ResolveFnOutput,
): ResolveFnOutput {
  try {
    return nextResolve(specifier, context);
  } catch (error) {
    if (!/^[a-z@]/.test(specifier)) throw error;
    return nextResolve(specifier, { ...context, parentURL: import.meta.url });
  }
}

function readyRules(specifier: string): string | undefined {
  const file = /^baselinker-sdk\/rules\/([\w-]+\.json)$/.exec(specifier)?.[1];
  return file && `examples/rules/${file}`;
}

import type { ValueObject } from "../rules/value.ts";
import { companions, sources } from "../schema/grammar.ts";
import type { Environment } from "./environment.ts";

const sourceNames = /* @__PURE__ */ Object.keys(sources).filter((name) => !Object.hasOwn(companions, name));

/** A value has exactly one source, and no name that means nothing beside it. */
export function checkNames(value: ValueObject, at: string, env: Environment): void {
  const given = sourceNames.filter((name) => name in value);
  if (given.length === 0) {
    const message = `The value has no source. Add one of ${list(sourceNames)}.`;
    env.problems.push({ code: "no_source", path: at, message });
  } else if (given.length > 1) {
    const message = `The value has several sources (${list(given)}). Keep one; \`first\` takes several in turn.`;
    env.problems.push({ code: "several_sources", path: at, message });
  }
  for (const [name, beside] of Object.entries(companions)) {
    if (!(name in value) || beside in value) continue;
    const message = `\`${name}\` means something beside \`${beside}\` only. Add that, or remove it.`;
    env.problems.push({ code: "misplaced", path: `${at}.${name}`, message });
  }
}

function list(names: readonly string[]): string {
  return names.map((name) => `\`${name}\``).join(", ");
}

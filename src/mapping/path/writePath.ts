import type { PathStep } from "./parsePath.ts";

/** Appends a key to a path, as a rule would write it. */
export function joinKey(path: string, key: string): string {
  if (!/^[^.[\]*$@'"{][^.[\]*]*$/.test(key)) return `${path}['${key.replaceAll("'", "''")}']`;
  return path === "" ? key : `${path}.${key}`;
}

export function writePath(steps: readonly PathStep[], start = ""): string {
  let path = start;
  for (const step of steps) {
    if (step.type === "fromEnd") path += `[-${step.distance}]`;
    else if (step.type === "find") path += `[${step.keys.join(".")}=${step.text.join("*")}]`;
    else if (step.type === "each")
      path += step.keys === undefined ? "[*]" : `${path && "."}${step.keys.join("*")}`;
    else path = /^\d+$/.test(step.key) ? `${path}[${step.key}]` : joinKey(path, step.key);
  }
  return path || "@";
}

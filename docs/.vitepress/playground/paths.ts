import { joinKey } from "../../../src/mapping/path/parsePath.ts";

/** Paths to what is in a lead, of lists the first elements: what may be written in rules. */
export function pathsOf(lead: unknown): string[] {
  const paths: string[] = [];
  const visit = (value: unknown, path: string, depth: number) => {
    if (paths.length > 300 || depth > 6) return;
    if (path !== "") paths.push(path);
    if (Array.isArray(value)) return visit(value[0], `${path}[0]`, depth + 1);
    if (typeof value !== "object" || value === null) return;
    for (const [key, own] of Object.entries(value)) visit(own, joinKey(path, key), depth + 1);
  };
  visit(lead, "", 0);
  return paths;
}

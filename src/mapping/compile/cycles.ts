import type { RulesProblem } from "../../errors/rulesError.ts";

/** Reports named values that refer to each other in a cycle: none of them could ever be worked out. */
export function reportCycle(
  uses: ReadonlyMap<string, ReadonlySet<string>>,
  at: string,
  problems: RulesProblem[],
): void {
  const cycle = findCycle(uses);
  if (cycle === undefined) return;
  const way = cycle.map((name) => `$${name}`).join(" → ");
  const message = `The named values refer to each other in a cycle: ${way}. Read one of them from the lead.`;
  problems.push({ code: "cycle", path: `${at}.${cycle[0]}`, message });
}

/** Names that refer to each other, with the first one again at the end. Without recursion: chains may be long. */
function findCycle(uses: ReadonlyMap<string, ReadonlySet<string>>): string[] | undefined {
  const done = new Set<string>();
  for (const start of uses.keys()) {
    const way = [start];
    const left = [[...(uses.get(start) ?? [])]];
    const onWay = new Set(way);
    while (left.length > 0) {
      const next = left[left.length - 1]?.pop();
      if (next === undefined) {
        left.pop();
        const name = way.pop() ?? "";
        onWay.delete(name);
        done.add(name);
      } else if (onWay.has(next)) return [...way.slice(way.indexOf(next)), next];
      else if (!done.has(next)) {
        way.push(next);
        onWay.add(next);
        left.push([...(uses.get(next) ?? [])]);
      }
    }
  }
  return undefined;
}

import type { RulesProblem } from "../../errors/rulesError.ts";

/** Reports named values that ask for one another in a circle: none of them could ever be worked out. */
export function reportCircle(
  asks: ReadonlyMap<string, ReadonlySet<string>>,
  at: string,
  problems: RulesProblem[],
): void {
  const circle = findCircle(asks);
  if (circle === undefined) return;
  const way = circle.map((name) => `$${name}`).join(" → ");
  const message = `The named values ask for each other in a circle: ${way}. Take one of them from the lead.`;
  problems.push({ code: "circle", path: `${at}.${circle[0]}`, message });
}

/** Names that ask for one another, the first one again at the end. Without recursion: chains may be long. */
function findCircle(asks: ReadonlyMap<string, ReadonlySet<string>>): string[] | undefined {
  const done = new Set<string>();
  for (const start of asks.keys()) {
    const way = [start];
    const left = [[...(asks.get(start) ?? [])]];
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
        left.push([...(asks.get(next) ?? [])]);
      }
    }
  }
  return undefined;
}

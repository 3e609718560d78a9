import Table from "cli-table3";
import stringWidth from "string-width";
import { oneLine } from "./escape.ts";

const gap = "  ";
const narrowest = 8;

/**
 * A line for each row, in columns as wide as their content. In a terminal (`columns`) the widest are cut with `…`; in a
 * pipe none. Without a head, the table begins with its first row.
 */
export function formatTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
  columns: number | undefined,
): readonly string[] {
  const all = [head, ...rows].filter((row) => row.length > 0).map((row) => row.map(oneLine));
  const natural = (all[0] ?? []).map((_, index) =>
    Math.max(...all.map((row) => stringWidth(row[index] ?? "")), 1),
  );
  const widths = columns === undefined ? natural : fitted(natural, columns - 1);
  const table = new Table({
    chars: { ...noLines, middle: gap },
    style: { "padding-left": 0, "padding-right": 0, head: [], border: [] },
    colWidths: widths,
  });
  for (const row of all) table.push([...row]);
  return table
    .toString()
    .split("\n")
    .map((line) => line.trimEnd());
}

const noLines = Object.fromEntries(
  [
    ...["top", "top-mid", "top-left", "top-right", "bottom", "bottom-mid", "bottom-left", "bottom-right"],
    ...["left", "left-mid", "mid", "mid-mid", "right", "right-mid"],
  ].map((name) => [name, ""]),
);

function fitted(natural: readonly number[], columns: number): number[] {
  const widths = [...natural];
  const total = () => widths.reduce((sum, width) => sum + width, gap.length * (widths.length - 1));
  while (total() > columns) {
    const widest = widths.indexOf(Math.max(...widths));
    const width = widths[widest] ?? 0;
    if (width <= narrowest) break;
    widths[widest] = width - 1;
  }
  return widths;
}

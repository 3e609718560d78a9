/** Prints rows as a table whose columns are as wide as their longest cell. */
export function printTable(head: readonly string[], rows: readonly (readonly string[])[]): void {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => width(row[column] ?? ""))));
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => pad(cell, widths[column] ?? 0))
      .join("  ")
      .trimEnd();
  console.log(line(head));
  console.log(widths.map((columns) => "-".repeat(columns)).join("  "));
  for (const row of rows) console.log(line(row));
}

function pad(cell: string, columns: number): string {
  return cell + " ".repeat(Math.max(0, columns - width(cell)));
}

function width(cell: string): number {
  return Array.from(cell).length;
}

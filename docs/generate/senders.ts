import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import type { SenderRecord } from "../../src/webhook/senders/record.ts";
import { senderRecords } from "../../src/webhook/senders/records.ts";

/**
 * Writes the tables of senders in `docs/senders.md` and `docs/decisions/what-senders-do.md` from their records. The text
 * around the tables stays. With `--check` it only compares, and exits with 1 where a table is stale.
 */
interface Table {
  readonly file: string;
  /** The first row, by which the table is found in its page. */
  readonly columns: readonly string[];
  /** The cells of a sender after its name; `undefined` if the sender has no row. */
  readonly cellsOf: (record: SenderRecord) => readonly (string | undefined)[] | undefined;
}

const tables: readonly Table[] = [
  {
    file: "docs/senders.md",
    columns: ["sender", "look out for", "ready rules", "`verify`"],
    cellsOf: ({ lookOut, rules = [], verify }) => [
      lookOut,
      rules.map((name) => `\`${name}\``).join(", "),
      verify,
    ],
  },
  {
    file: "docs/senders.md",
    columns: [
      "sender",
      "signs",
      "waits",
      "after a failure",
      "redirect counts as delivered",
      "disables the address",
      "to test",
    ],
    cellsOf: ({ behaviour }) =>
      behaviour && [
        behaviour.signs,
        behaviour.waits,
        behaviour.afterFailure,
        behaviour.redirectCounts,
        behaviour.disables,
        behaviour.toTest,
      ],
  },
  {
    file: "docs/decisions/what-senders-do.md",
    columns: ["sender", "seen"],
    cellsOf: ({ behaviour, seen }) => behaviour && [seen],
  },
];

const check = process.argv.includes("--check");
for (const { file, columns, cellsOf } of tables) {
  const path = fileURLToPath(new URL(`../../${file}`, import.meta.url));
  const page = readFileSync(path, "utf8");
  const rows = senderRecords.flatMap((record) => {
    const cells = cellsOf(record);
    return cells === undefined ? [] : [rowOf([record.title, ...cells])];
  });
  const head = `${rowOf(columns)}\n`;
  const start = page.indexOf(head);
  if (start < 0) throw new Error(`${file} has no table that begins with: ${head}`);
  const end = page.indexOf("\n\n", start);
  const table = [rowOf(columns), rowOf(columns.map(() => "---")), ...rows].join("\n");
  if (page.slice(start, end) === table) continue;
  if (check) {
    console.error(`${file} is stale. Run: npm run generate`);
    process.exitCode = 1;
  } else {
    writeFileSync(path, page.slice(0, start) + table + page.slice(end));
  }
}

function rowOf(cells: readonly (string | undefined)[]): string {
  return `| ${cells.join(" | ")} |`.replaceAll("|  |", "| |").replaceAll("|  |", "| |");
}

import { execFileSync } from "node:child_process";
import type { Mutant } from "./mutant.ts";

/** The lines of the source that differ from a branch, as they are now. */
export class ChangedLines {
  readonly #lines = new Map<string, Set<number>>();

  constructor(base: string) {
    const diff = execFileSync("git", ["diff", "--unified=0", "--merge-base", base, "--", "src"], {
      encoding: "utf8",
      maxBuffer: 256 * 1024 * 1024,
    });
    let lines = new Set<number>();
    for (const line of diff.split("\n")) {
      const file = /^\+\+\+ b\/(.+)$/.exec(line)?.[1];
      if (file !== undefined) {
        lines = new Set();
        this.#lines.set(file, lines);
      }
      const [, from, count = "1"] = /^@@ -\S+ \+(\d+)(?:,(\d+))? @@/.exec(line) ?? [];
      for (let step = 0; from !== undefined && step < Number(count); step += 1)
        lines.add(Number(from) + step);
    }
  }

  /** Whether the change begins on one of them. */
  has({ file, line }: Mutant): boolean {
    return this.#lines.get(file)?.has(line) ?? false;
  }
}

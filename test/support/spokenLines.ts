import { afterEach, beforeEach, vi } from "vitest";

/** What was written once to the console, as in a process that has just begun. Call it in a `describe`. */
export function spokenLines(): readonly string[] {
  const lines: string[] = [];
  beforeEach(() => {
    lines.length = 0;
    forgetSpoken();
    for (const method of ["warn", "error"] as const)
      vi.spyOn(console, method).mockImplementation((line: unknown) => void lines.push(String(line)));
  });
  afterEach(() => vi.restoreAllMocks());
  return lines;
}

/** As in a process that has just begun, every line is written to the console again. */
export function forgetSpoken(): void {
  Reflect.deleteProperty(globalThis, Symbol.for("baselinker-sdk/spoken/1"));
}

/** The line without how to hear more, which only the first one in a process has. */
export function withoutEnding(line: string): string {
  return line.replace(/ Each such line is written once\..*/, "");
}

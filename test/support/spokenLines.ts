import { afterEach, beforeEach, vi } from "vitest";

/** What was written once to the console, as in a process that has just begun. Call it in a `describe`. */
export function spokenLines(): readonly string[] {
  const lines: string[] = [];
  beforeEach(() => {
    lines.length = 0;
    Reflect.deleteProperty(globalThis, Symbol.for("baselinker-sdk/spoken/1"));
    vi.spyOn(console, "warn").mockImplementation((line: unknown) => void lines.push(String(line)));
  });
  afterEach(() => vi.restoreAllMocks());
  return lines;
}

import { describe, expect, it } from "vitest";
import { buyer, setupMistakes, token } from "./setupMistakes.ts";

describe.each([...setupMistakes])("a mistake with %s", (_, mistakes) => {
  it("is one of ten at least", () => {
    expect(mistakes.length).toBeGreaterThanOrEqual(10);
  });

  it.each(mistakes)("is answered by what it is and what to do: $mistake", async ({ make, gets }) => {
    const error: unknown = await Promise.resolve()
      .then(make)
      .catch((reason: unknown) => reason);
    if (!(error instanceof Error)) throw new Error("Nothing was said.");
    expect(error.message).toContain(gets);
    expect(error.message.length).toBeLessThanOrEqual(2_000);
    expect(error.message).not.toContain(token);
    expect(error.message).not.toContain(buyer);
    // A sentence of ours, not one of the engine.
    expect(error.message).not.toMatch(/is not a function|Cannot (?:read|use|destructure)|is not iterable/);
  });
});

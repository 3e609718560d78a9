import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { startApiServer } from "../support/apiServer.ts";
import { manyCasesOf } from "../support/wholeRun.ts";
import { answerRuns, checkAnswer } from "./answerFuzz.ts";

describe("any answer to any method", () => {
  it("ends as a result or a documented error, soon and without the token", async () => {
    await using server = await startApiServer();
    await fc.assert(
      fc.asyncProperty(answerRuns, (run) => checkAnswer(server, run)),
      { numRuns: manyCasesOf(150) },
    );
  });

  it("would be told where it broke a promise", async () => {
    await using server = await startApiServer();
    const whole = {
      status: 200,
      headers: {},
      body: "{}",
      length: undefined,
      encoding: "none",
      end: "whole",
    } as const;
    const run = { ask: "getOrders", validation: "report", answer: whole } as const;
    await expect(checkAnswer(server, run)).resolves.toBeUndefined();
    await expect(checkAnswer(server, { ...run, ask: "no method" })).rejects.toThrow("not a documented one");
  });
});

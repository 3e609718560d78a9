import { describe, expect, it } from "vitest";
import { workChecks } from "../../../src/forwarding/register/workOptions.ts";
import { checkOptions } from "../../../src/shared/options/check.ts";

const check = (options: object) => checkOptions("work", workChecks, options);

describe("the options of work", () => {
  it("have defaults: eight leads at once, a look each second, a minute for each lead", () => {
    expect(check({})).toEqual({ concurrency: 8, pollMs: 1_000, leaseMs: 60_000 });
  });

  it.each([{ concurrency: 1 }, { pollMs: 1 }, { leaseMs: 0.5 }, { pollMs: 2_147_483_647 }])(
    "may be as little or as much as that: %o",
    (options) => {
      expect(check(options)).toMatchObject(options);
    },
  );

  it.each([
    [{ concurrency: 0 }, "`concurrency`"],
    [{ concurrency: 1.5 }, "`concurrency`"],
    [{ pollMs: 0 }, "`pollMs` to be a number of milliseconds above 0"],
    [{ leaseMs: 0 }, "`leaseMs` to be a number of milliseconds above 0"],
    [{ pollMs: 2_147_483_648 }, "`pollMs`"],
    [{ leaseMs: Number.POSITIVE_INFINITY }, "`leaseMs`"],
    [{ signal: {} }, "`signal`"],
    [{ polMs: 1 }, "Did you mean `pollMs`?"],
  ])("are refused by name and unit: %o", (options, text) => {
    expect(() => check(options)).toThrow(text);
  });
});

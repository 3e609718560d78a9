import { describe, expectTypeOf, it } from "vitest";
import { callChecks, clientChecks } from "../../src/client/calls/config.ts";
import type { BaselinkerOptions, CallOptions } from "../../src/client/calls/options.ts";
import { type Checked, checkGiven, checkOptions, type OptionChecks } from "../../src/shared/options/check.ts";
import { callable, integer, number, oneOf, required, text } from "../../src/shared/options/kinds.ts";

interface Options {
  readonly name: string;
  readonly timeoutMs?: number | undefined;
  readonly mode?: "strict" | "loose" | "off" | undefined;
  readonly onDone?: ((count: number) => void) | undefined;
}

const name = required(text());
const timeoutMs = number({ above: 0, default: 5 });
const mode = oneOf(["strict", "loose", "off"]);
const onDone = callable<(count: number) => void>();
const checks = { name, timeoutMs, mode, onDone } satisfies OptionChecks<Options>;

describe("a record of option checks", () => {
  it("does not compile where it forgets an option, or has one that is not there", () => {
    // @ts-expect-error `onDone` is forgotten
    ({ name, timeoutMs, mode }) satisfies OptionChecks<Options>;
    // @ts-expect-error there is no `retries`
    ({ ...checks, retries: integer() }) satisfies OptionChecks<Options>;
  });

  it("does not compile where a check lets something else through", () => {
    // @ts-expect-error `timeoutMs` is a number
    ({ ...checks, timeoutMs: text() }) satisfies OptionChecks<Options>;
    // @ts-expect-error its default is one too
    ({ ...checks, timeoutMs: number({ default: "5" }) }) satisfies OptionChecks<Options>;
    // @ts-expect-error `onDone` gets a number
    ({ ...checks, onDone: callable<(count: string) => void>() }) satisfies OptionChecks<Options>;
  });

  it("does not compile where a word is forgotten or invented", () => {
    // @ts-expect-error "off" is forgotten
    ({ ...checks, mode: oneOf(["strict", "loose"]) }) satisfies OptionChecks<Options>;
    // @ts-expect-error there is no "on"
    ({ ...checks, mode: oneOf(["strict", "loose", "off", "on"]) }) satisfies OptionChecks<Options>;
  });

  it("does not compile where an option is required in one place and optional in the other", () => {
    // @ts-expect-error `name` must be given
    ({ ...checks, name: text() }) satisfies OptionChecks<Options>;
    // @ts-expect-error `timeoutMs` need not be given
    ({ ...checks, timeoutMs: required(number()) }) satisfies OptionChecks<Options>;
    // @ts-expect-error what must be given has no default
    required(number({ default: 5 }));
  });

  it("of a client or a call does not compile where its interface gets an option more", () => {
    clientChecks satisfies OptionChecks<BaselinkerOptions>;
    callChecks satisfies OptionChecks<CallOptions>;
    // @ts-expect-error `dryRun` has no check
    clientChecks satisfies OptionChecks<BaselinkerOptions & { dryRun?: boolean }>;
    // @ts-expect-error `idempotent` has no check
    callChecks satisfies OptionChecks<CallOptions & { idempotent?: boolean }>;
  });

  it("gives its result the types that follow", () => {
    type Mode = "strict" | "loose" | "off";
    type Done = (count: number) => void;
    const checked = checkOptions("a test", checks, {});
    expectTypeOf(checked).toEqualTypeOf<Checked<typeof checks>>();
    expectTypeOf(checked.name).toEqualTypeOf<string>();
    expectTypeOf(checked.timeoutMs).toEqualTypeOf<number>();
    expectTypeOf(checked.mode).toEqualTypeOf<Mode | undefined>();
    expectTypeOf(checked.onDone).toEqualTypeOf<Done | undefined>();
    const given = checkGiven("a test", checks, {});
    expectTypeOf(given.name).toEqualTypeOf<string>();
    expectTypeOf(given).toExtend<{ readonly timeoutMs?: number; readonly mode?: Mode }>();
    expectTypeOf({ timeoutMs: 1, ...given }.timeoutMs).toEqualTypeOf<number>();
  });
});

import { describe, expectTypeOf, it } from "vitest";
import type { DeliveryState, NextStates } from "../../src/forwarding/deliveryState.ts";
import { forwardIssue } from "../../src/forwarding/forwardCodes.ts";
import { breaks } from "../forwarding/breaks.ts";
import type { Transition } from "../forwarding/transitions.ts";

describe("an issue of the forwarder", () => {
  it("does not compile with an unknown code, or without a detail that its text names", () => {
    forwardIssue("key_missing", "key", {});
    // @ts-expect-error there is no such code
    forwardIssue("key_mising", "key", {});
    // @ts-expect-error the text names the field
    forwardIssue("marker_field_taken", "extra_field_1", {});
  });
});

describe("the states of a delivery", () => {
  it("do not compile without their transitions, or with a transition that nothing breaks", () => {
    expectTypeOf<keyof NextStates>().toEqualTypeOf<Exclude<DeliveryState["at"], "ended"> | "failed">();
    const { "ready → ordered": _, ...others } = breaks;
    // @ts-expect-error `ready → ordered` is forgotten
    others satisfies Record<Transition, unknown>;
  });
});

import { describe, expect, it } from "vitest";
import { DeliveryError } from "../../../src/forwarding/contract/deliveryError.ts";
import { toFailure, toPlainError } from "../../../src/forwarding/contract/forwardResult.ts";
import { LeadRemovedError } from "../../../src/forwarding/contract/registerContract.ts";
import { LookUpTooLongError } from "../../../src/forwarding/delivery/lookUpOrder.ts";
import { uk } from "../../../src/languages/uk/language.ts";

describe("an error of a delivery", () => {
  it("has a code and the details of its message, also as JSON of a result", () => {
    const error = new DeliveryError("order_of_other_buyer", { order: "12345" });
    const { error: stored } = JSON.parse(JSON.stringify(toFailure("temporary", { error, issues: [] })));
    expect(stored).toEqual({
      name: "DeliveryError",
      code: "order_of_other_buyer",
      message: "Order 12345 has this lead's marker, but another buyer or another total. Check it in Base.",
      details: { order: "12345" },
    });
    expect(toPlainError(error)).toBe(error);
    expect(uk.errorMessage(stored)).toMatch(/^Замовлення 12345 має мітку/);
  });

  it("has a sentence in each language by its code, whatever the name of its class is", () => {
    expect(new LookUpTooLongError().message).toMatch(/^The order is not on the \d+ pages of orders/);
    expect(uk.errorMessage(new LookUpTooLongError())).toMatch(
      /^Замовлення немає на \d+ прочитаних сторінках/,
    );
    expect(uk.errorMessage(new LeadRemovedError())).toMatch(/^Поки лід передавали/);
  });
});

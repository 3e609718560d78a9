import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { newOrderFields } from "../../../src/api/methods/orders/orderFields.ts";
import { closestName } from "../../../src/shared/options/closestName.ts";
import { runs } from "../../api/support/runs.ts";

const known = Object.keys(newOrderFields);

describe("nearestName", () => {
  it.each([
    ["deliveryCity", "delivery_city"],
    ["delivery-postcode", "delivery_postcode"],
    ["devlivery_state", "delivery_state"],
    ["emial", "email"],
    ["Phone", "phone"],
    ["invoice_cty", "invoice_city"],
    ["oder_status_id", "order_status_id"],
  ])("takes %s for %s", (name, wanted) => {
    expect(closestName(name, known)).toBe(wanted);
  });

  it.each(["xyz", "", "leadbox_number", "__proto__", "e".repeat(500)])("finds nothing near %.20s", (name) => {
    expect(closestName(name, known)).toBeUndefined();
  });

  it("finds nothing among no names", () => {
    expect(closestName("email", [])).toBeUndefined();
  });

  it("finds a long name after one slip, whatever the slip", () => {
    const long = known.filter((name) => name.length > 6);
    fc.assert(
      fc.property(
        fc.constantFrom(...long),
        fc.nat(),
        fc.constantFrom("drop", "double", "swap"),
        (name, at, slip) => {
          const index = at % (name.length - 1);
          const [one = "", two = ""] = [name[index], name[index + 1]];
          const middle = { drop: two, double: one + one + two, swap: two + one }[slip];
          const misspelt = name.slice(0, index) + middle + name.slice(index + 2);
          const found = closestName(misspelt, known);
          expect(found).toBeDefined();
          // Names that differ in one letter anyway, such as the extra fields, may be taken for each other.
          if (!/_\d$/.test(name)) expect(found).toBe(name);
        },
      ),
      runs(300),
    );
  });
});

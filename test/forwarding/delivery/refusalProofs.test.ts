import { describe, expect, it } from "vitest";
import { RefusalProofs } from "../../../src/forwarding/delivery/refusalProofs.ts";
import { manualClock } from "../../support/manualClock.ts";

const code = "ERROR_NEW";
const minutes = 60_000;

function proofs() {
  const clock = manualClock();
  return { clock, proofs: new RefusalProofs(clock) };
}

describe("a refusal code that proves nothing by itself", () => {
  it("is trusted for ten minutes once the orders of three leads with it were absent", async () => {
    const { clock, proofs: known } = proofs();
    for (const lead of ["a", "b"]) known.absent(code, lead);
    expect(known.areAbsent(code)).toBe(false);
    known.absent(code, "c");
    expect(known.areAbsent(code)).toBe(true);
    await clock.advance(10 * minutes - 1);
    expect(known.areAbsent(code)).toBe(true);
    await clock.advance(1);
    expect(known.areAbsent(code)).toBe(false);
  });

  it("is not trusted for one lead that is repeated, nor for another code", () => {
    const { proofs: known } = proofs();
    for (let time = 0; time < 5; time += 1) known.absent(code, "a");
    for (const lead of ["b", "c"]) known.absent("ERROR_OTHER", lead);
    expect([known.areAbsent(code), known.areAbsent("ERROR_OTHER")]).toEqual([false, false]);
  });

  it("needs three leads again after that time", async () => {
    const { clock, proofs: known } = proofs();
    for (const lead of ["a", "b", "c"]) known.absent(code, lead);
    await clock.advance(10 * minutes);
    for (const lead of ["d", "e"]) known.absent(code, lead);
    expect(known.areAbsent(code)).toBe(false);
    known.absent(code, "f");
    expect(known.areAbsent(code)).toBe(true);
  });

  it("is never trusted again once an order with it was there", () => {
    const { proofs: known } = proofs();
    for (const lead of ["a", "b", "c"]) known.absent(code, lead);
    known.found(code);
    expect(known.areAbsent(code)).toBe(false);
    for (const lead of ["d", "e", "f", "g"]) known.absent(code, lead);
    expect(known.areAbsent(code)).toBe(false);
  });

  it("is forgotten where Base invents a hundred of them", () => {
    const { proofs: known } = proofs();
    for (const lead of ["a", "b", "c"]) known.absent(code, lead);
    for (let id = 1; id < 100; id += 1) known.absent(`ERROR_${id}`, "a");
    known.absent(code, "d");
    expect(known.areAbsent(code)).toBe(true);
    known.absent("ERROR_100", "a");
    expect(known.areAbsent(code)).toBe(false);
  });
});

import { expect, it } from "vitest";
import { isSamePlace, noRegister } from "../../src/lead/registerContract.ts";

it("a store and a register are at one place only where client and part are the same", () => {
  const engine = {};
  const place = { name: "one", engine, part: "a" };
  expect(isSamePlace(place, { name: "other", engine, part: "a" })).toBe(true);
  expect(isSamePlace(place, { ...place, part: "b" })).toBe(false);
  expect(isSamePlace(place, { ...place, engine: {} })).toBe(false);
  expect(isSamePlace(place, undefined)).toBe(false);
  expect(isSamePlace(undefined, undefined)).toBe(false);
});

it("a forwarder without a register keeps nothing, and says what each of its methods needs", async () => {
  const { register, ...methods } = noRegister;
  expect(register.isDurable).toBe(false);
  const { isDurable: _, ...ofRegister } = register;
  const all = Object.entries({ ...methods, ...ofRegister });
  expect(all.map(([name]) => name).sort()).toEqual(
    "discard erase eraseWhere get list receive resend resendAll stats work".split(" "),
  );
  for (const [, method] of all) {
    await expect(Reflect.apply(method, undefined, [])).rejects.toThrow(
      new TypeError("This needs the option `register` of createForwarder."),
    );
  }
});

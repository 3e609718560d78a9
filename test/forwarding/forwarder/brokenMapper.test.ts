import { describe, expect, it } from "vitest";
import { fakeShop } from "./fakeShop.ts";

describe("a mapper of the caller's", () => {
  it.each<[string, () => unknown]>([
    [
      "throws",
      () => {
        throw new Error("no metadata");
      },
    ],
    ["is async", async () => ({ status: "skip", reason: "async", issues: [] })],
    ["is async and rejects", async () => Promise.reject(new Error("no metadata"))],
    ["gives nothing", () => undefined],
    ["gives null", () => null],
    ["gives a text", () => "order"],
    ["gives a list", () => []],
  ])(
    "that %s makes an error that is not the lead's, sends nothing and does not end the process",
    async (_, map) => {
      const rejections: unknown[] = [];
      const listen = (reason: unknown) => rejections.push(reason);
      process.on("unhandledRejection", listen);
      try {
        const { forwarder, account, ended } = fakeShop();
        const broken = forwarder({ rules: { map: (lead) => Reflect.apply(map, undefined, [lead]) } });
        const result = await ended(broken.forward({ id: "A" }));
        expect(result).toMatchObject({
          status: "error",
          fault: expect.stringMatching(/^(?:setup|temporary)$/),
        });
        expect(account.orders).toEqual([]);
        await new Promise((resolve) => setImmediate(resolve));
        expect(rejections).toEqual([]);
      } finally {
        process.off("unhandledRejection", listen);
      }
    },
  );

  it.each([undefined, null, "order", 7, [], Promise.resolve()])(
    "that gives no result is told what it has to give: %j",
    async (given) => {
      const { forwarder, ended } = fakeShop();
      const map = () => given;
      const broken = forwarder({ rules: { map: (lead) => Reflect.apply(map, undefined, [lead]) } });
      expect(await ended(broken.forward({ id: "A" }))).toMatchObject({
        fault: "setup",
        error: { message: expect.stringContaining("`map` must not be async") },
      });
    },
  );
});

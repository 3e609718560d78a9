import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { type BaseCallback, readBaseCallback } from "../../src/webhook/readBaseCallback.ts";

const secret = "text of ours";
const read = ({ url, method = "GET" }: { url: string; method?: string }) =>
  readBaseCallback({ url, method }, { secret });
const readQuery = (query: string, method = "GET") =>
  readBaseCallback(new Request(`https://shop.example/base?${query}`, { method }), { secret });
const good = `secret=${encodeURIComponent(secret)}`;

describe("a call of Base to an address", () => {
  it.each(["HEAD", "GET", "POST"])(
    "by %s gives the order and the rest of the query, without the secret",
    (method) => {
      expect(readQuery(`order_id=123456&status=new&${good}&name=%C5%81`, method)).toEqual({
        orderId: 123_456,
        query: { status: "new", name: "Ł" },
      });
    },
  );

  it.each([
    ["another secret", "order_id=1&secret=other"],
    ["no secret", "order_id=1"],
    ["an empty secret", "order_id=1&secret="],
    ["an address longer than servers take", `order_id=1&${good}&name=${"a".repeat(70_000)}`],
  ])("with %s is not one", (_, query) => {
    expect(readQuery(query)).toBeUndefined();
  });

  it.each([
    ["no order", {}],
    ["a product", { product_id: "2001" }],
    ["a return", { return_id: "31", status: "7" }],
    ["an order that is not a number", { order_id: "[order_id]" }],
    ["an order of 0", { order_id: "0" }],
    ["a negative order", { order_id: "-5" }],
    ["an order with a fraction", { order_id: "1.5" }],
    ["an order beyond all numbers", { order_id: "99999999999999999999" }],
  ])("with the secret and %s has no order, and keeps what was sent", (_, query) => {
    expect(readQuery(`${new URLSearchParams(query)}&${good}`)).toEqual({ orderId: undefined, query });
  });

  it("by another method is not one", () => {
    expect(readQuery(`order_id=1&${good}`, "DELETE")).toBeUndefined();
  });

  it("is read from any text, and no untrusted text makes it throw", () => {
    const calls = fc
      .webUrl()
      .chain((url) =>
        fc
          .constantFrom("", "//", "http://[", "http://a b:x/", url)
          .map((start) => `${start}?order_id=7&${good}`),
      );
    fc.assert(fc.property(calls, (url) => read({ url }) !== undefined));
    fc.assert(fc.property(fc.string(), (url) => read({ url }) === undefined));
    expect(read({ url: `//[?${good}` })).toEqual({ orderId: undefined, query: {} });
    expect(read({ url: `//?order_id=7&${good}#?order_id=8` })).toEqual({ orderId: 7, query: {} });
    expect(read({ url: `/base#?order_id=7&${good}` })).toBeUndefined();
  });

  it("takes the old secret while the new one replaces it", () => {
    const request = new Request("https://shop.example/base?order_id=1&secret=old");
    expect(readBaseCallback(request, { secret: ["new", "old"] })).toMatchObject({ orderId: 1 });
  });

  it("is read from a request of node:http as well: a path will do", async () => {
    const calls: (BaseCallback | undefined)[] = [];
    const server = createServer(({ method = "", url = "" }, response) => {
      calls.push(readBaseCallback({ method, url }, { secret }));
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    await fetch(`http://127.0.0.1:${port}/base?order_id=7&${good}`, { method: "HEAD" });
    server.closeAllConnections();
    server.close();
    expect(calls).toEqual([{ orderId: 7, query: {} }]);
  });
});

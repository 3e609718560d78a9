import { describe, expect, it } from "vitest";
import { Baselinker } from "../../../src/client/calls/baselinker.ts";
import { fetchBy } from "../../support/fetchWith.ts";

const token = "1000-2000-TESTTOKEN";

describe("the headers of a request", () => {
  it.each([
    [undefined, "baselinker-sdk"],
    [{ name: "shop" }, "baselinker-sdk shop"],
    [{ name: "shop", version: "1.2" }, "baselinker-sdk shop/1.2"],
    [{ name: "shop", url: "https://shop.example" }, "baselinker-sdk shop (https://shop.example)"],
    [
      { name: "My shop", version: "1.2", url: "https://shop.example" },
      "baselinker-sdk My shop/1.2 (https://shop.example)",
    ],
  ])("name the app %o as '%s', and say all else that Base needs", async (appInfo, agent) => {
    let headers: Headers | undefined;
    const fetch = fetchBy(async (request) => {
      headers = request.headers;
      return Response.json({ status: "SUCCESS", orders: [] });
    });
    const own = { "X-Tenant": "42" };
    await new Baselinker({ token, fetch, headers: own, ...(appInfo && { appInfo }) }).getOrders();
    expect(Object.fromEntries(headers ?? [])).toMatchObject({
      accept: "application/json",
      "content-type": "application/x-www-form-urlencoded;charset=UTF-8",
      "user-agent": agent,
      "x-bltoken": token,
      "x-tenant": "42",
    });
  });

  it.each([
    "x-bltoken",
    "content-type",
    "content-length",
    "content-encoding",
    "transfer-encoding",
    "accept",
    "user-agent",
    "host",
    "connection",
    "keep-alive",
    "upgrade",
    "expect",
  ])("may not be given where one is `%s`, in any case", (name) => {
    for (const own of [name, name.toUpperCase()])
      expect(() => new Baselinker({ token, headers: { [own]: "1" } })).toThrow(
        `Expected \`headers\` to be without \`${name}\`: the client sets that itself`,
      );
  });

  it("may have any name and value that HTTP allows, and no others", () => {
    const make = (name: string, value: unknown) => () =>
      Reflect.construct(Baselinker, [{ token, headers: { [name]: value } }]);
    for (const name of ["x", "X-Az09", "!#$%&'*+.^_`|~-"]) expect(make(name, "a ~"), name).not.toThrow();
    expect(make("x", "")).not.toThrow();
    for (const name of ["", "x y", "x:", "ż", " x", "x\n"])
      expect(make(name, "a"), name).toThrow(
        "Expected `headers` to be an object whose keys are names of headers",
      );
    for (const value of ["a\n", "\na", "ż", "\x7f", 5, undefined])
      expect(make("x", value)).toThrow(
        "Expected `headers` to be an object whose values are strings of printable ASCII",
      );
    const twice = { token, headers: { "x-a": "1", "X-A": "2" } };
    expect(() => new Baselinker(twice)).toThrow("Expected `headers` to be an object with each header once");
  });

  it("of an app are printable, from the first letter to the last", () => {
    const make = (name: string) => () => new Baselinker({ token, appInfo: { name } });
    for (const name of [" ", "~", "a b"]) expect(make(name), name).not.toThrow();
    for (const name of ["", "\na", "a\n", "a\x7f", "\x1fa"])
      expect(make(name)).toThrow("Expected `appInfo.name` to be a string of printable ASCII");
  });
});

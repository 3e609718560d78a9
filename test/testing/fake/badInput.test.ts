import { describe, expect, it } from "vitest";
import { createFakeAccount } from "../../../src/entries/fake.ts";
import { callFake } from "./callFake.ts";

const form = "application/x-www-form-urlencoded";

describe("bad input to the fake account", () => {
  const account = createFakeAccount({ requestsPerMinute: false });
  const send = async (init: RequestInit) => {
    const response = await account.fetch(account.baseUrl, init);
    expect(response.status).toBe(200);
    return response.json();
  };
  const post = (body: BodyInit, type?: string, token = account.token) =>
    send({
      method: "POST",
      headers: { "X-BLToken": token, ...(type === undefined ? {} : { "content-type": type }) },
      body,
    });

  it.each([
    ["an empty body", "", form],
    ["garbage", "\u0000\u0001%%%=&&&", form],
    ["a form without a method", "parameters={}", form],
    ["JSON instead of a form", '{"method":"getOrders"}', "application/json"],
    ["a form that says it is text", "method=getOrders", "text/plain"],
    ["a multipart body without parts", "method=getOrders", "multipart/form-data; boundary=x"],
  ])("is an error envelope for %s", async (_, body, type) => {
    expect(await post(body, type)).toMatchObject({ status: "ERROR", error_code: "ERROR_EMPTY_METHOD" });
  });

  it("has no method where a thousand fields are before it, as in PHP", async () => {
    const fields = (count: number) => `${"a=1&".repeat(count)}method=getOrders&parameters={}`;
    expect(await post(fields(998), form)).toMatchObject({ status: "SUCCESS" });
    expect(await post(fields(1_000), form)).toMatchObject({ error_code: "ERROR_EMPTY_METHOD" });
  });

  it.each(["{", "null", "[1]", '"text"', "7"])(
    "is an error envelope for parameters %s",
    async (parameters) => {
      const body = new URLSearchParams({ method: "getOrders", parameters });
      expect(await post(body)).toMatchObject({ status: "ERROR", error_code: "ERROR_PARAMETERS" });
    },
  );

  it("is fine where parameters are missing, empty or an empty list", async () => {
    for (const body of [
      "method=getOrders",
      "method=getOrders&parameters=",
      "method=getOrders&parameters=[]",
    ]) {
      expect(await post(body, form)).toEqual({ status: "SUCCESS", orders: [] });
    }
  });

  it("is fine as a multipart form, which PHP reads as well", async () => {
    const body = new FormData();
    body.set("method", "getInventoryWarehouses");
    expect(await post(body)).toMatchObject({ status: "SUCCESS" });
  });

  it("is an error envelope for GET", async () => {
    const answer = await send({ method: "GET", headers: { "X-BLToken": account.token } });
    expect(answer).toMatchObject({ status: "ERROR", error_code: "ERROR_EMPTY_METHOD" });
  });

  it("is an error envelope for a wrong token, in the header or in the form", async () => {
    const bad = { status: "ERROR", error_code: "ERROR_BAD_TOKEN" };
    expect(await post("method=getOrders", form, "wrong")).toMatchObject(bad);
    const inForm = (token: string) =>
      send({ method: "POST", body: new URLSearchParams({ method: "getOrders", token }) });
    expect(await inForm("line\nbreak\u0000")).toMatchObject(bad);
    expect(await inForm(account.token)).toMatchObject({ status: "SUCCESS" });
    expect(await send({ method: "POST", body: new URLSearchParams({ method: "getOrders" }) })).toMatchObject(
      bad,
    );
  });

  it("takes ten megabytes without falling over", async () => {
    const answer = await callFake(account, "addOrder", {
      order_status_id: 8001,
      date_add: 1,
      user_comments: "x".repeat(10_000_000),
    });
    expect(answer.status).toBe("SUCCESS");
    expect(account.orders.at(-1)?.user_comments).toHaveLength(510);
  });

  it("pollutes nothing with prototype keys", async () => {
    const parameters =
      '{"order_status_id":8001,"date_add":1,"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},' +
      '"custom_extra_fields":{"__proto__":"x","101":"y"},"products":[{"name":"x","__proto__":{"polluted":1}}]}';
    const answer = await post(new URLSearchParams({ method: "addOrder", parameters }));
    expect(answer).toMatchObject({ status: "SUCCESS" });
    expect(Object.hasOwn(Object.prototype, "polluted")).toBe(false);
    expect(account.orders.at(-1)).not.toHaveProperty("polluted");
    const method = await post(new URLSearchParams({ method: "__proto__" }));
    expect(method).toMatchObject({ error_code: "ERROR_UNKNOWN_METHOD" });
    expect(await post(new URLSearchParams({ method: "constructor" }))).toMatchObject({
      error_code: "ERROR_UNKNOWN_METHOD",
    });
    expect(await post(new URLSearchParams({ method: "getOrders" }))).toMatchObject({ status: "SUCCESS" });
  });

  it("never shows the token in the log", () => {
    expect(JSON.stringify(account.requests)).not.toContain(account.token);
    expect(account.requests.length).toBeGreaterThan(10);
  });

  it("is rejected for a seed whose token could never be sent", () => {
    for (const token of ["", "line\nbreak", "nul\u0000", "ż"]) {
      expect(() => createFakeAccount({ token })).toThrow(/token/);
    }
  });
});

import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { openStudio, port } from "./openStudio.ts";

describe("the guard of the page of leads", () => {
  let studio: Awaited<ReturnType<typeof openStudio>>;
  beforeAll(async () => {
    studio = await openStudio();
  });
  afterAll(() => studio.session.close());

  it("answers 421 to another host than this machine with its port, also for the page itself", async () => {
    const wrong = [
      "evil.example",
      `evil.example:${port}`,
      "127.0.0.1",
      "localhost:1",
      `[::2]:${port}`,
      `localhost.evil.example:${port}`,
      "",
    ];
    for (const host of wrong) {
      for (const path of ["/", "/api/about"])
        expect({ host, status: (await studio.ask(path, { headers: { host } })).status }).toEqual({
          host,
          status: 421,
        });
    }
    for (const host of [`localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`])
      expect((await studio.get("about", { host })).status).toBe(200);
  });

  it("answers 403 to a page of another origin, also of another port of this machine", async () => {
    for (const origin of [
      "https://evil.example",
      "null",
      "http://127.0.0.1:3000",
      `http://localhost:${port}`,
    ]) {
      for (const path of ["/", "/api/about"])
        expect({ origin, status: (await studio.ask(path, { headers: { origin } })).status }).toEqual({
          origin,
          status: 403,
        });
    }
    expect((await studio.get("about", { origin: `http://127.0.0.1:${port}` })).status).toBe(200);
  });

  it("answers 403 to what another site made the browser ask for, but lets a link open the page", async () => {
    for (const site of ["cross-site", "same-site", "none"]) {
      expect((await studio.get("about", { "sec-fetch-site": site })).json).toMatchObject({
        code: "wrong_origin",
      });
      const link = { "sec-fetch-site": site, "sec-fetch-mode": "navigate", "sec-fetch-dest": "document" };
      expect((await studio.ask("/", { headers: link })).status).toBe(200);
      expect((await studio.get("about", link)).json).toMatchObject({ code: "wrong_origin" });
    }
    const framed = {
      "sec-fetch-site": "cross-site",
      "sec-fetch-mode": "navigate",
      "sec-fetch-dest": "iframe",
    };
    const loaded = {
      "sec-fetch-site": "cross-site",
      "sec-fetch-mode": "no-cors",
      "sec-fetch-dest": "script",
    };
    for (const headers of [framed, loaded]) expect((await studio.ask("/", { headers })).status).toBe(403);
    expect((await studio.get("about", { "sec-fetch-site": "" })).status).toBe(200);
  });

  it("answers 401 without the key, and nothing about what there is", async () => {
    for (const authorization of ["", "Bearer ", `Bearer ${"x".repeat(32)}`, "k".repeat(32), "Basic kkkk"]) {
      for (const name of ["about", "leads", "nothing-here"]) {
        const { status, json } = await studio.get(name, { authorization });
        expect({ authorization, status, code: json.code }).toEqual({
          authorization,
          status: 401,
          code: "wrong_key",
        });
      }
    }
  });

  it("answers 415 to a POST of another type than JSON, as a form of another page sends it", async () => {
    for (const type of ["text/plain", "application/x-www-form-urlencoded", "", "application/jsonx"]) {
      const { status, json } = await studio.post("erase", "{}", { "content-type": type });
      expect({ type, status, code: json.code }).toEqual({ type, status: 415, code: "wrong_type" });
    }
    expect(
      (await studio.post("erase", "{}", { "content-type": "application/json; charset=utf-8" })).status,
    ).toBe(400);
  });

  it("answers 400 to what is not a JSON object", async () => {
    for (const body of ["", "{", "[]", "null", '"x"'])
      expect((await studio.post("erase", body)).json).toMatchObject({ code: "broken_json" });
  });

  it("checks the host, then the origin, then the key, then the type, then the body", async () => {
    const wrong = { host: "evil.example", origin: "null", authorization: "", "content-type": "text/plain" };
    const status = async (headers: Record<string, string>) =>
      (await studio.post("erase", "{", headers)).status;
    expect(await status(wrong)).toBe(421);
    expect(await status({ ...wrong, host: `127.0.0.1:${port}` })).toBe(403);
    expect(await status({ authorization: "", "content-type": "text/plain" })).toBe(401);
    expect(await status({ "content-type": "text/plain" })).toBe(415);
    expect(await status({})).toBe(400);
  });

  it("refuses every change with --read-only, before a body is read, and shows the rest", async () => {
    await using quiet = await openStudio({ readOnly: true });
    for (const name of ["resend", "discard", "erase", "sample"]) {
      const { status, json } = await quiet.post(name, "{");
      expect({ name, status, code: json.code }).toEqual({ name, status: 403, code: "read_only" });
    }
    expect((await quiet.get("about")).json).toMatchObject({ readOnly: true, samples: [] });
    expect((await quiet.get("leads")).status).toBe(200);
  });

  it("answers 404 to what is not there and 405 to the other method", async () => {
    for (const name of ["nothing", "toString", "__proto__", "leads/"])
      expect((await studio.get(name)).json).toMatchObject({ code: "no_route" });
    expect((await studio.get("resend")).json).toMatchObject({ code: "wrong_method" });
    expect((await studio.post("leads", {})).json).toMatchObject({ code: "wrong_method" });
    for (const path of ["/package.json", "/..%2fpackage.json", "/index.html/", "/%69ndex.html"])
      expect({ path, status: (await studio.ask(path)).status }).toEqual({ path, status: 404 });
    expect((await studio.ask("/", { method: "POST", body: "{}" })).status).toBe(405);
  });

  it("sends the headers of security with every answer, and no CORS header", async () => {
    const answers = await Promise.all([
      studio.ask("/"),
      studio.get("about"),
      studio.get("nothing"),
      studio.get("about", { authorization: "" }),
      studio.ask("/", { headers: { host: "evil.example" } }),
    ]);
    for (const { headers } of answers) {
      expect(Object.fromEntries(headers)).toMatchObject({
        "cache-control": "no-store",
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "same-origin",
        "content-security-policy": expect.stringMatching(
          /^default-src 'none'; script-src 'self'; style-src 'self' 'nonce-[\w-]{22}'; .*frame-ancestors 'none'$/,
        ),
      });
      expect([...headers.keys()].filter((name) => name.startsWith("access-control"))).toEqual([]);
    }
  });

  it("gives the page the nonce of its answer, another one each time", async () => {
    const nonces = await Promise.all(
      ["/", "/index.html"].map(async (path) => {
        const { text, headers } = await studio.ask(path);
        const [, nonce = ""] = /'nonce-([\w-]+)'/.exec(headers.get("content-security-policy") ?? "") ?? [];
        expect(text).toBe(`<style nonce="${nonce}"></style>`);
        return nonce;
      }),
    );
    expect(new Set(nonces).size).toBe(2);
  });

  it("says why in the language of the page, or else of the command", async () => {
    const said = async (language: string) =>
      (await studio.get("about", { authorization: "", "accept-language": language })).json.message;
    expect(await said("uk")).toMatch(/^Це посилання старе або без ключа/);
    expect(await said("pl-PL,pl;q=0.9")).toMatch(/^Ten link jest stary/);
    expect(await said("de")).toMatch(/^This link is old/);
  });
});

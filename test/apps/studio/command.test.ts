import { once } from "node:events";
import { writeFile } from "node:fs/promises";
import { createServer, request } from "node:http";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { describe, expect, it } from "vitest";
import { studioCommand } from "../../../src/apps/cli/commands/studio.ts";
import { failureOf } from "../../../src/apps/terminal/failure.ts";
import { english } from "../../../src/apps/terminal/language.ts";
import { commandCall } from "../mcp/httpClient.ts";
import { leadOf, openShop, rules } from "./shop.ts";

/** Runs the command in this process until `end`, so that an edit of the source under test takes effect. */
async function startStudio(words: Readonly<Record<string, unknown>> = {}, env: Record<string, string> = {}) {
  const { call, stdout, stderr, end } = commandCall(words, env);
  let noted = "";
  stderr.on("data", (chunk) => {
    noted += String(chunk);
  });
  const ended = studioCommand(call);
  const started = once(stdout, "data").then(([chunk]) => String(chunk));
  const said = await Promise.race([started, ended.then(() => "")]);
  const [, url = "", key = ""] = /(http:\S+?)\/#key=([\w-]+)/.exec(said) ?? [];
  const close = () => {
    end.abort();
    return ended;
  };
  const ask = (path: string, init: RequestInit = {}) =>
    fetch(`${url}${path}`, { ...init, headers: { authorization: `Bearer ${key}`, ...init.headers } });
  return {
    said,
    url,
    key,
    ask,
    close,
    noted: () => noted,
    [Symbol.asyncDispose]: async () => void (await close()),
  };
}

/** How a call ends that does not start. */
async function endOf(words: Readonly<Record<string, unknown>>, env: Record<string, string> = {}) {
  const studio = await startStudio(words, env).catch((error: unknown) => error);
  if (!(studio instanceof Error)) throw new Error("It started.");
  return failureOf(studio, english);
}

describe("studio", () => {
  it("prints a link with a key of 24 random bytes after #, new at each start, and answers who has it", async () => {
    await using one = await startStudio();
    await using other = await startStudio({ json: true });
    expect(one.said).toMatch(
      /^Open this link, for you alone\. Stop with Ctrl\+C\.\n\n {2}http:\/\/127\.0\.0\.1:\d+\/#key=[\w-]{32}\n/,
    );
    expect(JSON.parse(other.said)).toEqual({ url: `${other.url}/#key=${other.key}` });
    expect(other.key).not.toBe(one.key);
    expect(one.noted()).toMatch(/^There is no store, so this is a try-out/);
    expect(await (await one.ask("/api/about")).json()).toMatchObject({ account: "fake" });
    expect((await fetch(`${one.url}/api/about`)).status).toBe(401);
    expect((await other.ask("/api/about", { headers: { authorization: `Bearer ${one.key}` } })).status).toBe(
      401,
    );
  });

  it("ends with yes at Ctrl+C", async () => {
    const studio = await startStudio();
    await studio.ask("/api/leads");
    expect(await studio.close()).toBe("yes");
    await expect(studio.ask("/api/leads")).rejects.toThrow();
  });

  it("answers 413 to a body of more than 1 MiB, with a reason, and takes one of 1 MiB", async () => {
    await using studio = await startStudio();
    const send = (body: string) =>
      studio.ask("/api/erase", { method: "POST", body, headers: { "content-type": "application/json" } });
    const id = (length: number) => JSON.stringify({ id: "x".repeat(length - 9) });
    expect((await send(id(1_048_576))).status).toBe(404);
    const refused = await send(id(1_048_577));
    expect(refused.status).toBe(413);
    expect(refused.headers.get("x-content-type-options")).toBe("nosniff");
    expect(await refused.json()).toMatchObject({
      code: "too_large",
      message: expect.stringContaining("1 MiB"),
    });
  });

  it("refuses before a body is read", async () => {
    await using studio = await startStudio();
    const { port } = new URL(studio.url);
    const asked = request({ port, path: "/api/erase", method: "POST", headers: { "content-length": "100" } });
    asked.flushHeaders();
    const [answer] = await once(asked, "response");
    expect(answer.statusCode).toBe(401);
    asked.destroy();
  });

  it("listens on 127.0.0.1 alone, at the port that was asked for", async () => {
    const taken = createServer();
    await new Promise<void>((resolve) => taken.listen(0, "127.0.0.1", resolve));
    const address = taken.address();
    const port = typeof address === "object" ? address?.port : 0;
    expect(await endOf({ port })).toEqual({
      ending: "usage",
      message: "The port is taken by another program. Choose another one with --port.",
    });
    await new Promise((resolve) => taken.close(resolve));
    await using studio = await startStudio({ port });
    expect(studio.url).toBe(`http://127.0.0.1:${port}`);
  });

  it("says in one sentence what is wrong with the call, and opens nothing", async () => {
    await using shop = await openShop([leadOf(1)]);
    const { path, rulesPath, folder } = shop;
    const wrong = join(folder, "wrong.json");
    await writeFile(wrong, JSON.stringify({ ...rules, feilds: {} }));
    const module = join(folder, "module.mjs");
    await writeFile(module, "export const forwarder = { forward() {} };");
    const broken = join(folder, "broken.mjs");
    await writeFile(broken, "throw new Error('no such client');");
    const calls: [Record<string, unknown>, RegExp][] = [
      [{ store: join(folder, "missing.sqlite") }, /missing\.sqlite: there is no such register\. /],
      [{ store: path, register: wrong }, /^The register must be in the file of the store/],
      [{ store: path, rules: join(folder, "missing.json") }, /there is no such file/],
      [{ store: path, rules: wrong }, /feilds.*Did you mean/s],
      [{ rules: wrong }, /feilds/],
      [{ panel: "panel.example" }, /^--panel: "panel\.example" is not an address/],
      [{ forwarder: join(folder, "none.mjs") }, /none\.mjs: there is no such module/],
      [{ forwarder: module }, /module\.mjs: a `forwarder` with a register is needed/],
      [{ forwarder: broken }, /broken\.mjs: the module cannot be loaded: no such client$/],
      [{ forwarder: module, store: path }, /^--store belongs into the module of --forwarder/],
      [{ forwarder: module, rules: rulesPath }, /^--rules belongs into the module of --forwarder/],
    ];
    for (const [words, message] of calls) {
      const { ending, message: said } = await endOf(words, shop.env);
      expect({ words, ending, said }).toEqual({
        words,
        ending: "usage",
        said: expect.stringMatching(message),
      });
    }
  });

  it("refuses a file of another account or of another version with the error of the store, and changes nothing", async () => {
    await using shop = await openShop([leadOf(1)]);
    const other = { ...shop.env, BASELINKER_TOKEN: "7-8-OTHER" };
    expect(await endOf(shop.words, other)).toEqual({
      ending: "outside",
      message: expect.stringContaining("leads.sqlite belongs to another Base account"),
    });
    expect(
      shop.account.requests.filter(({ method }) => method !== "addOrder" && method !== "getOrders"),
    ).toEqual([]);
    await using studio = await startStudio(shop.words, shop.env);
    expect(await (await studio.ask("/api/stats")).json()).toMatchObject({ by: { success: 1 } });
    await studio.close();
    const file = new DatabaseSync(shop.path);
    file.exec("PRAGMA user_version = 999");
    file.close();
    expect(await endOf(shop.words, shop.env)).toMatchObject({
      ending: "outside",
      message: expect.stringContaining("leads.sqlite"),
    });
  });

  it("starts without a request to Base", async () => {
    await using shop = await openShop([leadOf(1)]);
    const before = shop.account.requests.length;
    await using studio = await startStudio(shop.words, shop.env);
    expect(await (await studio.ask("/api/leads")).json()).toMatchObject({ searched: 1 });
    expect(shop.account.requests).toHaveLength(before);
  });

  it("takes the store, the rules and the namespace of the configuration", async () => {
    await using shop = await openShop([leadOf(1)]);
    const config = join(shop.folder, "baselinker.config.json");
    await writeFile(config, JSON.stringify({ store: shop.path, rules: shop.rulesPath }));
    await using studio = await startStudio({ config }, shop.env);
    expect(studio.noted()).toBe("");
    expect(await (await studio.ask("/api/about")).json()).toMatchObject({
      store: "leads.sqlite",
      rules: { name: "rules.json", isFile: true },
    });
  });
});

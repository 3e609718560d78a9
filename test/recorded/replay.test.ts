import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { Baselinker } from "../../src/client/calls/baselinker.ts";
import type { HookEvents } from "../../src/client/calls/events.ts";
import { isRecord } from "../../src/shared/json/value.ts";
import { startApiServer } from "../support/apiServer.ts";

/**
 * An answer as the API writes it, with sample values: from the vendor's examples and from what clients
 * recorded.
 */
interface Recorded {
  readonly method: string;
  readonly params: Record<string, unknown>;
  /** What is special about it. */
  readonly shows: string;
  readonly answer: Record<string, unknown>;
  /** A part of the result. */
  readonly result: Record<string, unknown>;
  /** What the answer lacks and the result must not invent. */
  readonly absent: readonly string[];
}

const token = "1000-2000-TESTTOKEN";
const recorded = readRecorded(fileURLToPath(new URL("answers", import.meta.url)));

describe("an answer of the API as it is today", () => {
  it.each(recorded)("is read without drift, also in strict mode: $method, $shows", async (each) => {
    const { method, params, answer, result, absent } = each;
    await using server = await startApiServer(({ send }) => send(200, JSON.stringify(answer)));
    const told: HookEvents["drift"][] = [];
    const hooks = { drift: (event: HookEvents["drift"]) => void told.push(event) };
    const baselinker = new Baselinker({ token, baseUrl: server.url, hooks });
    const call: unknown = Reflect.get(baselinker, method);
    if (typeof call !== "function") throw new Error(`${method} is not a method of the client.`);
    const strict: unknown = await call.call(baselinker, params, { validation: "strict" });
    expect(strict).toMatchObject(result);
    for (const path of absent) expect(strict, path).not.toHaveProperty(path);
    expect(await call.call(baselinker, params)).toEqual(strict);
    expect(told).toEqual([]);
    const { status: _, ...raw } = answer;
    expect(await call.call(baselinker, params, { validation: "off" })).toEqual(raw);
    expect(server.requests.map(({ parameters }) => parameters)).toEqual([params, params, params]);
  });
});

function readRecorded(folder: string): Recorded[] {
  return readdirSync(folder).map((name) => {
    const file: unknown = JSON.parse(readFileSync(join(folder, name), "utf8"));
    if (!isRecord(file) || typeof file.method !== "string" || typeof file.shows !== "string")
      throw new Error(`${name} names no method, or does not say what it shows.`);
    const { method, shows, params, answer, result, absent = [] } = file;
    if (!isRecord(answer) || !isRecord(result) || !Array.isArray(absent))
      throw new Error(`${name} has no answer, or no result.`);
    return { method, shows, params: isRecord(params) ? params : {}, answer, result, absent };
  });
}

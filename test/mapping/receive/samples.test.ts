import { readdirSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { decodeBody } from "../../../src/mapping/receive/decodeBody.ts";

const folder = new URL("../leads/", import.meta.url);
const bodies = readdirSync(folder).filter((name) => name.endsWith(".body.txt"));

describe("decodeBody and the lead samples", () => {
  it.each(bodies)("decodes %s to what its source has sent", (name) => {
    const body = new Uint8Array(readFileSync(new URL(name, folder)));
    const lead: unknown = JSON.parse(
      readFileSync(new URL(name.replace(".body.txt", ".json"), folder), "utf8"),
    );
    expect(decodeBody(body, "application/x-www-form-urlencoded")).toEqual(lead);
  });
});

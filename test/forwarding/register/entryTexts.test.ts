import { describe, expect, it } from "vitest";
import type { ForwardResult } from "../../../src/forwarding/contract/forwardResult.ts";
import type { EntryRow } from "../../../src/forwarding/register/entryRows.ts";
import {
  arrivalOf,
  endOf,
  headText,
  keyText,
  readKey,
  toEntry,
} from "../../../src/forwarding/register/entryTexts.ts";

const receivedAt = Date.UTC(2026, 10, 24, 12);

function rowOf(more: Partial<EntryRow> = {}): EntryRow {
  return {
    id: "ld_01m86ptpg0",
    namespace: "lead",
    status: "received",
    storeKey: undefined,
    key: undefined,
    head: headText({ receivedAt }),
    facts: "",
    history: "",
    foundIssues: "",
    attempts: 0,
    takes: 0,
    repeats: 0,
    leadBytes: 9,
    hasLead: true,
    ...more,
  };
}

describe("an entry", () => {
  it("that was only received has no key, no issues and no attempts, and was changed when it came", () => {
    expect(toEntry(rowOf({ lead: '{"a":1}' }), false)).toStrictEqual({
      id: "ld_01m86ptpg0",
      namespace: "lead",
      status: "received",
      receivedAt: new Date(receivedAt),
      updatedAt: new Date(receivedAt),
      attempts: 0,
      repeats: 0,
      issues: [],
      leadBytes: 9,
      leadKept: true,
      history: [],
    });
    expect(toEntry(rowOf({ lead: '{"a":1}' }), true)).toMatchObject({ lead: { a: 1 } });
  });

  it.each([
    ["a1", "a1"],
    [7, "7"],
  ])("has the key %o that its receiver gave, until it has one of its own", (key, text) => {
    const head = headText({ receivedAt, key });
    expect(toEntry(rowOf({ head }), false)).toMatchObject({ key: text });
    const own = keyText({ text: "own", isGiven: true });
    expect(toEntry(rowOf({ head, key: own }), false)).toMatchObject({ key: "own" });
    expect(arrivalOf(rowOf({ head }))).toEqual({ receivedAt: new Date(receivedAt), key });
  });

  it("is delivered by its time alone where it came without a key", () => {
    expect(arrivalOf(rowOf())).toEqual({ receivedAt: new Date(receivedAt), key: undefined });
    const head = JSON.stringify({ receivedAt, key: { text: "a" } });
    expect(arrivalOf(rowOf({ head })).key).toBeUndefined();
  });

  it("tells when it was tried, and nothing where what is written is broken", () => {
    const at = receivedAt + 1_000;
    const history = JSON.stringify({ at, by: "work", status: "error" });
    const entry = toEntry(rowOf({ facts: JSON.stringify({ updatedAt: at }), history }), false);
    expect(entry).toMatchObject({ updatedAt: new Date(at), history: [{ at: new Date(at), by: "work" }] });
    expect(toEntry(rowOf({ facts: "[]", head: "[1]" }), false).receivedAt.getTime()).toBeNaN();
  });
});

describe("the key of an entry", () => {
  it.each([
    { text: "1", isGiven: true },
    { text: "made", isGiven: false },
  ])("is read as it was written: %o", (key) => {
    expect(readKey(keyText(key))).toEqual(key);
    expect(readKey(keyText(key, "hash"))).toEqual({ ...key, buyer: "hash" });
  });

  it.each([undefined, "{}", "[]", "[1,true]", '"a"', "null"])("is none where it is %o", (text) => {
    expect(readKey(text)).toBeUndefined();
  });
});

describe("the end of an attempt", () => {
  const context = {
    at: 5,
    by: "work",
    rulesHash: "abc",
    keepsAll: false,
    dueInMs: undefined,
  } as const;
  const unknown = { status: "unknown", key: "1", issues: [] } as const;

  it.each<[string, ForwardResult, boolean]>([
    ["no one knows, and time does not tell", unknown, true],
    ["no one knows yet", { ...unknown, retryAfterMs: 5_000 }, false],
    ["it failed", { status: "error", fault: "lead", retryable: false, issues: [] }, false],
  ])("is final only where a person has to look: %s", (_, result, isFinal) => {
    const { facts } = endOf(result, context);
    expect(JSON.parse(facts).isFinal).toBe(isFinal ? true : undefined);
    expect(JSON.parse(facts)).toMatchObject({ updatedAt: 5, rulesHash: "abc" });
  });

  it("names the key of a lead whose entry has none: the key stays another lead's", () => {
    const { facts } = endOf(unknown, context);
    expect(toEntry(rowOf({ facts }), false)).toMatchObject({ key: "1" });
  });
});

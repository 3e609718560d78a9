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
import { uk } from "../../../src/languages/uk/language.ts";
import { StoreError } from "../../../src/shared/errors/storeError.ts";

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

  const skipped = {
    status: "skip",
    reason: "Немає ні телефону, ні e-mail.",
    code: "no_contact",
    details: { paths: ["phone"], names: ["id"] },
    issues: [],
  } as const;

  it("keeps English sentences with their codes and details, whatever language the lead was mapped in", () => {
    const issue = { level: "warning", code: "order_doubled", path: "", message: "Замовлення 8 …" } as const;
    const details = { order: "7", other: "8" };
    const { facts } = endOf({ ...skipped, issues: [{ ...issue, details, value: "ann" }] }, context);
    const entry = toEntry(rowOf({ status: "skip", facts }), false);
    expect(entry).toMatchObject({ code: "no_contact", details: skipped.details });
    expect(entry.reason).toMatch(/^There is no phone and no e-mail\. The rules looked at `phone`/);
    expect(entry.issues).toEqual([
      { ...issue, details, message: expect.stringMatching(/^Order 8 in Base has the marker/) },
    ]);
  });

  it("keeps the reason of a rule as the rules give it, without a code", () => {
    const { facts } = endOf({ status: "skip", reason: "тест", issues: [] }, context);
    const entry = toEntry(rowOf({ status: "skip", facts }), false);
    expect(entry.reason).toBe("тест");
    expect(entry).not.toHaveProperty("code");
    expect(entry).not.toHaveProperty("details");
  });

  it("keeps the error with what a person can do about it", () => {
    const error = new StoreError("The disk is full. Make room.", { retryable: true });
    const { facts } = endOf({ ...unknown, error }, context);
    expect(toEntry(rowOf({ facts }), false)).toMatchObject({
      errorCode: "STORE_FAILED",
      error: { name: "StoreError", code: "STORE_FAILED", message: "The disk is full. Make room." },
    });
  });

  it("keeps of an error that is not of the SDK its name alone, since its message may quote the buyer", () => {
    const error = new SyntaxError('Unexpected token, "Ann, +380671234567" is not valid JSON');
    const { facts } = endOf({ ...unknown, error }, context);
    expect(facts).not.toMatch(/Ann|380/);
    const entry = toEntry(rowOf({ facts }), false);
    expect(entry).toMatchObject({
      errorCode: "SyntaxError",
      error: { name: "SyntaxError", code: "error_of_program", details: { error: "SyntaxError" } },
    });
    expect(entry.error?.message).toContain("`SyntaxError`");
    expect(uk.entry(entry).error?.message).toMatch(/^У програмі .+`SyntaxError`/);
  });
});

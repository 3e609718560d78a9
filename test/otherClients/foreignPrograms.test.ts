import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { methodNamed } from "../../src/api/methods/methods.ts";
import type { AnyShape, Fields } from "../../src/api/wire/shape.ts";
import {
  createFakeAccount,
  type FakeAccount,
  type FakeSeed,
  type ServedAccount,
  sampleOrders,
  serveFakeAccount,
} from "../../src/entries/fake.ts";
import { isRecord } from "../../src/shared/json/value.ts";
import { type ForeignCall, type ForeignProgram, foreignPrograms } from "./foreignPrograms.ts";
import { sendAs } from "./sendAs.ts";

const seed: FakeSeed = {
  journalOn: true,
  orders: sampleOrders(2),
  journal: [1, 5, 18].map((log_type, index) => ({
    id: index + 1,
    log_type,
    order_id: 3_000_000,
    object_id: "8001",
    date: 1_767_000_000,
  })),
  packages: [
    { package_id: 77, order_id: 3_000_000, courier_code: "dpd", label: "JVBERi0=", extension: "pdf" },
  ],
};

/** The account spells an answer by its seed: whatever it writes, it may write. */
const spellings = 40;

describe("programs of others", () => {
  let account: FakeAccount;
  let served: ServedAccount;
  beforeEach(async () => {
    account = createFakeAccount(seed);
    served = await serveFakeAccount(account);
  });
  afterEach(() => served.close());

  for (const program of foreignPrograms) {
    describe(`${program.name} (${program.language})`, () => {
      for (const call of program.calls) {
        const { method, mistake } = call;
        const name =
          mistake === undefined ? `calls ${method} as Base wants it` : `${mistake.words} (${method})`;
        it(name, () => tryCall(program, call));
      }
    });
  }

  it("are at least ten, in six languages, with and without mistakes", () => {
    expect(foreignPrograms.length).toBeGreaterThanOrEqual(10);
    expect(new Set(foreignPrograms.map(({ language }) => language)).size).toBeGreaterThanOrEqual(6);
    const calls = foreignPrograms.flatMap((program) => program.calls);
    expect(calls.some(({ mistake }) => mistake === undefined)).toBe(true);
    expect(calls.some(({ mistake }) => mistake !== undefined)).toBe(true);
  });

  async function tryCall(program: ForeignProgram, call: ForeignCall): Promise<void> {
    const { method, reads = [], mistake = { words: "" } } = call;
    const answer = await sendAs(program, call, served.url, account.token);
    expect(answer.error_code).toBe(mistake.refused);
    const ignored = account.ignored.map(({ path, reason }) => [path, reason]);
    expect(ignored).toEqual(mistake.ignored ?? []);
    for (const path of reads)
      expect({ path, found: valuesAt(answer, path).length > 0 }).toEqual({ path, found: true });
    for (const path of [...(mistake.absent ?? []), ...(mistake.renamed ?? [])])
      expect({ path, values: valuesAt(answer, path) }).toEqual({ path, values: [] });
    const declared = [...(mistake.absent ?? []), ...(mistake.renamed ?? [])].filter((path) =>
      declares(method, path),
    );
    // An answer that was refused has no field, whatever the method declares.
    expect(declared).toEqual(
      mistake.refused === undefined ? (mistake.renamed ?? []) : (mistake.absent ?? []),
    );
    for (const [path, type] of mistake.otherType ?? [])
      expect(await typesAt(program, call, path)).not.toEqual([type]);
  }

  /** The types in which the account writes a field. */
  async function typesAt(program: ForeignProgram, call: ForeignCall, path: string): Promise<string[]> {
    const types = new Set<string>();
    for (let quirks = 1; quirks <= spellings; quirks += 1) {
      const other = createFakeAccount({ ...seed, quirks });
      const place = await serveFakeAccount(other);
      const answer = await sendAs(program, call, place.url, other.token).finally(() => place.close());
      for (const value of valuesAt(answer, path)) types.add(typeof value);
    }
    return [...types];
  }
});

/** Whether answers of the method can have the field. */
function declares(method: string, path: string): boolean {
  let fields: Fields | undefined = methodNamed(method)?.result;
  for (const step of path.split(".")) {
    const name = step.replace("[]", "");
    if (fields === undefined || !Object.hasOwn(fields, name)) return false;
    const shape = fields[name];
    const entry = shape === undefined ? undefined : entryOf(shape);
    fields = entry?.node.type === "object" ? entry.node.fields : undefined;
  }
  return true;
}

function entryOf(shape: AnyShape): AnyShape {
  if (shape.node.type === "list") return shape.node.item;
  return shape.node.type === "map" ? shape.node.value : shape;
}

/** The values of a field: `orders[].products[].sku`. */
function valuesAt(answer: Record<string, unknown>, path: string): unknown[] {
  let values: unknown[] = [answer];
  for (const step of path.split(".")) {
    const isEach = step.endsWith("[]");
    const field = isEach ? step.slice(0, -2) : step;
    values = values.flatMap((value) =>
      isRecord(value) && Object.hasOwn(value, field) ? [value[field]] : [],
    );
    if (isEach)
      values = values.flatMap((value) =>
        Array.isArray(value) ? value : isRecord(value) ? Object.values(value) : [],
      );
  }
  return values;
}

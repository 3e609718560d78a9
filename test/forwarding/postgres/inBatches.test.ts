import { expect, it } from "vitest";
import { inBatches } from "../../../src/forwarding/postgres/inBatches.ts";

/** Steps that end when the test says so. */
function steps() {
  const sent: (readonly string[])[] = [];
  const ends: (() => void)[] = [];
  let now = 0;
  const send = async (items: readonly string[]) => {
    sent.push(items);
    await new Promise<void>((resolve) => ends.push(resolve));
    if (items.includes("bad")) throw new Error("bad");
    return items.map((item) => item.toUpperCase());
  };
  const ask = inBatches(send, 3, () => now);
  const end = async () => {
    ends.shift()?.();
    await new Promise((resolve) => setImmediate(resolve));
  };
  const pass = (ms: number) => {
    now += ms;
  };
  return { ask, sent, end, pass };
}

it("does together what is asked together, and afterwards what came meanwhile", async () => {
  const { ask, sent, end } = steps();
  const first = ["a", "b"].map(ask);
  await Promise.resolve();
  const later = ["c", "d", "e", "f"].map(ask);
  await end();
  expect(await Promise.all(first)).toEqual(["A", "B"]);
  await end();
  await end();
  expect(await Promise.all(later)).toEqual(["C", "D", "E", "F"]);
  expect(sent).toEqual([["a", "b"], ["c", "d", "e"], ["f"]]);
});

it("lets none fail for another", async () => {
  const { ask, sent, end } = steps();
  const asked = Promise.allSettled(["a", "bad", "c"].map(ask));
  await Promise.resolve();
  for (let step = 0; step < 4; step += 1) await end();
  expect(
    (await asked).map((each) => (each.status === "fulfilled" ? each.value : each.reason.message)),
  ).toEqual(["A", "bad", "C"]);
  expect(sent).toEqual([["a", "bad", "c"], ["a"], ["bad"], ["c"]]);
});

it("does not wait for a step that hangs", async () => {
  const { ask, sent, end, pass } = steps();
  void ask("hangs");
  await Promise.resolve();
  const second = ask("a");
  pass(1_001);
  const third = ask("b");
  await Promise.resolve();
  expect(sent).toEqual([["hangs"], ["a", "b"]]);
  await end();
  await end();
  expect(await Promise.all([second, third])).toEqual(["A", "B"]);
});

it("waits for a step as long as that may take, and not for one that hung and has ended", async () => {
  const { ask, sent, end, pass } = steps();
  void ask("hangs");
  await Promise.resolve();
  pass(1_000);
  void ask("waits");
  await Promise.resolve();
  expect(sent).toEqual([["hangs"]]);
  pass(1);
  void ask("a");
  await Promise.resolve();
  expect(sent).toEqual([["hangs"], ["waits", "a"]]);
  await end();
  const last = ask("b");
  await Promise.resolve();
  expect(sent).toHaveLength(2);
  await end();
  await end();
  expect(await last).toBe("B");
});

it("begins at once where nothing is on its way any more", async () => {
  const { ask, sent, end } = steps();
  for (const item of ["a", "b"]) {
    const asked = ask(item);
    await Promise.resolve();
    await end();
    expect(await asked).toBe(item.toUpperCase());
  }
  expect(sent).toEqual([["a"], ["b"]]);
});

it("fails what is not answered", async () => {
  const ask = inBatches(
    async (items: readonly string[]) => items.filter((item) => item !== "none"),
    3,
    () => 0,
  );
  const [first, second] = await Promise.allSettled(["a", "none"].map(ask));
  expect(first).toEqual({ status: "fulfilled", value: "a" });
  expect(second).toEqual({
    status: "rejected",
    reason: new TypeError("There were more questions than answers."),
  });
});

import { assertEqual, assertRejects } from "./assert.ts";
import type { ContractTest } from "./describeContract.ts";
import type { ProductCacheUnderTest } from "./underTest.ts";

const minute = 60_000;
const once = { onlyIfAbsent: true } as const;

/** The promises about product caches: 20, 24. */
export function productCacheTests(test: ContractTest<ProductCacheUnderTest>): void {
  test(24, "A key that no one set has no value.", async ({ cache }) => {
    assertEqual(await valuesOf(cache, "a", "b"), [undefined, undefined]);
    assertEqual(await cache.get([]), []);
  });

  test(24, "What one process set, all get, in the order in which they ask.", async ({ cache, other }) => {
    const entries = [
      ["a", "1"],
      ["b", "2"],
    ] as const;
    assertEqual(await cache.set(entries, minute), true);
    assertEqual(await valuesOf(other, "b", "c", "a", "b"), ["2", undefined, "1", "2"]);
  });

  test(24, "A later value takes the place of an earlier one.", async ({ cache, other }) => {
    await cache.set([["a", "1"]], minute);
    assertEqual(await other.set([["a", "2"]], minute), true);
    assertEqual(await valuesOf(cache, "a"), ["2"]);
  });

  test(24, "It is forgotten when its time is over, and not before.", async ({ cache, other, pass }) => {
    await cache.set([["short", "1"]], minute);
    await cache.set([["long", "2"]], 7 * 1_440 * minute);
    await pass(minute - 1_000);
    assertEqual(await valuesOf(other, "short", "long"), ["1", "2"]);
    await pass(1_000);
    assertEqual(await valuesOf(other, "short", "long"), [undefined, "2"]);
  });

  test(24, "A value that was set again has its whole time again.", async ({ cache, pass }) => {
    await cache.set([["a", "1"]], minute);
    await pass(minute - 1_000);
    await cache.set([["a", "1"]], minute);
    await pass(minute - 1_000);
    assertEqual(await valuesOf(cache, "a"), ["1"]);
  });

  test(24, "Keys are apart, whatever they are, and values come as they were.", async ({ cache, other }) => {
    const keys = [
      "a",
      "A",
      "А",
      "a b",
      " a",
      "a:b",
      "%",
      "_",
      "*",
      "'; --",
      "$1",
      "{a}",
      "ї",
      "👕",
      "x".repeat(300),
    ];
    for (const [index, key] of keys.entries()) await cache.set([[key, `${index} of ${key}`]], minute);
    assertEqual(
      await valuesOf(other, ...keys),
      keys.map((key, index) => `${index} of ${key}`),
    );
    const texts = ["", "null", "0", '{"a":"\\u0000\\ud800"}', "'\"\\ $1 {}", "ї 👕".repeat(5_000)];
    for (const text of texts) {
      await cache.set([["text", text]], minute);
      assertEqual(await valuesOf(other, "text"), [text]);
    }
  });

  test(
    24,
    "With `onlyIfAbsent` the first one sets it, until its time is over.",
    async ({ cache, other, pass }) => {
      assertEqual(await cache.set([["a", "one"]], minute, once), true);
      assertEqual(await other.set([["a", "two"]], minute, once), false);
      assertEqual(await cache.set([["a", "one"]], minute, once), false);
      assertEqual(await valuesOf(other, "a"), ["one"]);
      // Nor does one that would end earlier.
      assertEqual(await other.set([["a", "two"]], 1_000, once), false);
      await pass(minute - 1_000);
      assertEqual(await other.set([["a", "two"]], minute, once), false);
      await pass(1_000);
      assertEqual(await other.set([["a", "two"]], minute, once), true);
      assertEqual(await valuesOf(cache, "a"), ["two"]);
    },
  );

  test(
    24,
    "Who may renew it sets it without, and releases it with a short time.",
    async ({ cache, other, pass }) => {
      await cache.set([["a", "one"]], minute, once);
      await pass(minute / 2);
      assertEqual(await cache.set([["a", "one"]], minute), true);
      await pass(minute / 2);
      assertEqual(await other.set([["a", "two"]], minute, once), false);
      await cache.set([["a", ""]], 1);
      await pass(1_000);
      assertEqual(await other.set([["a", "two"]], minute, once), true);
    },
  );

  test(24, "So it is for forty at once, from two processes, for an hour.", async ({ cache, other, pass }) => {
    let taken = 0;
    for (let round = 0; round < 60; round += 1) {
      const answers = await Promise.all(
        Array.from({ length: 40 }, (_, index) =>
          (index % 2 === 0 ? cache : other).set([["slot", "x"]], 6_500, once),
        ),
      );
      taken += answers.filter((isMine) => isMine).length;
      await pass(minute);
    }
    assertEqual(taken, 60);
  });

  test(20, "A product cache too.", async ({ cache, other, close }) => {
    if (cache.close === undefined) return;
    await cache.set([["a", "1"]], minute);
    await cache.close();
    await cache.close();
    const closed = { code: "STORE_FAILED", reason: "closed", retryable: false };
    await assertRejects(cache.get(["a"]), closed);
    await assertRejects(cache.set([["a", "2"]], minute), closed);
    assertEqual(await valuesOf(other, "a"), ["1"]);
    await close();
  });
}

/** A cache may say `null` of what it does not have. */
async function valuesOf(cache: ProductCacheUnderTest["cache"], ...keys: string[]) {
  return (await cache.get(keys)).map((value) => value ?? undefined);
}

import { assertEqual, assertHas, assertRejects } from "./assert.ts";
import type { ContractTest } from "./describeContract.ts";
import { day, idsOf, inventory, minute, product, sku } from "./testProducts.ts";
import type { ProductCacheUnderTest } from "./underTest.ts";

/** The promises about requested codes and about slots: 20, 24, 25. */
export function askedTests(test: ContractTest<ProductCacheUnderTest>): void {
  test(24, "Nothing is known of a code that no one asked for.", async ({ store }) => {
    assertEqual(await store.find(inventory, [sku("A"), { by: "ean", code: "1" }]), [undefined, undefined]);
    assertEqual(await store.find(inventory, []), []);
  });

  test(24, "What Base answered is known to all, with its age.", async ({ store, other, pass }) => {
    for (const own of [product(7, "A", { ean: "590", prices: { "10": 5, "20": 1.5 } }), product(8, "B")]) {
      await store.learn(inventory, sku(own.sku), [own], 0);
      await pass(minute);
      const [known] = await other.find(inventory, [sku(own.sku)]);
      assertEqual(known?.products, [own]);
      assertEqual([known?.ageMs, known?.isCertain], [minute, true]);
    }
  });

  test(24, "The age counts from the question, not from the answer.", async ({ store }) => {
    assertHas(await store.learn(inventory, sku("A"), [product(7, "A")], 3_000), { ageMs: 3_000 });
  });

  test(24, "Codes are answered in the order in which they were asked for.", async ({ store }) => {
    await store.learn(inventory, sku("B"), [product(8, "B")], 0);
    await store.learn(inventory, sku("A"), [product(7, "A")], 0);
    const found = await store.find(inventory, [sku("A"), sku("C"), sku("B")]);
    assertEqual(
      found.map((known) => known?.products[0]?.productId),
      [7, undefined, 8],
    );
  });

  test(24, "That there is no such product is an answer too.", async ({ store, other, pass }) => {
    await store.learn(inventory, sku("A"), [], 0);
    await pass(1_000);
    assertHas((await other.find(inventory, [sku("A")]))[0], { products: [], ageMs: 1_000 });
  });

  test(24, "Several products with one code are all found.", async ({ store, other }) => {
    await store.learn(inventory, sku("A"), [product(7, "A"), product(8, "A")], 0);
    assertEqual(await idsOf(other, "A"), [7, 8]);
  });

  test(
    24,
    "A later answer replaces an earlier one: what it lacks is gone.",
    async ({ store, other, pass }) => {
      await store.learn(inventory, sku("A"), [product(7, "A"), product(8, "A")], 0);
      await pass(1_000);
      await other.learn(inventory, sku("A"), [product(9, "A")], 0);
      assertEqual(await idsOf(store, "A"), [9]);
      await pass(1_000);
      await store.learn(inventory, sku("A"), [], 0);
      assertEqual(await idsOf(other, "A"), []);
    },
  );

  test(24, "A product that was found by one code says nothing about its other one.", async ({ store }) => {
    await store.learn(inventory, sku("A"), [product(7, "A", { ean: "590" })], 0);
    assertEqual(await store.find(inventory, [{ by: "ean", code: "590" }]), [undefined]);
    await store.learn(inventory, { by: "ean", code: "590" }, [product(7, "A", { ean: "590" })], 0);
    assertHas((await store.find(inventory, [{ by: "ean", code: "590" }]))[0], { isCertain: true });
  });

  test(
    24,
    "A product that has another code now is not found by the old one.",
    async ({ store, keeps, pass }) => {
      await store.learn(inventory, sku("A"), [product(7, "A")], 0);
      await pass(1_000);
      await store.learn(inventory, sku("B"), [product(7, "B")], 0);
      assertEqual(await idsOf(store, "B"), [7]);
      // Nothing has shown that A does not exist: a store that keeps everything must ask again.
      assertEqual(await idsOf(store, "A"), keeps === "all" ? undefined : [7]);
    },
  );

  test(24, "Codes and catalogs are apart, whatever the texts are.", async ({ store }) => {
    const odd = ["a", "A", "А", "0", "00", "a b", "sku a", "p:7", "%", "'; --", "x".repeat(50)];
    for (const [index, code] of odd.entries())
      await store.learn(inventory, sku(code), [product(100 + index, code)], 0);
    for (const [index, code] of odd.entries()) assertEqual(await idsOf(store, code), [100 + index], code);
    assertEqual(await store.find(206, [sku("a")]), [undefined]);
    await store.learn(206, sku("a"), [product(100, "a", { name: "Other" })], 0);
    assertHas((await store.find(inventory, [sku("a")]))[0]?.products[0], { name: "Product 100" });
  });

  test(
    24,
    "An answer that was asked for earlier takes nothing from a later one.",
    async ({ store, keeps, pass }) => {
      if (keeps === "asked") return;
      await pass(minute);
      await store.learn(inventory, sku("A"), [product(7, "A")], 0);
      await store.learn(inventory, sku("A"), [], 5_000);
      assertEqual(await idsOf(store, "A"), [7]);
      await store.learn(inventory, sku("A"), [], 0);
      assertEqual(await idsOf(store, "A"), []);
    },
  );

  test(
    24,
    "What Base does not find because of spaces stays: the answer says nothing of it.",
    async ({ store, keeps }) => {
      if (keeps === "asked") return;
      await store.learn(inventory, sku("A"), [product(7, " A", { ean: "590" })], 0);
      await store.learn(inventory, sku("A"), [], 0);
      assertEqual(await idsOf(store, "A"), [7]);
      await store.learn(inventory, sku("B"), [product(8, "B", { ean: "591 " })], 0);
      await store.learn(inventory, { by: "ean", code: "591" }, [], 0);
      assertEqual(await idsOf(store, "B"), [8]);
    },
  );

  test(24, "Spaces around a code in Base are not a part of it.", async ({ store }) => {
    await store.learn(inventory, sku("A"), [product(7, " A ")], 0);
    assertEqual(await idsOf(store, "A"), [7]);
    const ean = { by: "ean", code: "590" } as const;
    await store.learn(inventory, ean, [product(8, "B", { ean: " 590 " })], 0);
    assertHas((await store.find(inventory, [ean]))[0]?.products[0], { productId: 8 });
  });

  test(25, "The first gets it, and the others get the time to wait.", async ({ store, other, pass }) => {
    assertEqual(await store.take(6_500), 0);
    assertEqual(await other.take(6_500), 6_500);
    await pass(2_500);
    assertEqual(await store.take(6_500), 4_000);
    await pass(4_000);
    assertEqual(await other.take(6_500), 0);
    assertEqual(await store.take(6_500), 6_500);
  });

  test(25, "So it is for forty at once, from two processes, for an hour.", async ({ store, other, pass }) => {
    let taken = 0;
    for (let round = 0; round < 60; round += 1) {
      const waits = await Promise.all(
        Array.from({ length: 40 }, (_, index) => (index % 2 === 0 ? store : other).take(6_500)),
      );
      taken += waits.filter((waitMs) => waitMs === 0).length;
      await pass(minute);
    }
    assertEqual(taken, 60);
  });

  test(20, "A product cache too.", async ({ store, other, keeps }) => {
    await store.learn(inventory, sku("A"), [product(7, "A")], 0);
    await store.close();
    await store.close();
    if (keeps === "asked") return;
    const closed = { code: "STORE_FAILED", reason: "closed", retryable: false };
    await assertRejects(store.find(inventory, [sku("A")]), closed);
    await assertRejects(store.take(day), closed);
    assertEqual(await idsOf(other, "A"), [7]);
  });
}

import { assertEqual, assertHas } from "./assert.ts";
import type { ContractTest } from "./describeContract.ts";
import {
  claiming,
  day,
  firstPage,
  idsOf,
  inventory,
  makeDue,
  minute,
  page,
  product,
  sku,
  sweepAll,
} from "./testProducts.ts";
import type { ProductCacheUnderTest } from "./underTest.ts";

/** The promises about sweeps: 24, 26, 27. */
export function sweepTests(test: ContractTest<ProductCacheUnderTest>): void {
  test(24, "What a sweep has read is found when it has ended.", async ({ store, other, keeps }) => {
    if (keeps === "asked") return;
    const variant = product(8, "B", { parentId: 7 });
    await store.sweep(inventory, claiming("one"));
    await store.putPage(inventory, page("one", firstPage, [product(7, "A"), variant], { isLast: false }));
    assertEqual([await idsOf(other, "A"), await idsOf(other, "B")], [undefined, undefined]);
    const second = await store.sweep(inventory, claiming("one"));
    assertEqual(second, { step: "list", page: 2 });
    await store.putPage(inventory, page("one", { step: "list", page: 2 }, [product(9, "A")]));
    assertEqual(await store.sweep(inventory, claiming("one")), undefined);
    assertEqual(await idsOf(other, "B"), [8]);
  });

  test(24, "Products that share a code and were not read at once are asked for.", async (under) => {
    const { store, keeps, pass } = under;
    if (keeps === "asked") return;
    await store.sweep(inventory, claiming("one"));
    await store.putPage(inventory, page("one", firstPage, [product(7, "A")], { isLast: false }));
    await pass(1_000);
    await store.sweep(inventory, claiming("one"));
    const last = product(9, "A", { parentId: 7 });
    await store.putPage(inventory, page("one", { step: "list", page: 2 }, [last]));
    await store.sweep(inventory, claiming("one"));
    assertEqual(await idsOf(store, "A"), undefined);
  });

  test(24, "What was learned since a page was asked for is newer.", async ({ store, keeps, pass }) => {
    if (keeps === "asked") return;
    await store.sweep(inventory, claiming("one"));
    await pass(5_000);
    await store.learn(inventory, sku("NEW"), [product(7, "NEW")], 0);
    const old = [product(7, "OLD"), product(8, "B", { parentId: 7 })];
    await store.putPage(inventory, page("one", firstPage, old, { ageMs: 5_000 }));
    await store.sweep(inventory, claiming("one"));
    assertEqual(await idsOf(store, "NEW"), [7]);
    assertEqual(await idsOf(store, "OLD"), undefined);
  });

  test(24, "A second sweep that has not ended adds nothing.", async ({ store, keeps, pass }) => {
    if (keeps === "asked") return;
    await sweepAll(store, [product(7, "A", { parentId: 1 })]);
    await pass(day);
    await store.sweep(inventory, claiming("one"));
    await store.putPage(inventory, page("one", firstPage, [product(9, "NEW")], { isLast: false }));
    assertEqual([await idsOf(store, "A"), await idsOf(store, "NEW")], [[7], undefined]);
  });

  test(24, "Nor does it under a code that was known or changes, until it has ended.", async (under) => {
    const { store, keeps, pass } = under;
    if (keeps === "asked") return;
    await sweepAll(store, [product(7, "A", { parentId: 1 }), product(8, "B")]);
    await pass(day);
    await store.sweep(inventory, claiming("one"));
    const products = [product(7, "A", { parentId: 1 }), product(9, "A"), product(8, "C")];
    await store.putPage(inventory, page("one", firstPage, products, { isLast: false }));
    assertEqual([await idsOf(store, "A"), await idsOf(store, "C")], [undefined, undefined]);
    await store.putPage(inventory, page("one", { step: "list", page: 2 }, []));
    await store.sweep(inventory, claiming("one"));
    assertEqual([await idsOf(store, "A"), await idsOf(store, "C")], [[7, 9], [8]]);
  });

  test(
    24,
    "What was asked for while a sweep ran is known by all its codes when that ends.",
    async (under) => {
      const { store, keeps } = under;
      if (keeps === "asked") return;
      const ean = { by: "ean", code: "590" } as const;
      await store.sweep(inventory, claiming("one"));
      await store.learn(inventory, sku("A"), [product(7, "A", { parentId: 1, ean: "590" })], 0);
      assertEqual(await store.find(inventory, [ean]), [undefined]);
      await store.putPage(inventory, page("one", firstPage, [product(7, "A", { parentId: 1, ean: "590" })]));
      await store.sweep(inventory, claiming("one"));
      assertHas((await store.find(inventory, [ean]))[0]?.products[0], { productId: 7 });
    },
  );

  test(26, "One gets it, and the others nothing.", async (under) => {
    const { store, other } = under;
    await makeDue(under);
    const tasks = await Promise.all(
      Array.from({ length: 20 }, (_, index) =>
        (index % 2 === 0 ? store : other).sweep(inventory, claiming(`t${index}`)),
      ),
    );
    assertEqual(
      tasks.filter((task) => task !== undefined),
      [firstPage],
    );
  });

  test(26, "Its holder is told the same task again, until that is done.", async (under) => {
    const { store } = under;
    await makeDue(under);
    assertEqual(await store.sweep(inventory, claiming("one")), firstPage);
    assertEqual(await store.sweep(inventory, claiming("one")), firstPage);
  });

  test(
    26,
    "If its process dies, another continues at the same page, and the first writes nothing more.",
    async (under) => {
      const { store, other, pass } = under;
      await makeDue(under);
      await store.sweep(inventory, claiming("dead"));
      await store.putPage(inventory, page("dead", firstPage, [product(7, "A")], { isLast: false }));
      await pass(minute - 1);
      assertEqual(await other.sweep(inventory, claiming("two")), undefined);
      await pass(2);
      const second = { step: "list", page: 2 } as const;
      assertEqual(await other.sweep(inventory, claiming("two")), second);
      assertEqual(await store.putPage(inventory, page("dead", second, [product(8, "B")])), false);
      assertEqual(await other.putPage(inventory, page("two", second, [product(9, "C")])), true);
      assertEqual(await other.putPage(inventory, page("two", second, [product(9, "C")])), false);
    },
  );

  test(26, "A process that releases it lets the next one continue at once.", async (under) => {
    const { store, other } = under;
    await makeDue(under);
    await store.sweep(inventory, claiming("one"));
    assertEqual(await other.sweep(inventory, claiming("two", { leaseMs: 0 })), undefined);
    assertEqual(await other.sweep(inventory, claiming("two")), undefined);
    assertEqual(await store.sweep(inventory, claiming("one", { leaseMs: 0 })), undefined);
    assertEqual(await other.sweep(inventory, claiming("two")), firstPage);
  });

  test(26, "The next sweep is due a day after the last one began.", async ({ store, keeps, pass }) => {
    if (keeps === "asked") return;
    await sweepAll(store, [product(8, "B", { parentId: 7 })]);
    await pass(day - 1);
    assertEqual(await store.sweep(inventory, claiming("one")), undefined);
    await pass(1);
    assertEqual(await store.sweep(inventory, claiming("one")), firstPage);
  });

  test(
    27,
    "What Base still has stays, with what it is now; the rest goes.",
    async ({ store, keeps, pass }) => {
      if (keeps === "asked") return;
      const all = [product(7, "A"), product(8, "B"), product(9, "C"), product(10, "C-1", { parentId: 9 })];
      await sweepAll(store, all);
      await pass(day);
      // A product was deleted between two pages, so the first product of the next page was skipped.
      const tasks = await sweepAll(store, [product(7, "A")], [product(8, "B-2"), product(9, "C")]);
      assertEqual(tasks.slice(1), [{ step: "deleted", ids: [8, 9] }]);
      assertEqual(
        [await idsOf(store, "A"), await idsOf(store, "B-2"), await idsOf(store, "C")],
        [[7], [8], [9]],
      );
      assertEqual([await idsOf(store, "B"), await idsOf(store, "C-1")], [undefined, undefined]);
    },
  );

  test(27, "What was not asked for, as there was so much, stays until it is.", async (under) => {
    const { store, keeps, pass } = under;
    if (keeps === "asked") return;
    const all = Array.from({ length: 1_003 }, (_, index) => product(index + 1, `S${index + 1}`));
    await sweepAll(store, [...all, product(2_000, "V", { parentId: 1 })]);
    await pass(day);
    await store.sweep(inventory, claiming("one"));
    await store.putPage(inventory, page("one", firstPage, []));
    const task = await store.sweep(inventory, claiming("one"));
    const ids = task?.step === "deleted" ? task.ids : [];
    const left = all.find(({ productId }) => !ids.includes(productId));
    // One product is confirmed, so that the next one can be asked for.
    await pass(1_000);
    await store.learn(inventory, sku(`S${ids[0]}`), [product(ids[0] ?? 0, `S${ids[0]}`)], 0);
    await store.putPage(inventory, page("one", { step: "deleted", ids }, []));
    assertEqual(await idsOf(store, `S${ids[1]}`), undefined);
    assertEqual(await idsOf(store, left?.sku ?? ""), [left?.productId]);
    const next = await store.sweep(inventory, claiming("one"));
    assertEqual(next?.step === "deleted" && next.ids.includes(left?.productId ?? 0), true);
  });

  test(27, "A product that was asked for since the sweep began is not in doubt.", async (under) => {
    const { store, keeps, pass } = under;
    if (keeps === "asked") return;
    await sweepAll(store, [product(7, "A"), product(8, "B", { parentId: 7 })]);
    await pass(day);
    await store.sweep(inventory, claiming("one"));
    await pass(1_000);
    await store.learn(inventory, sku("A"), [product(7, "A")], 0);
    await store.putPage(inventory, page("one", firstPage, []));
    assertEqual(await store.sweep(inventory, claiming("one")), { step: "deleted", ids: [7] });
    await store.putPage(inventory, page("one", { step: "deleted", ids: [7] }, []));
    await store.sweep(inventory, claiming("one"));
    assertEqual(await idsOf(store, "A"), [7]);
  });
}

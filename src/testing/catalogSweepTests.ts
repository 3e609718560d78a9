import { assertEqual, assertHas } from "./assert.ts";
import type { CatalogUnderTest } from "./catalogUnderTest.ts";
import type { ContractTest } from "./describeContract.ts";
import { claiming, day, idsOf, inventory, minute, page, product, sku, sweepAll } from "./testProducts.ts";

const firstPage = { step: "list", page: 1 } as const;

/** The promises about sweeps: 24, 26 to 28. */
export function sweepTests(test: ContractTest<CatalogUnderTest>): void {
  /** A sweep is due, also where only that makes one due. */
  const makeDue = ({ store }: CatalogUnderTest) => store.learn(inventory, sku("NONE"), [], 0);

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

  test(26, "Who dies with it is followed at the same page, and writes nothing more.", async (under) => {
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
  });

  test(26, "Who gives it back lets the next one go on at once.", async (under) => {
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
      // A page lost the first of the next one, as a product before it was deleted meanwhile.
      const tasks = await sweepAll(store, [product(7, "A")], [product(8, "B-2"), product(9, "C")]);
      assertEqual(tasks.slice(1), [{ step: "deleted", ids: [8, 9] }]);
      assertEqual(
        [await idsOf(store, "A"), await idsOf(store, "B-2"), await idsOf(store, "C")],
        [[7], [8], [9]],
      );
      assertEqual([await idsOf(store, "B"), await idsOf(store, "C-1")], [undefined, undefined]);
    },
  );

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

  test(
    28,
    "While nobody knows whether the account lists them, nothing found is not certain.",
    async ({ store }) => {
      assertHas(await store.learn(inventory, sku("A"), [], 0), { products: [], isCertain: false });
      assertHas(await store.learn(inventory, sku("B"), [product(7, "B")], 0), { isCertain: true });
    },
  );

  test(28, "One listed variant shows that it does.", async ({ store, other }) => {
    await store.learn(inventory, sku("A"), [], 0);
    await store.learn(inventory, sku("B"), [product(8, "B", { parentId: 7 })], 0);
    assertHas((await other.find(inventory, [sku("A")]))[0], { products: [], isCertain: true });
  });

  test(28, "So does a page of a sweep.", async (under) => {
    const { store } = under;
    await makeDue(under);
    await store.sweep(inventory, claiming("one"));
    const products = [product(7, "A"), product(8, "B", { parentId: 7 })];
    await store.putPage(inventory, page("one", firstPage, products, { isLast: false }));
    assertHas((await store.find(inventory, [sku("NONE")]))[0], { isCertain: true });
  });

  test(28, "Where it lists none, they are read with their main products, and found.", async (under) => {
    const { store, other } = under;
    await makeDue(under);
    await store.learn(inventory, sku("V"), [], 0);
    const variant = product(9, "V", { parentId: 8 });
    const tasks = await sweepAll(store, [product(7, "A"), product(8, "B")], [variant]);
    assertEqual(tasks, [firstPage, { step: "variants", ids: [7, 8] }]);
    assertEqual(await idsOf(other, "V"), [9]);
    assertHas((await other.find(inventory, [sku("NONE")]))[0], { products: [], isCertain: true });
    // An answer to a code still lists none.
    await store.learn(inventory, sku("V"), [], 0);
    assertEqual(await idsOf(other, "V"), [9]);
  });

  test(28, "A catalog without variants is one when it was read to its end.", async (under) => {
    const { store } = under;
    await makeDue(under);
    await sweepAll(store, [product(7, "A")]);
    assertHas((await store.find(inventory, [sku("NONE")]))[0], { products: [], isCertain: true });
  });

  test(28, "Large catalogs are asked for 1000 main products at a time.", async (under) => {
    const { store } = under;
    await makeDue(under);
    const mains = Array.from({ length: 1_500 }, (_, index) => product(index + 1, `S${index}`));
    const tasks = await sweepAll(store, mains);
    assertEqual(
      tasks.map((task) => (task.step === "list" ? task.page : task.ids.length)),
      [1, 1_000, 500],
    );
  });
}

import { assertEqual, assertHas } from "./assert.ts";
import type { ContractTest } from "./describeContract.ts";
import {
  claiming,
  firstPage,
  idsOf,
  inventory,
  makeDue,
  page,
  product,
  sku,
  sweepAll,
} from "./testProducts.ts";
import type { ProductCacheUnderTest } from "./underTest.ts";

/** The promise about variants: 28. */
export function variantTests(test: ContractTest<ProductCacheUnderTest>): void {
  test(
    28,
    "While no one knows whether the account lists them, nothing found is not certain.",
    async ({ store }) => {
      assertHas(await store.learn(inventory, sku("A"), [], 0), { products: [], isCertain: false });
      assertHas(await store.learn(inventory, sku("B"), [product(7, "B")], 0), { isCertain: true });
    },
  );

  test(28, "One listed variant shows that it does.", async ({ store, other }) => {
    await store.learn(inventory, sku("A"), [], 0);
    await store.learn(inventory, sku("B"), [product(8, "B", { parentId: 7 })], 0);
    assertHas((await other.find(inventory, [sku("A")]))[0], { products: [], isCertain: true });
    // From then on, a variant that is not listed is gone.
    await store.learn(inventory, sku("B"), [], 0);
    assertHas((await other.find(inventory, [sku("B")]))[0], { products: [], isCertain: true });
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
    // The answer to a code still lists no variants.
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

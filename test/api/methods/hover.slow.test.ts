import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import ts from "typescript";
import { beforeAll, describe, expect, it } from "vitest";
import { allMethods } from "../../../src/api/methods/methods.ts";
import { allPages } from "../../../src/api/methods/pages.ts";
import { type Declarations, writeDeclarations } from "../support/declarations.ts";
import { countWords } from "../support/words.ts";

const api = fileURLToPath(new URL("../../../src/api/methods", import.meta.url));

/** Compiling takes seconds, and longer where other tests run at the same time. */
const compileMs = 120_000;

describe("an editor that has the declaration files", () => {
  let declarations: Declarations;
  beforeAll(() => {
    declarations = writeDeclarations();
  }, compileMs);

  it.each([
    ["client.|addOrder", "Adds an order. Base **always** makes a new one"],
    ["client.|addOrder", "@see https://api.baselinker.com/index.php?method=addOrder"],
    ["client.|getCrmClients", "Clients by filter, 100 a page."],
    ["client.|getJournalList", "What happened to orders, newest last, kept for three days."],
    ["client.|addCategory", "@deprecated Obsolete at Base"],
    ["client.|iterateCrmClients", "All clients of `getCrmClients`."],
    ["client.|iterateOrders", "for await (const order of orders)"],
    ["client.addOrder({ order_status_id: 1, |date_add: 1 })", "When the order was made"],
    ["client.getJournalList({ |last_log_id: 1 })", "The last entry already read."],
    ["client.addOrderProduct({ order_id: 1, |tax_rate: 23 })", "Percent, 0 to 100"],
  ])("shows the words of %s", (code, words) => {
    expect(declarations.hover(`declare const client: Baselinker; ${code};`)).toContain(words);
  });

  const products = "client.getInventoryProductsData({ inventory_id: 1, products: [2] })";
  const mapped = "createMapper({ version: 1, fields: {} }).map({}, { receivedAt: new Date(0) })";

  it.each([
    ["const { |orders } = await client.getOrders();", "const orders: Order[]"],
    ["for await (const |order of client.iterateOrders()) void order;", "const order: Order"],
    [
      "const [|line] = (await client.getOrders()).orders[0]?.products ?? [];",
      "const line: OrderProduct | undefined",
    ],
    ["const { |returns } = await client.getOrderReturns();", "const returns: OrderReturn[]"],
    ["const { |invoices } = await client.getInvoices();", "const invoices: Invoice[]"],
    ["const |all = await client.getInventoryProducts({ inventory_id: 1 });", "const all: InventoryProduct[]"],
    [
      "const |all = client.iterateInventoryProducts({ inventory_id: 1 });",
      "const all: EntryIterator<InventoryProduct>",
    ],
    [`const { |products } = await ${products};`, "const products: Record<string, InventoryProductData>"],
    [
      `(await ${products}).products[2]?.text_fields.|features;`,
      "(property) features?: Record<string, string> | undefined",
    ],
    ['const |tickets = await client.call("getTickets");', "const tickets: Record<string, unknown>"],
    [`const |result = ${mapped};`, "const result: MapResult"],
    [`const { |issues } = ${mapped};`, "const issues: readonly Issue[]"],
    [
      "const |result = await createForwarder({ baselinker: client, rules: [] }).forward({});",
      "const result: ForwardResult",
    ],
    [
      `const lead = ${mapped}; if (lead.status === "order") { const { |order } = lead; }`,
      "const order: MappedOrder",
    ],
  ])("shows a result by its name: %s", (code, shown) => {
    const imports =
      'import { createForwarder } from "./src/entries/index.ts"; import { createMapper } from "./src/entries/mapping.ts";';
    expect(declarations.type(`${imports} declare const client: Baselinker; ${code}`)).toBe(shown);
  });

  it.each([
    [
      "client.|addOrder({ order_status_id: 1, date_add: 1 });",
      "(property) addOrder: (params: AddOrderParams, options?: CallOptions) => Promise<{\n    order_id: number;\n}>",
    ],
    ["const |order = {} as Parameters<typeof client.addOrder>[0];", "const order: AddOrderParams"],
    [
      "const |order = {} as Parameters<typeof client.withResponse.addOrder>[0];",
      "const order: AddOrderParams",
    ],
  ])("shows parameters by their name, where an entry exports one: %s", (code, shown) => {
    expect(declarations.type(`declare const client: Baselinker; ${code}`)).toBe(shown);
  });

  it("offers every method and every iterator, with words", () => {
    const { declared } = declarations;
    const names = [...Object.keys(allMethods()), ...Object.keys(allPages())];
    expect(names.filter((name) => (declared.get(name) ?? "") === "")).toEqual([]);
  });

  it("finds words on every parameter and every field of an answer", () => {
    const { parameters, results, wordless } = countWords(declarations);
    expect(wordless).toEqual([]);
    expect(parameters).toBeGreaterThan(1_000);
    expect(results).toBeGreaterThan(1_000);
  });

  it("shows for every field what the source says about it", () => {
    const { written, declared } = declarations;
    const lost = [...written].filter(([path, words]) => declared.get(path) !== words);
    // Fields that come through `extend` from another file lose theirs, unless the body has a name.
    expect(lost.map(([path]) => path)).toEqual([]);
    const shown = new Set(declared.values());
    expect(commentsOfKeys().filter((words) => !shown.has(words))).toEqual([]);
  });
});

/** The comment of each key of each object in the files of the areas, as it is written. */
function commentsOfKeys(): string[] {
  const comments: string[] = [];
  for (const path of readdirSync(api, { recursive: true, encoding: "utf8" })) {
    if (!path.endsWith(".ts") || /^(wire|files)\b/.test(path)) continue;
    const text = readFileSync(join(api, path), "utf8");
    const collect = (node: ts.Node): void => {
      if (ts.isObjectLiteralElementLike(node) && ts.isObjectLiteralExpression(node.parent)) {
        const comment = ts.getJSDocCommentsAndTags(node).find(ts.isJSDoc)?.comment;
        if (comment !== undefined) comments.push(ts.getTextOfJSDocComment(comment) ?? "");
      }
      ts.forEachChild(node, collect);
    };
    collect(ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true));
  }
  expect(comments.length).toBeGreaterThan(300);
  return comments;
}

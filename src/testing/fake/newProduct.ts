import type { ApiMethods } from "../../api/methods/methods.ts";
import { isRecord } from "../../shared/json/value.ts";
import { type Responder, respond } from "./answers.ts";
import { fullProduct } from "./builders.ts";
import { catalogById } from "./catalogReads.ts";
import type { Context } from "./context.ts";
import type { Received } from "./receive.ts";
import { ApiFailure } from "./request.ts";
import type { FakeCatalog, FakeProduct } from "./state.ts";

export function answerCatalogChanges(): Responder[] {
  return [
    respond("updateInventoryProductsStock", ({ inventory_id, products = {} }, context) =>
      changeEach(inventory_id, products, context, (product, stock) => {
        product.stock = { ...product.stock, ...stock };
      }),
    ),
    respond("updateInventoryProductsPrices", ({ inventory_id, products = {} }, context) =>
      changeEach(inventory_id, products, context, (product, prices) => {
        product.prices = { ...product.prices, ...prices };
      }),
    ),
    respond("deleteInventoryProduct", ({ product_id }, { state }) => {
      const catalog = state.catalogs.find(({ products }) => products.some(({ id }) => id === product_id));
      if (catalog === undefined) throw new ApiFailure("ERROR_PRODUCT_ID", unknownProduct);
      catalog.products = catalog.products.filter(
        ({ id, parent_id }) => id !== product_id && parent_id !== product_id,
      );
      return {};
    }),
  ];
}

function changeEach(
  inventoryId: string | undefined,
  changes: Readonly<Record<string, Readonly<Record<string, number>>>>,
  context: Context,
  change: (product: FakeProduct, values: Readonly<Record<string, number>>) => void,
) {
  const open = new Map(Object.entries(changes));
  const { products } = catalogById(Number(inventoryId), context);
  const count = open.size;
  for (const product of products) {
    const id = String(product.id);
    const values = open.get(id);
    if (values === undefined) continue;
    change(product, values);
    open.delete(id);
  }
  const warnings = Object.fromEntries([...open.keys()].map((id) => [id, unknownProduct]));
  return { counter: count - open.size, ...(open.size === 0 ? {} : { warnings }) };
}

const unknownProduct = "Invalid product identifier provided.";

type Given = Received<ApiMethods["addInventoryProduct"]["params"]>;

/** `addInventoryProduct`: creates a product, or changes the given fields of an existing one. */
export function answerNewProduct(): Responder {
  return respond("addInventoryProduct", (parameters, context) => {
    const catalog = catalogById(Number(parameters.inventory_id), context);
    const parent = isNamed(parameters.parent_id) ? productById(parameters.parent_id, catalog).id : undefined;
    const product = isNamed(parameters.product_id)
      ? productById(parameters.product_id, catalog)
      : added(catalog, context);
    if (parent !== undefined) product.parent_id = parent;
    change(product, parameters, catalog.default_language);
    return { product_id: product.id };
  });
}

/** 0 and an empty string mean no id. */
function isNamed(id: string | undefined): id is string {
  return id !== undefined && id !== "" && id !== "0";
}

function productById(id: string, { products }: FakeCatalog): FakeProduct {
  const product = products.find((candidate) => String(candidate.id) === id);
  if (product === undefined) throw new ApiFailure("ERROR_PRODUCT_ID", unknownProduct);
  return product;
}

/** Ids rise across all catalogs. The highest is looked up each time, since tests change products. */
function added(catalog: FakeCatalog, { state }: Context): FakeProduct {
  let last = 0;
  for (const { products } of state.catalogs) for (const { id } of products) last = Math.max(last, id);
  const product = fullProduct({ id: last + 1, name: "", tax_rate: 0 });
  catalog.products.push(product);
  return product;
}

function change(product: FakeProduct, parameters: Given, language: string): void {
  const { inventory_id, product_id, parent_id, prices, stock, locations, images, text_fields, ...rest } =
    parameters;
  // No source shows how these are returned.
  const { videos, media_options, suppliers, ...fields } = rest;
  Object.assign(product, fields);
  if (prices !== undefined) product.prices = { ...product.prices, ...prices };
  if (stock !== undefined) product.stock = { ...product.stock, ...stock };
  if (locations !== undefined) product.locations = { ...product.locations, ...locations };
  if (images !== undefined) product.images = changedImages(product, images);
  for (const [name, value] of Object.entries(text_fields ?? {})) changeText(product, name, value, language);
}

/** A text in the default language is the product's own; all others are stored by name, such as `name|de`. */
function changeText(product: FakeProduct, name: string, value: unknown, language: string): void {
  const textName = name.endsWith(`|${language}`) ? name.slice(0, -language.length - 1) : name;
  if (textName === "features" && isRecord(value)) {
    product.features = Object.fromEntries(Object.entries(value).map(([key, text]) => [key, String(text)]));
  } else if ((textName === "name" || textName === "description") && typeof value === "string")
    product[textName] = value;
  else product.text_fields = { ...product.text_fields, [textName]: value };
}

/** Images are returned as URLs; an empty string deletes one. */
function changedImages(
  product: FakeProduct,
  changes: Readonly<Record<string, string>>,
): Record<string, string> {
  const images = { ...product.images };
  for (const [place, image] of Object.entries(changes)) {
    if (image === "") delete images[place];
    else if (image.startsWith("url:")) images[place] = image.slice("url:".length);
    else images[place] = `https://fake.invalid/images/${product.id}-${place}.jpg`;
  }
  return images;
}

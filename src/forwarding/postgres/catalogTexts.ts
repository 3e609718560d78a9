import type { CatalogProduct } from "../../mapping/contract/mapContext.ts";
import { isRecord } from "../../shared/json/value.ts";
import { isPrices } from "../catalog/askProducts.ts";
import { decode, encode, textOf } from "../store/rowTexts.ts";

export function productTexts({ productId, parentId, name, prices, ...codes }: CatalogProduct) {
  const [sku, ean] = [codes.sku.trim(), codes.ean.trim()];
  return {
    id: productId,
    parent: parentId,
    sku: encode(sku),
    ean: encode(ean),
    padded: sku !== codes.sku || ean !== codes.ean,
    data: JSON.stringify({ name, prices }),
  };
}

interface FoundProduct {
  /** The position of the code, from 0. */ readonly place: number;
  readonly product: CatalogProduct;
  readonly at: number;
  readonly fromSweep: number;
}

export function productsOf(text: unknown): readonly FoundProduct[] {
  return listOf(text).map(([place, id, parent, sku, ean, data, at, fromSweep]) => {
    const value: unknown = JSON.parse(textOf(data) ?? "{}");
    const { name, prices } = isRecord(value) ? value : {};
    return {
      place: Number(place),
      product: {
        productId: Number(id),
        parentId: Number(parent),
        sku: decode(textOf(sku) ?? ""),
        ean: decode(textOf(ean) ?? ""),
        name: textOf(name) ?? "",
        prices: isPrices(prices) ? prices : {},
      },
      at: Number(at),
      fromSweep: Number(fromSweep),
    };
  });
}

export function listOf(text: unknown): readonly (readonly unknown[])[] {
  const value: unknown = JSON.parse(textOf(text) ?? "[]");
  return Array.isArray(value) ? value.filter((row) => Array.isArray(row)) : [];
}

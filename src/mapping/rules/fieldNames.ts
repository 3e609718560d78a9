import type { newOrderFields, newOrderProduct } from "../../api/orders/orderFields.ts";
import type { FieldsInput } from "../../api/wire/shape.ts";

/** A field of the order, in the API's spelling. */
export type OrderFieldName = Exclude<keyof FieldsInput<typeof newOrderFields>, "custom_extra_fields">;

/** An additional field by its id (`deal_cf_101`) or by its name in the account (`deal_cf_UTM`). */
export type ExtraFieldName = `deal_cf_${string}`;

type ProductFields = NonNullable<(typeof newOrderProduct)["~types"]>["input"];

/**
 * A field of an order line, in the API's spelling; and four that the API does not know, of which the
 * mapper makes `price_brutto`: `price_netto` is the net price of one piece, `line_brutto` and
 * `line_netto` are those of the whole line.
 */
export type LineFieldName = keyof ProductFields | "price_netto" | "line_brutto" | "line_netto";

/** The prefix under which LeadBox users know additional fields. */
export const extraFieldPrefix = "deal_cf_";

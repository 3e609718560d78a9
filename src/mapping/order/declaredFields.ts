import { newOrderFields, newOrderProduct } from "../../api/orders/orderFields.ts";
import type { AnyShape, Fields } from "../../api/wire/shape.ts";

/** The fields that rules may fill, as the API declares them. Additional fields go by `deal_cf_<id>`. */
export const orderFields: Fields = /* @__PURE__ */ (() => {
  const { custom_extra_fields: _, ...fields } = newOrderFields;
  return fields;
})();

/** The fields of a line. */
export const lineFields: Fields = newOrderProduct.node.type === "object" ? newOrderProduct.node.fields : {};

/** The declared length of a field, if it has one. */
export function lengthOf(shape: AnyShape): number | undefined {
  const { node } = shape;
  return node.type === "text" || node.type === "identifier" ? node.max : undefined;
}

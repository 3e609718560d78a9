import { parseRules } from "baselinker-sdk/mapping";
import wooCommerceOrder from "baselinker-sdk/rules/woocommerce-order.json" with { type: "json" };

/** The key of a lead is the id of its order in WooCommerce. */
export const rules = parseRules(wooCommerceOrder);

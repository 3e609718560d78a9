import { parseRules } from "baselinker-sdk/mapping";
import siteForm from "baselinker-sdk/rules/site-form.json" with { type: "json" };

/**
 * What the form sends, and where it goes in the order. A form names neither the country of its buyers nor the
 * currency of its prices, so both are added. The status is written out: rules that need nothing of the account cost no
 * read, however often a worker starts.
 */
export const rules = parseRules({
  ...siteForm,
  defaults: { country: "UA", currency: "UAH" },
  fields: { ...siteForm.fields, order_status_id: 8001 },
});

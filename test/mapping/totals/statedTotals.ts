import { readdirSync, readFileSync } from "node:fs";
import { readReadyJson } from "../../../docs/generate/readyRules.ts";
import type { Mapper, parseRules, Rules } from "../../../src/entries/mapping.ts";
import { leadOf, receivedAtOf } from "../../../src/mapping/rules/ruleTest.ts";
import { readRuleTests } from "../../../src/rule-tools/ruleTests/readRuleTests.ts";
import { isRecord } from "../../../src/shared/json/value.ts";
import payloads from "./payloads.json" with { type: "json" };

/**
 * Where each sender says what an order costs in all, found without the language of rules: what the buyer sees, and
 * what an order must add up to.
 */
export const statedTotals: Readonly<Record<string, (lead: unknown) => number | undefined>> = {
  "allegro-order": at("summary.totalToPay.amount"),
  "bigcommerce-order": at("total_inc_tax"),
  "cashcow-order": at("order_price"),
  "ecwid-order": at("total"),
  "email-order-text": (lead) =>
    amountOf(/Разом: ([^<\n]*)/.exec(String(valueAt(lead, "text") ?? valueAt(lead, "html")))?.[1]),
  // Etsy collects sales tax for itself.
  "etsy-receipt": (lead) =>
    difference(
      quotient(at("grandtotal.amount")(lead), at("grandtotal.divisor")(lead)),
      quotient(at("total_tax_cost.amount")(lead), at("total_tax_cost.divisor")(lead)) ?? 0,
    ),
  "gravity-forms": at("payment_amount"),
  "horoshop-order": at("total_sum"),
  "idosell-order": (lead) =>
    ["orderProductsCost", "orderDeliveryCost", "orderPayformCost", "orderInsuranceCost"]
      .map((name) => at(`orderDetails.payments.orderCurrency.${name}`)(lead) ?? 0)
      .reduce((sum, amount) => sum + amount, 0),
  jotform: (lead) => {
    const answers: unknown = JSON.parse(String(valueAt(lead, "rawRequest")));
    const name = Object.keys(isRecord(answers) ? answers : {}).find((key) => key.endsWith("_products"));
    return at(`${name}.totalInfo.totalSum`)(answers);
  },
  "keycrm-order": at("grand_total"),
  "magento-2-order": at("grand_total"),
  "medusa-order": at("total"),
  "opencart-order": (lead) => product(at("total")(lead), at("currency_value")(lead)),
  "pandabase-order": (lead) => inMainUnits("data.order.amount", "data.order.currency", lead),
  "prestashop-order": at("order.total_paid_tax_incl"),
  "prom-ua-order": at("full_price"),
  "rozetka-order": (lead) => difference(at("amount_with_discount")(lead), -(at("delivery.cost")(lead) ?? 0)),
  "salesdrive-order": at("data.paymentAmount"),
  "sendpulse-bot": at("contact.variables.total"),
  "shoper-order": at("sum"),
  "shopify-order": (lead) => at("current_total_price")(lead) ?? at("total_price")(lead),
  "shopranos-order": at("total"),
  "shoprenter-order": at("totalGross"),
  "shopware-order": at("data.payload.order.amountTotal"),
  "snipcart-order": at("content.finalGrandTotal"),
  "squarespace-order": at("grandTotal.value"),
  "stripe-checkout-session": (lead) => inMainUnits("amount_total", "currency", lead),
  "sylius-order": (lead) => inMainUnits("total", "currencyCode", lead),
  "tilda-cart": at("payment.amount"),
  "tilda-cart-text-lines": (lead) => at("amount")(JSON.parse(String(valueAt(lead, "payment")))),
  "winkelstraat-order": at("order.grand_total"),
  "wix-order": at("actionEvent.body.order.priceSummary.total.amount"),
  "woocommerce-order": at("total"),
  wpforms: at("razem"),
  "xlsx-row": at("Сума"),
};

/** One lead of a ready set, with the sum of its order and the total of its sender. */
export interface ComparedTotal {
  readonly rules: string;
  readonly lead: string;
  /** `"order"`, `"skip"` or `"error"`. */
  readonly status: string;
  readonly stated: number | undefined;
  readonly sum: number | undefined;
  /** The codes of warnings and errors about the amounts of the order. */
  readonly told: readonly string[];
}

/** The codes that name a difference between order and lead, or an amount that was not read. */
const aboutAmounts: readonly string[] = [
  "total_differs",
  "total_far_off",
  "price_missing",
  "lines_unreadable",
  "line_unreadable",
];

interface Mapping {
  readonly createMapper: (rules: Rules) => Mapper;
  readonly parseRules: typeof parseRules;
}

/** Maps every lead that is known of each ready set of an order: its own tests, samples and payloads of other projects. */
export function comparedTotals({ createMapper, parseRules: parse }: Mapping): ComparedTotal[] {
  return Object.entries(statedTotals).flatMap(([name, statedBy]) => {
    const mapper = createMapper(parse(readReadyJson(`${name}.json`)));
    return leadsOf(name).flatMap(({ lead: described, request, receivedAt }) =>
      mapper.split(request).map((lead) => {
        const result = mapper.map(lead, { receivedAt });
        return {
          rules: name,
          lead: described,
          status: result.status,
          stated: result.status === "order" ? statedBy(lead) : undefined,
          sum: result.status === "order" ? sumOf(result.order) : undefined,
          told: result.issues
            .filter(({ code, level }) => level !== "info" && aboutAmounts.includes(code))
            .map(({ code }) => code),
        };
      }),
    );
  });
}

interface KnownLead {
  readonly lead: string;
  readonly request: unknown;
  readonly receivedAt: Date;
}

const samples = new URL("../leads/", import.meta.url);

function leadsOf(name: string): KnownLead[] {
  const receivedAt = new Date("2026-12-01T00:00:00Z");
  const tests = readRuleTests(readReadyJson(`${name}.test.json`)).readable.flatMap((test) => {
    const lead = leadOf(test);
    return "request" in lead
      ? [{ lead: test.name, request: lead.request, receivedAt: receivedAtOf(test) }]
      : [];
  });
  const known = readdirSync(samples)
    .filter((file) => file === `${name}.json`)
    .map((file) => ({
      lead: "a sample",
      request: JSON.parse(readFileSync(new URL(file, samples), "utf8")),
      receivedAt,
    }));
  const others = payloads
    .filter(({ rules }) => rules === name)
    .map(({ from, lead }) => ({ lead: from, request: lead, receivedAt }));
  return [...tests, ...known, ...others];
}

interface Sold {
  readonly products?: readonly { readonly price_brutto: number; readonly quantity: number }[] | undefined;
  readonly delivery_price?: number | undefined;
}

/** In thousandths, so that the check itself has no binary fractions. */
function sumOf({ products = [], delivery_price: delivery = 0 }: Sold): number {
  const lines = products.map(({ price_brutto: price, quantity }) => Math.round(price * 1000) * quantity);
  return lines.reduce((sum, line) => sum + line, Math.round(delivery * 1000)) / 1000;
}

function at(path: string): (lead: unknown) => number | undefined {
  return (lead) => amountOf(valueAt(lead, path));
}

function valueAt(lead: unknown, path: string): unknown {
  return path.split(".").reduce<unknown>((value, key) => (isRecord(value) ? value[key] : undefined), lead);
}

/** Reads an amount as a person would: `1 299,50 грн`, `1290.00`, `251,00 &#122;&#322;`. */
function amountOf(value: unknown): number | undefined {
  const text = String(value ?? "")
    .replaceAll(/&[^;]*;|[^\d.,-]/g, "")
    .replace(/,(\d{1,2})$/, ".$1")
    .replaceAll(",", "");
  return text === "" ? undefined : Number(text.replace(/\.$/, ""));
}

/** Amounts in the smallest unit: cents, and whole yen. */
function inMainUnits(path: string, currencyPath: string, lead: unknown): number | undefined {
  const hasCents = String(valueAt(lead, currencyPath)).toUpperCase() !== "JPY";
  return quotient(at(path)(lead), hasCents ? 100 : 1);
}

function quotient(amount: number | undefined, divisor: number | undefined): number | undefined {
  return amount === undefined || divisor === undefined ? undefined : amount / divisor;
}

function product(amount: number | undefined, factor: number | undefined): number | undefined {
  return amount === undefined ? undefined : amount * (factor ?? 1);
}

function difference(amount: number | undefined, less: number): number | undefined {
  return amount === undefined ? undefined : amount - less;
}

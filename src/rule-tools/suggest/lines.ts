import type { RuleCondition, RuleValue } from "../../mapping/rules/value.ts";
import { numberOf } from "../../mapping/values/kinds/numberOf.ts";
import { amountOf, isExchangeRate, isPrice, mayBeLower, mayBeMinor } from "./amounts.ts";
import { isDeliveryName } from "./deliveryNames.ts";
import type { Draft } from "./draft.ts";
import { isAnyLeft, type Proof, proveLines } from "./proofs.ts";
import { isAll, type Named, named, namedAs, plainText, type Source } from "./source.ts";
import type { CandidateDoubt, SuggestionKind } from "./suggested.ts";
import type { Amounts, Lines, Way } from "./ways.ts";

export type Knows = (by: "sku" | "ean", code: string) => boolean;

/** Drafts lines, delivery, discount and total: only what adds up to the cent in every lead. */
export function draftLines(draft: Draft, source: Source, knows: Knows): void {
  const amounts = {
    total: amountsIn(source, "total"),
    goods: amountsIn(source, "goods"),
    delivery: amountsIn(source, "delivery"),
    discount: amountsIn(source, "discount"),
  };
  const all = linesIn(source);
  const proofs = proveLines(all, source, amounts);
  for (const lines of all) {
    const proof = proofs.find((candidate) => candidate.lines === lines);
    const [way, other] = proof?.ways ?? [];
    const isOne = other === undefined && proofs.length === 1;
    const but =
      proof === undefined || way === undefined
        ? "unproved"
        : isOne
          ? doubtOf(source, proof, way, amounts)
          : "several";
    putLines(draft, lines, but, knows, source);
    putAmounts(draft, proof, lines, amounts, but);
  }
  for (const { path } of amounts.delivery) draft.put("fields.delivery_price", path, "name", "unproved");
  for (const { path } of amounts.total) draft.put("total", path, "name", "unproved");
}

/** The amounts of the order, the outer ones first. The first line, payment or tax is none. */
function amountsIn({ top, kinds }: Source, kind: keyof Amounts): Named[] {
  return top
    .filter(
      (parameter) =>
        amountOf(parameter) === kind && parameter.party !== "other" && isAll(parameter, kinds, "number"),
    )
    .filter(({ path, oneOfMany }) => !oneOfMany && (kind === "delivery" || !path.includes("[0]")))
    .sort((one, other) => one.names.length - other.names.length)
    .slice(0, 8);
}

const notLines =
  /\b(?:payment|payments|transaction|transactions|taxes|tax|refund|refunds|totals|fees|discounts|coupon|coupons|history|histories)\b/;

/** The lists that name something sold, with a quantity or a price; otherwise the lead itself. */
function linesIn({ survey, top }: Source): Lines[] {
  const lists = [...survey.lists.values()].filter(
    ({ path, names }) => path !== "" && !notLines.test((names.at(-1) ?? []).join(" ")),
  );
  const found = lists.map(({ leaves, ...list }) =>
    linesOf(list, [...leaves.values()].filter(({ oneOfMany }) => !oneOfMany).map(named)),
  );
  const isSold = ({ fields, quantity }: Lines) =>
    fields.some(({ meanings }) => ["sku", "ean", "product"].some((part) => meanings.has(part))) &&
    (quantity !== undefined || (fields.some(isPrice) && namedAs(fields, "sku").length > 0));
  const sold = found.filter(isSold).sort((one, other) => other.fields.length - one.fields.length);
  if (sold.length > 0) return sold.slice(0, 4);
  // A `name` in the lead itself is that of the buyer.
  const parameters = top.filter(
    ({ party, oneOfMany, names }) =>
      party === undefined &&
      !oneOfMany &&
      !/^(?:name|title|text|label|item)$/.test((names.at(-1) ?? []).join(" ")),
  );
  const counts = Array.from({ length: survey.leadCount }, () => 1);
  const alone = linesOf({ path: undefined, counts, oneOfMany: false }, parameters);
  return alone.quantity !== undefined && isSold(alone) ? [alone] : [];
}

function linesOf(
  list: Pick<Lines, "counts" | "oneOfMany"> & { readonly path: string | undefined },
  fields: readonly Named[],
): Lines {
  const quantity = namedAs(fields, "quantity").find(
    ({ there }) => there.length > 0 && there.every((value) => (numberOf(value) ?? 0) > 0),
  );
  return { ...list, fields, quantity };
}

function doubtOf(
  source: Source,
  { lines: { fields, oneOfMany }, isWhole }: Proof,
  way: Way,
  amounts: Amounts,
): CandidateDoubt | undefined {
  const { price, delivery, discount, total } = way;
  if (oneOfMany) return "one_of_many";
  if (isWhole && isAnyLeft(amounts, way)) return "unproved";
  if (source.top.some(isExchangeRate)) return "unproved";
  const isBelow = (parameter: Named) =>
    price.values.some((value, index) => {
      const other = numberOf(parameter.values[index]) ?? 0;
      return other > 0 && other < (numberOf(value) ?? 0);
    });
  if (fields.some((parameter) => parameter !== price && mayBeLower(parameter) && isBelow(parameter)))
    return "several";
  // A discount of single lines is not to be spread over all, and one beside a sum of the goods lowers their prices.
  const isDiscount = ({ names, there }: Named) =>
    names.flat().some((word) => /^discounts?$/.test(word)) &&
    there.some((value) => (numberOf(value) ?? 0) !== 0);
  if ((discount !== undefined || !isWhole) && fields.some(isDiscount)) return "several";
  // A line that is the delivery is no goods.
  const names = [...namedAs(fields, "product"), ...namedAs(fields, "sku")].flatMap(({ there }) => there);
  if (names.some((name) => isDeliveryName(String(name)))) return "unproved";
  const [currency] = namedAs(source.top, "currency").flatMap(({ there }) => there);
  const all = [price, total, delivery, discount].filter((parameter) => parameter !== undefined);
  return mayBeMinor(all, currency) ? "minor_units" : undefined;
}

function putLines(
  draft: Draft,
  lines: Lines,
  but: CandidateDoubt | undefined,
  knows: Knows,
  { kinds }: Source,
): void {
  const { path, fields, quantity } = lines;
  const why = but === undefined ? "sum" : "name";
  // All parcels make the total, also where the leads at hand have one.
  if (path !== undefined) draft.put("products.each", path.replaceAll("[0]", "[*]"), why, but, [path]);
  if (quantity !== undefined) draft.put("products.fields.quantity", quantity.path, why, but);
  const lineCount = lines.counts.reduce((sum, count) => sum + count, 0);
  for (const [field, meaning, kind] of texts) {
    const matching = namedAs(fields, meaning, kinds, kind).sort(
      (one, other) => one.names.length - other.names.length,
    );
    const known =
      field === "name"
        ? undefined
        : fields.find(({ there }) => there.some((code) => knows(field, String(code).slice(0, 100))));
    // The longer of two names is the one with the variant.
    const whole = matching.find(
      ({ values, there }) =>
        there.length >= lineCount &&
        matching.every((other) =>
          values.every((value, index) => plainText(value).includes(plainText(other.values[index]))),
        ),
    );
    const best = known ?? (field === "name" ? whole : matching[0]);
    const isSure =
      best !== undefined &&
      (known !== undefined ||
        field === "name" ||
        matching.length === 1 ||
        matching[0]?.names.length !== matching[1]?.names.length);
    for (const parameter of best === undefined ? matching : [best, ...matching])
      draft.put(
        `products.fields.${field}`,
        parameter.path,
        parameter === known ? "value" : "name",
        isSure && parameter === best ? but : (but ?? "several"),
      );
  }
  for (const { path: tax } of namedAs(fields, "tax"))
    draft.put("products.fields.tax_rate", tax, "name", "word");
  for (const { path: weight } of namedAs(fields, "weight"))
    draft.put("products.fields.weight", weight, "name", "unproved");
}

const texts = [
  ["sku", "sku", "sku"],
  ["ean", "ean", "ean"],
  ["name", "product", "text"],
] as const;

function putAmounts(
  draft: Draft,
  proof: Proof | undefined,
  { fields }: Lines,
  amounts: Amounts,
  but: CandidateDoubt | undefined,
): void {
  const [way] = proof?.ways ?? [];
  if (proof === undefined || way === undefined) {
    for (const { path } of fields.filter(isPrice).slice(0, 5))
      draft.put("products.fields.price_brutto", path, "name", but);
    return;
  }
  const { price, isLine, total, discount } = way;
  const [zero, other] = amounts.delivery;
  // A delivery of 0 proves nothing, but where nothing else is called so, the total will tell.
  const delivery = way.delivery ?? (proof.isWhole && other === undefined ? zero : undefined);
  const from = [price, total, way.delivery, discount].flatMap((parameter) => parameter?.path ?? []);
  const put = (rule: string, value: RuleValue | RuleCondition, why: SuggestionKind = "sum") =>
    draft.put(rule, value, why, but, from);
  put(`products.fields.${isLine ? "line_brutto" : "price_brutto"}`, price.path);
  put("total", (proof.total ?? total).path);
  if (delivery !== undefined) put("fields.delivery_price", delivery.path);
  const isNegative = discount?.values.some((value) => (numberOf(value) ?? 0) < 0);
  if (discount !== undefined)
    put("discount.amount", isNegative ? { subtract: [0, discount.path] } : discount.path);
}

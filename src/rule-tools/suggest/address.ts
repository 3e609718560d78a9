import type { RuleValue } from "../../mapping/rules/value.ts";
import { kindsOf } from "../../mapping/values/kinds/kindsOf.ts";
import type { Draft } from "./draft.ts";
import { agree, doubtOf, homeOf, type Named, namedAs, plainText, type Source } from "./source.ts";

interface Place {
  readonly group: readonly Named[];
  readonly town: Named;
  readonly street: Named | undefined;
  readonly postcode: Named | undefined;
}

/** Drafts the address of the delivery: a town with a street or a post code, from one object. */
export function draftAddress(draft: Draft, source: Source): void {
  const places = placesIn(source);
  const rank = ({ town: { party } }: Place) => (party === "recipient" ? 0 : party === "payer" ? 2 : 1);
  const [best] = places.sort((one, other) => rank(one) - rank(other));
  if (best !== undefined) {
    const rivals = places.filter((place) => rank(place) === rank(best));
    const isOne = (["town", "street", "postcode"] as const).every((part) =>
      agree(rivals.flatMap((place) => place[part] ?? [])),
    );
    putPlace(draft, source, best, isOne);
  }
  for (const [part, field, kind] of fields)
    for (const parameter of namedAs(source.top, part, source.kinds, kind))
      draft.put(
        `fields.delivery_${field}`,
        parameter.path,
        "name",
        doubtOf(parameter) ?? (best ? "several" : "unproved"),
      );
  for (const { path } of namedAs(source.top, "state", source.kinds, "label"))
    draft.put("fields.delivery_state", path, "name", "word");
}

const fields = [
  ["city", "city", "town"],
  ["postcode", "postcode", "postcode"],
  ["street", "address", "text"],
  ["country", "country_code", "country"],
] as const;

function placesIn({ top, kinds }: Source): Place[] {
  const parameters = top.filter(({ party }) => party !== "other");
  const groups = Object.values(
    Object.groupBy(parameters, (parameter) => `${homeOf(parameter)}\n${parameter.party ?? ""}`),
  );
  return groups.flatMap((group = []) => {
    const [town] = namedAs(group, "city", kinds, "town");
    const [postcode] = namedAs(group, "postcode", kinds, "postcode");
    const [street] = namedAs(group, "street", kinds, "street");
    return town === undefined || (street ?? postcode) === undefined
      ? []
      : [{ group, town, street, postcode }];
  });
}

function putPlace(draft: Draft, { kinds }: Source, { group, town, street, postcode }: Place, isOne: boolean) {
  const but = isOne ? (town.oneOfMany ? "one_of_many" : undefined) : "several";
  const countries = namedAs(group, "country", kinds, "country");
  const country =
    countries.find(({ there }) => there.every((code) => kindsOf(code).has("countryCode"))) ?? countries[0];
  for (const [field, parameter] of Object.entries({ city: town, postcode, country_code: country }))
    if (parameter !== undefined) draft.put(`fields.delivery_${field}`, parameter.path, "name", but);
  if (street === undefined) return;
  const others = (["house", "flat"] as const).map((part) =>
    namedAs(group, part).find((parameter) => parameter !== street && parameter !== town),
  );
  // A list of texts is one street: `["Kerkstraat", "7"]`.
  const isList = street.path.endsWith("[0]");
  const paths = [street, ...others].flatMap((parameter) => parameter?.path ?? []);
  const from = isList ? [street.path.slice(0, -"[0]".length)] : paths;
  const value: RuleValue = !isList && from.length === 1 ? street.path : { join: from, with: " " };
  // A street with the town in it is the whole address.
  const isWhole = street.values.some((text, index) => {
    const townText = plainText(town.values[index]);
    return townText !== "" && String(text ?? "").includes(",") && plainText(text).includes(townText);
  });
  // Another piece with a number may be the flat.
  const isLeft = group.some(
    ({ path, meanings, there }) =>
      !paths.includes(path) &&
      ["street", "house", "flat"].some((part) => meanings.has(part)) &&
      ![...meanings.values()].some(({ isExact }) => isExact) &&
      there.some((text) => typeof text === "string" && /\d.*\p{L}|\p{L}.*\d/u.test(text)),
  );
  draft.put(
    "fields.delivery_address",
    value,
    "name",
    but ?? (isLeft || isWhole ? "unproved" : undefined),
    from,
  );
}

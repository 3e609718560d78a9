import { parseDate } from "../../mapping/values/dates/date.ts";
import { kindsOf, type ValueKind } from "../../mapping/values/kinds/kindsOf.ts";
import type { Draft } from "./draft.ts";
import type { Meaning } from "./meanings.ts";
import { agree, doubtOf, homeOf, type Named, namedAs, type Source } from "./source.ts";
import type { CandidateDoubt, SuggestionKind } from "./suggested.ts";

/** Drafts what is one parameter of the order: key, date, currency, comments, delivery method and tax number. */
export function draftDetails(draft: Draft, source: Source): void {
  const homes = homesOf(draft, source);
  const find = (meaning: Meaning, kind: ValueKind) => namedAs(source.top, meaning, source.kinds, kind);
  draftKey(draft, source, homes);
  draftDate(draft, find("date", "date"), homes);
  draftOne(draft, "fields.currency", find("currency", "currency"));
  draftOne(draft, "fields.user_comments", find("comment", "message"));
  draftOne(
    draft,
    "fields.delivery_method",
    find("method", "carrier").map((parameter) => ({ ...parameter, party: undefined })),
    "value",
  );
  const nips = find("nip", "nip");
  draftOne(draft, "fields.invoice_nip", nips);
  const nip = nips.find(({ path }) => path === draft.written.get("fields.invoice_nip")?.value);
  for (const parameter of find("company", "text")) {
    const isBeside = nip !== undefined && homeOf(parameter) === homeOf(nip) && parameter.party === nip.party;
    const but = doubtOf(parameter) ?? (isBeside ? undefined : "unproved");
    draft.put("fields.invoice_company", parameter.path, "name", but);
    draft.put("fields.delivery_company", parameter.path, "name", but ?? "unproved");
  }
  for (const { path, there, names } of namedAs(source.top, "test"))
    if (names.length < 3 && there.every((value) => typeof value === "boolean"))
      draft.put("skip", { path, is: true }, "name", undefined, [path]);
  // What only a person can read: payments, pick-up points, methods without a carrier.
  for (const [meaning, field, kind, but] of words)
    for (const { path } of find(meaning, kind)) draft.put(`fields.${field}`, path, "name", but);
  for (const { path, meanings } of source.top)
    if (meanings.has("comment")) draft.put("fields.user_comments", path, "name", "unproved");
}

const words = [
  ["payment", "payment_method", "label", "word"],
  ["paid", "paid", "boolean", "word"],
  ["method", "delivery_method", "label", "word"],
  ["pointId", "delivery_point_id", "id", "unproved"],
  ["pointName", "delivery_point_name", "text", "unproved"],
] as const;

/** The objects of the order: those that have its lines, and those with its contacts. */
type Homes = Readonly<Record<"lines" | "all", ReadonlySet<string>>>;

function homesOf({ written, candidates }: Draft, { survey }: Source): Homes {
  const listRules = [
    written.get("products.each"),
    ...candidates.filter(({ rule }) => rule === "products.each"),
  ];
  const lists = listRules
    .flatMap((rule) => rule?.from ?? [])
    .map((path) => path.replace(/(?:^|\.)[^.]*$/, ""));
  const paths = ["total", "fields.email", "fields.phone"].flatMap((rule) => written.get(rule)?.from ?? []);
  const leaves = paths
    .flatMap((path) => survey.leaves.get(path) ?? [])
    .filter(({ party }) => party === undefined);
  return { lines: new Set(lists), all: new Set([...lists, ...leaves.map(homeOf)]) };
}

/** Writes the only value that all these parameters have; otherwise offers them as candidates. */
function draftOne(draft: Draft, rule: string, all: readonly Named[], why: SuggestionKind = "name"): void {
  const sure = all.filter((parameter) => doubtOf(parameter) === undefined);
  const isOne = agree(sure);
  for (const parameter of all) {
    const but: CandidateDoubt | undefined =
      doubtOf(parameter) ?? (isOne && parameter === sure[0] ? undefined : "several");
    draft.put(rule, parameter.path, why, but);
  }
}

/** Words of an event or a delivery of one, whose id changes with each delivery. */
const eventWord =
  /^(?:event|event type|event name|event id|event time|topic|webhook id|webhook type|webhook event|trigger|trigger type|action|entity fqdn|livemode|api version)$/;

/** Whether an object is an event: by its names, or by a type such as `order.created`. */
function isEvent({ survey }: Source, home: string): boolean {
  return [...survey.leaves.values()].some((leaf) => {
    const name = (leaf.names.at(-1) ?? []).join(" ");
    const isType = /^(?:type|name|object|kind)$/.test(name);
    const isSaid = leaf.values.some((value) => /^event$|^[a-z_]+[./:][a-z_]+$/i.test(String(value ?? "")));
    return homeOf(leaf) === home && (eventWord.test(name) || (isType && isSaid));
  });
}

const notOrder = /^(?:payment|payments|transaction|transactions|product|products|item|items|meta)$/;

/** Writes the id of the order, submission, response or lead; a bare `id` only next to a date, a total or lines. */
function draftKey(draft: Draft, source: Source, { lines, all }: Homes): void {
  const { top, kinds } = source;
  const isOwn = (parameter: Named) =>
    (parameter.party === undefined || parameter.names.length === 1) &&
    doubtOf(parameter) === undefined &&
    !parameter.path.includes("[0]") &&
    !parameter.names.slice(0, -1).some((name) => name.some((word) => notOrder.test(word)));
  const dated = new Set(
    namedAs(top, "date", kinds, "date")
      .filter(({ party }) => party === undefined)
      .map(homeOf),
  );
  const ids = namedAs(top, "id", kinds, "id");
  const bare = ids.filter((parameter) => {
    const home = homeOf(parameter);
    return (
      isOwn(parameter) &&
      parameter.party === undefined &&
      (dated.has(home) || all.has(home)) &&
      !isEvent(source, home)
    );
  });
  const said = namedAs(top, "key", kinds, "id");
  const best = [
    ...bare.filter((parameter) => lines.has(homeOf(parameter))),
    ...said.filter(isOwn),
    ...bare,
  ][0];
  if (best !== undefined) draft.put("key", best.path, "name");
  const loose = top.filter(({ meanings, there }) => meanings.has("key") && there.length > 0);
  for (const parameter of [...said, ...bare, ...loose, ...ids].slice(0, 12))
    draft.put(
      "key",
      parameter.path,
      "name",
      doubtOf(parameter) ?? (isOwn(parameter) ? "several" : "unproved"),
    );
}

/** The rank from which a name says only that it is a time, and not of what. */
const vague = 33;

function draftDate(draft: Draft, all: readonly Named[], homes: Homes): void {
  const zoned = all.filter(
    (parameter) => parameter.party === undefined && !parameter.oneOfMany && parameter.there.every(hasZone),
  );
  const near = zoned.filter((parameter) => homes.all.has(homeOf(parameter)));
  const isVague = ({ meanings }: Named) => (meanings.get("date")?.rank ?? 0) > vague;
  const rivals = near.length > 0 ? near : zoned;
  const clear = rivals.filter((parameter) => !isVague(parameter));
  const best = clear.length > 0 ? clear : rivals;
  const isOne = agree(best, (value) => {
    const read = value === undefined || value === null ? undefined : parseDate(value);
    return read?.ok ? String(read.value) : "";
  });
  for (const parameter of [...best, ...all]) {
    const but =
      isOne && parameter === best[0] ? undefined : parameter.there.every(hasZone) ? "several" : "no_zone";
    draft.put("fields.date_add", parameter.path, "name", doubtOf(parameter) ?? but);
  }
}

/** Whether a date says its zone, or is a number of seconds or milliseconds. */
export function hasZone(value: unknown): boolean {
  return kindsOf(value).has("dateWithZone");
}

import type { RuleValue } from "../rules/value.ts";
import type { Part } from "./dictionary.ts";
import type { Draft } from "./rulesDraft.ts";
import type { Hit } from "./score.ts";
import type { Role } from "./words.ts";

/** The possible parts of all parameters, most likely first. */
export type Hits = ReadonlyMap<Part, readonly Hit[]>;

/** The parties whose parameters fill the fields, best first, each with a factor for the confidence. */
const order: Readonly<Record<"delivery" | "invoice", readonly (readonly [Role, number])[]>> = {
  delivery: [
    ["delivery", 1],
    [undefined, 1],
    ["invoice", 0.85],
  ],
  invoice: [["invoice", 1]],
};

/** Drafts names and addresses of the delivery and the invoice. */
export function draftParties(draft: Draft, hits: Hits): void {
  for (const party of ["delivery", "invoice"] as const) {
    // Only companies need a separate address on the invoice: few ready sets use it for others.
    const share = party === "invoice" && !isCompany(hits) ? 0.5 : 1;
    draftName(draft, hits, party, share);
    draftAddress(draft, hits, party, share);
    for (const part of ["company", "postcode", "city", "state", "country_code"]) {
      const [hit, factor] = pick(hits, part, party);
      if (hit !== undefined)
        draft.add(
          `fields.${party}_${part}`,
          hit.leaf.path,
          hit.why,
          hit.score * factor * (part === "company" ? 1 : share),
          [hit.leaf.path],
        );
    }
  }
  const [nip] = hits.get("nip") ?? [];
  if (nip === undefined) return;
  draft.add("fields.invoice_nip", nip.leaf.path, nip.why, nip.score, [nip.leaf.path]);
  const company = hits.get("company")?.find(({ leaf }) => leaf.home === nip.leaf.home);
  if (company !== undefined)
    draft.add("fields.invoice_company", company.leaf.path, "structure", company.score * 0.9, [
      company.leaf.path,
      nip.leaf.path,
    ]);
}

/** Whether invoices in these leads have a tax number. */
function isCompany(hits: Hits): boolean {
  const [nip] = hits.get("nip") ?? [];
  return (
    nip !== undefined &&
    nip.score >= 0.5 &&
    nip.leaf.values.some((value) => typeof value === "string" || typeof value === "number")
  );
}

/** The best parameter of the first party with a good one. */
function pick(hits: Hits, part: Part, party: "delivery" | "invoice"): readonly [Hit | undefined, number] {
  const all = hits.get(part) ?? [];
  let best: readonly [Hit | undefined, number] = [undefined, 0];
  for (const [role, factor] of order[party]) {
    const hit = all.find(({ leaf }) => leaf.role === role);
    if (hit === undefined) continue;
    if (hit.score >= 0.5) return [hit, factor];
    if (hit.score * factor > (best[0]?.score ?? 0) * best[1]) best = [hit, factor];
  }
  return best;
}

function draftName(draft: Draft, hits: Hits, party: "delivery" | "invoice", share: number): void {
  const rule = `fields.${party}_fullname`;
  const [whole, factor] = pick(hits, "fullname", party);
  const [first, firstFactor] = pick(hits, "firstname", party);
  const last = (hits.get("lastname") ?? []).find(
    ({ leaf }) => leaf.home === first?.leaf.home && leaf.role === first.leaf.role,
  );
  if (whole !== undefined)
    draft.add(rule, whole.leaf.path, whole.why, whole.score * factor * share, [whole.leaf.path]);
  if (first !== undefined && last !== undefined && first.leaf !== last.leaf) {
    const paths = [first.leaf.path, last.leaf.path];
    const score = Math.sqrt(first.score * last.score) * firstFactor;
    // A full name of the same party is nearly always better than its pieces.
    const isBeaten =
      whole !== undefined && whole.leaf.role === first.leaf.role && whole.score * factor >= score;
    if (!isBeaten) draft.add(rule, { join: paths, with: " " }, "name", score * share, paths);
  }
}

/** Joins street, house and flat from one object, in their original order. */
function draftAddress(draft: Draft, hits: Hits, party: "delivery" | "invoice", share: number): void {
  const [best, factor] = pick(hits, "address", party);
  if (best === undefined) return;
  const pieces = (hits.get("address") ?? [])
    .filter(
      ({ leaf, score }) =>
        leaf.home === best.leaf.home && leaf.role === best.leaf.role && score > best.score * 0.6,
    )
    .map(({ leaf }) => leaf);
  const paths = [...new Set(pieces)].sort((one, other) => one.place - other.place).map(({ path }) => path);
  const value: RuleValue = paths.length === 1 ? (paths[0] ?? "") : { join: paths, with: " " };
  draft.add(`fields.${party}_address`, value, best.why, best.score * factor * share, paths);
}

import type { Account, RegisterEntry } from "../../entries/index.ts";
import type { ExplainedField, Explanation, Mapper } from "../../entries/mapping.ts";
import { anonymizeLead } from "../../entries/rule-tools.ts";
import { joinKey } from "../../mapping/path/parsePath.ts";
import { isPersonal } from "../../mapping/plan/formatPlan.ts";
import type { Lead, Leaf, MappedOrder, OrderField } from "../../studio/wire.ts";
import { reasonOf } from "../frame/command.ts";
import { type Language, saidIn } from "../frame/output.ts";
import { rowOf } from "./readLeads.ts";
import { Refused } from "./refusal.ts";
import type { Route } from "./route.ts";
import type { Session } from "./session.ts";

const maxDepth = 100;

export function leadRoute(session: Session): Route {
  return {
    method: "GET",
    async run({ query, language, signal }): Promise<Lead> {
      const entry = await session.register.get(query.get("id") ?? "", { lead: true });
      if (entry === undefined) throw new Refused("not_found");
      const rules = await session.rules().catch((error: unknown) => ({ problem: error }));
      const isValues = query.get("values") === "1";
      const mapped = await mappedLead(entry, session, { language, isValues, signal });
      const { deliveryId, repeats, issues, history, isFinal, leadKept, expiresAt, rulesHash } = entry;
      const today = rules !== undefined && "hash" in rules ? rules.hash : undefined;
      return {
        ...rowOf(entry),
        repeats,
        issues: issues.map(({ level, code, path, message }) => ({ level, code, path, message })),
        history: history.map(({ at, by, status, fault, errorCode }) => ({
          at: at.toISOString(),
          by,
          status,
          ...(fault === undefined ? {} : { fault }),
          ...(errorCode === undefined ? {} : { errorCode }),
        })),
        leadKept,
        hadOtherRules: rulesHash !== undefined && today !== undefined && rulesHash !== today,
        hasHidden: false,
        ...(deliveryId === undefined ? {} : { deliveryId }),
        ...(isFinal === undefined ? {} : { isFinal }),
        ...(expiresAt === undefined ? {} : { expiresAt: expiresAt.toISOString() }),
        ...mapped,
      };
    },
  };
}

interface Shown {
  readonly language: Language;
  /** Whether the buyer's data is shown too. */ readonly isValues: boolean;
  readonly signal: AbortSignal;
}

type ShownLead = Pick<Lead, "leaves" | "orders" | "rulesProblem"> & { readonly hasHidden?: boolean };

async function mappedLead(entry: RegisterEntry, session: Session, shown: Shown): Promise<ShownLead> {
  if (!entry.leadKept) return {};
  const { language } = shown;
  try {
    const rules = await session.rules();
    if (rules === undefined) return showLead(entry, undefined, shown);
    const mapper = await rules.mapperIn(language);
    return showLead(entry, { mapper, account: await session.loadAccount(shown.signal) }, shown);
  } catch (error) {
    const rulesProblem = await reasonOf(await saidIn(error, language), language);
    return { ...showLead(entry, undefined, shown), rulesProblem };
  }
}

/** What a lead becomes by rules. */
export interface By {
  readonly mapper: Mapper;
  readonly account: Account | undefined;
}

/** The kept lead part by part, and its orders, without the buyer's data unless that is asked for. */
export function showLead(
  { lead, key, receivedAt }: Pick<RegisterEntry, "lead" | "key" | "receivedAt">,
  by: By | undefined,
  { isValues }: Pick<Shown, "isValues">,
): ShownLead {
  const context = { receivedAt, ...(by?.account && { account: by.account }) };
  const leads = by === undefined ? [] : by.mapper.split(lead);
  const explained = leads
    .map((each) => by?.mapper.explain(each, context))
    .filter((each) => each !== undefined);
  const unused = new Set(explained.flatMap(({ unusedParameters }) => unusedParameters));
  const personal = new Set(
    explained.flatMap(({ fields }) => fields.filter(holdsBuyer).flatMap(({ paths }) => paths)),
  );
  const invented = anonymizeLead(lead, { seed: 1 });
  const mayShow = (value: unknown) => isValues || String(value) === key;
  const leaves: Leaf[] = [];
  walk(lead, invented, "", 0);
  const orders = explained.map((each) => orderOf(each, mayShow));
  const hidden = [...leaves, ...orders.flatMap(({ fields }) => fields)].some(({ isHidden }) => isHidden);
  return { leaves, hasHidden: hidden, ...(by === undefined ? {} : { orders }) };

  function walk(holder: unknown, other: unknown, at: string, depth: number): void {
    if (typeof holder !== "object" || holder === null || depth > maxDepth) return;
    for (const [name, value] of Object.entries(holder)) {
      const path = Array.isArray(holder) ? `${at}[${name}]` : joinKey(at, name);
      const own: unknown = Object(other)[name];
      if (typeof value === "object" && value !== null) {
        leaves.push({ path, name, depth, ...(Array.isArray(value) ? { length: value.length } : {}) });
        walk(value, own, path, depth + 1);
        continue;
      }
      const isHidden = (own !== value || personal.has(path)) && !isBlank(value) && !mayShow(value);
      leaves.push({
        path,
        name,
        depth,
        value: isHidden ? dots(value) : scalar(value),
        ...(isHidden ? { isHidden } : {}),
        ...(unused.has(path) ? { isUnused: true } : {}),
      });
    }
  }
}

function holdsBuyer({ field }: Pick<ExplainedField, "field">): boolean {
  return !ofNoField.has(field) && isPersonal(field);
}

function orderOf(
  { result, fields, unusedParameters }: Explanation,
  mayShow: (value: unknown) => boolean,
): MappedOrder {
  return {
    status: result.status,
    ...(result.status === "skip" ? { reason: result.reason } : {}),
    fields: fields
      .filter(({ field, value }) => field !== "key" && value !== undefined)
      .map((each): OrderField => {
        const { field, value, paths, source, usedDefault } = each;
        const isHidden = holdsBuyer(each) && !isBlank(value) && !mayShow(value);
        const made = paths.length > 0 ? undefined : usedDefault ? "default" : madeFrom[source];
        return {
          field,
          value: isHidden ? dots(value) : scalar(value),
          ...(isHidden ? { isHidden } : {}),
          from: paths,
          ...(made === undefined ? {} : { source: made }),
        };
      }),
    issues: result.issues.map(({ level, code, path, message }) => ({ level, code, path, message })),
    unused: unusedParameters.length,
  };
}

/** What the rules set besides fields of the order. */
const ofNoField: ReadonlySet<string> = new Set(["key", "total", "discount"]);

const madeFrom: Readonly<Record<string, OrderField["source"]>> = { constant: "constant", value: "constant" };

/** As many as the value has characters, but neither so few nor so many that they say much. */
function dots(value: unknown): string {
  return "•".repeat(Math.min(12, Math.max(3, String(value).length)));
}

function isBlank(value: unknown): boolean {
  return value === null || value === undefined || value === "" || typeof value === "boolean";
}

function scalar(value: unknown): string | number | boolean | null {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  return value === null || value === undefined ? null : JSON.stringify(value);
}

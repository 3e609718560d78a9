import { isPersonal, joinKey } from "../../entries/apps.ts";
import type { Account, Issue, RegisterEntry } from "../../entries/index.ts";
import { type LanguageTag, readerOf } from "../../entries/languages.ts";
import type { ExplainedField, Explanation, Mapper } from "../../entries/mapping.ts";
import { anonymizeLead } from "../../entries/rule-tools.ts";
import { within } from "../../shared/runtime/abort.ts";
import {
  hiddenName,
  type Lead,
  type LeadEntry,
  type LeadIssue,
  type Leaf,
  type MappedOrder,
  type OrderField,
} from "../page/wire.ts";
import { changedTexts, textHider } from "../project/knownTexts.ts";
import { reasonOf } from "../terminal/failure.ts";
import { loadLanguage } from "../terminal/language.ts";
import { rowOfRead } from "./readLeads.ts";
import { Refused, refusalText } from "./refusal.ts";
import type { Route } from "./route.ts";
import type { Session } from "./session.ts";

const maxDepth = 100;
/**
 * The maximum wait for Base, which may be down or have blocked the token. What is loaded later is used the
 * next time.
 */
const maxWaitMs = 2_000;

export function leadRoute(session: Session): Route {
  return {
    method: "GET",
    async run({ query, language }): Promise<Lead> {
      const entry = await session.register.get(query.get("id") ?? "", { lead: true });
      if (entry === undefined) throw new Refused("not_found");
      const read = (await readerOf(language)).entry(entry);
      const { deliveryId, repeats, history, isFinal, leadKept, expiresAt, rulesHash } = entry;
      const by = await todaysRules(session, entry, language);
      const hash = "hash" in by ? by.hash : undefined;
      const shown: LeadEntry = {
        ...rowOfRead(read),
        repeats,
        issues: read.issues.map(issueOf),
        history: history.map(({ at, by: caller, status, fault, errorCode }) => ({
          at: at.toISOString(),
          by: caller,
          status,
          ...(fault === undefined ? {} : { fault }),
          ...(errorCode === undefined ? {} : { errorCode }),
        })),
        leadKept,
        hadOtherRules: rulesHash !== undefined && hash !== undefined && rulesHash !== hash,
        ...(deliveryId === undefined ? {} : { deliveryId }),
        ...(isFinal === undefined ? {} : { isFinal }),
        ...(expiresAt === undefined ? {} : { expiresAt: expiresAt.toISOString() }),
      };
      return {
        entry: shown,
        hasHidden: false,
        ...(leadKept && "problem" in by ? { rulesProblem: by.problem } : {}),
        ...(leadKept ? showLead(entry, "mapper" in by ? by : undefined, query.get("values") === "1") : {}),
      };
    },
  };
}

/** The rules to map a lead with, and the account that they refer to. */
interface By {
  readonly mapper: Mapper;
  readonly account: Account | undefined;
}

/** Today's rules with the account that they refer to; or why they cannot be used; or nothing, without rules. */
async function todaysRules(
  main: Session,
  entry: RegisterEntry,
  language: LanguageTag,
): Promise<(By & { readonly hash: string | undefined }) | { readonly problem: string } | object> {
  try {
    const session = await main.of(entry);
    const rules = await session.rules();
    if (rules === undefined) return {};
    const mapper = await rules.mapperIn(language);
    const late = () => new Refused("account_late");
    // Without the account the order would have wrong problems, such as a status that is unknown.
    const account = await within(maxWaitMs, session.clock, session.loadAccount(), late);
    return { mapper, hash: rules.hash, account };
  } catch (error) {
    if (error instanceof Refused) return { problem: await refusalText(error, language) };
    return { problem: await reasonOf(error, await loadLanguage(language)) };
  }
}

/** The kept lead part by part, and its order as `resend` makes it. With `values` the buyer's data too. */
export function showLead(
  { lead, key, receivedAt }: Pick<RegisterEntry, "lead" | "key" | "receivedAt">,
  by: By | undefined,
  values: boolean,
): Pick<Lead, "leaves" | "order" | "hasHidden"> {
  const explain = (singleLead: unknown) =>
    by?.mapper.explain(singleLead, { receivedAt, account: by.account });
  const explained = explain(lead);
  const unused = new Set(explained?.unusedParameters);
  // A request of several leads becomes no order as it is, and its buyers are hidden anyway.
  const all = explained?.fields.length === 0 ? (by?.mapper.split(lead) ?? []).map(explain) : [explained];
  const filled = all.flatMap((explanation) => explanation?.fields.filter(holdsBuyer) ?? []);
  const personal = new Set(filled.flatMap(({ paths }) => paths));
  // Also where the lead has the same value once more, for example in a copy of the request.
  const texts = new Set(filled.flatMap(({ raw, value }) => [String(raw), String(value)]).filter(isLong));
  const invented = anonymizeLead(lead, { seed: 1 });
  const hideText = values
    ? (text: string) => text
    : textHider([...texts, ...changedTexts(lead, invented)], (found, count) =>
        found === key ? found : `${hiddenName}${count}`,
      );
  const isPrivate = (path: string, value: unknown) => personal.has(path) || texts.has(String(value));
  const mayShow = (value: unknown) => values || isEmpty(value) || String(value) === key;
  const leaves: Leaf[] = [];
  // A hidden name has a number, as two of one object must differ.
  const shownPaths = new Map<string, string>();
  walk(lead, invented, "", 0);
  const shownPath = (path: string) => shownPaths.get(path) ?? hideText(path);
  const order = explained && orderOf(explained, mayShow, shownPath);
  const isNameHidden = leaves.some(({ path }) => path.includes(hiddenName));
  const hasHidden = isNameHidden || [...leaves, ...(order?.fields ?? [])].some(({ isHidden }) => isHidden);
  return { leaves, hasHidden, ...(order === undefined ? {} : { order }) };

  function walk(holder: unknown, copy: unknown, holderPath: string, depth: number): void {
    if (!isObject(holder) || depth > maxDepth) return;
    for (const [originalName, value] of Object.entries(holder)) {
      const name = hideText(originalName);
      const originalPath = pathIn(holder, holderPath, originalName);
      const path = pathIn(holder, shownPaths.get(holderPath) ?? "", name);
      shownPaths.set(originalPath, path);
      const other: unknown = Object(copy)[originalName];
      if (isObject(value)) {
        leaves.push({ path, name, depth, ...(Array.isArray(value) ? { length: value.length } : {}) });
        walk(value, other, originalPath, depth + 1);
        continue;
      }
      const shown = shownValue(value, (other !== value || isPrivate(originalPath, value)) && !mayShow(value));
      leaves.push({ path, name, depth, ...shown, ...(unused.has(originalPath) ? { isUnused: true } : {}) });
    }
  }
}

function pathIn(holder: object, holderPath: string, name: string): string {
  return Array.isArray(holder) ? `${holderPath}[${name}]` : joinKey(holderPath, name);
}

function orderOf(
  { result, fields, unusedParameters }: Explanation,
  mayShow: (value: unknown) => boolean,
  shownPath: (path: string) => string,
): MappedOrder {
  const made = fields
    .filter(({ field, value }) => field !== "key" && value !== undefined)
    .map((explainedField): OrderField => {
      const { field, value, paths, source, usedDefault } = explainedField;
      const by = paths.length > 0 ? undefined : usedDefault ? "default" : madeFrom[source];
      return {
        field,
        ...shownValue(value, holdsBuyer(explainedField) && !mayShow(value)),
        from: paths.map(shownPath),
        ...(by === undefined ? {} : { source: by }),
      };
    });
  // Without a rule for it, the date of an order is when the lead was received.
  const hasDate = result.status !== "order" || made.some(({ field }) => field === "date_add");
  const date = hasDate ? undefined : result.order.date_add;
  return {
    status: result.status,
    ...(result.status === "skip" ? { reason: result.reason } : {}),
    fields:
      date === undefined
        ? made
        : [...made, { field: "date_add", value: date, from: [], source: "received" } satisfies OrderField],
    issues: result.issues.map(issueOf),
    unused: unusedParameters.length,
  };
}

const madeFrom: Readonly<Record<string, OrderField["source"]>> = { constant: "constant", value: "constant" };

function issueOf({ level, code, path, message }: Issue): LeadIssue {
  return { level, code, path, message };
}

/** Whether a field may hold the buyer's data. Values that the rules set besides fields of the order hold none. */
function holdsBuyer({ field }: Pick<ExplainedField, "field">): boolean {
  return !ofNoField.has(field) && isPersonal(field);
}

const ofNoField: ReadonlySet<string> = new Set(["key", "total", "discount"]);

function shownValue(value: unknown, isHidden: boolean): Pick<OrderField, "value" | "isHidden"> {
  // As many dots as the value has characters, but neither so few nor so many that they say much.
  if (isHidden) return { value: "•".repeat(Math.min(12, Math.max(3, String(value).length))), isHidden };
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return { value };
  return { value: value === null || value === undefined ? null : JSON.stringify(value) };
}

/** Whether a text is long enough to identify a person: shorter ones occur anywhere. */
function isLong({ length }: string): boolean {
  return length >= 4;
}

/** Whether a value is empty or a yes or no, which says nothing about a person. */
function isEmpty(value: unknown): boolean {
  return value === null || value === undefined || value === "" || typeof value === "boolean";
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null;
}

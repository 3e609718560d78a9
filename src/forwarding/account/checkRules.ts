import { findByName, isNamedSource, type NamedKind, warehouseId } from "../../mapping/compile/names.ts";
import { makeIssue } from "../../mapping/compile/scope.ts";
import type { MappingCode } from "../../mapping/contract/issueCodes.ts";
import { type Account, accountOption } from "../../mapping/contract/mapContext.ts";
import type { Issue } from "../../mapping/contract/mapResult.ts";
import { linesOf } from "../../mapping/order/compileLines.ts";
import { extraFieldOf, extraFieldProblem, isOwnSource } from "../../mapping/order/extraFields.ts";
import { byName } from "../../mapping/order/fieldReader.ts";
import { parseRules, type RulesOptions, rulesOptions } from "../../mapping/parse/parseRules.ts";
import type { Rules, TableRules } from "../../mapping/rules/rules.ts";
import { extraFieldPrefix } from "../../mapping/rules/rules.ts";
import type { Constant, RuleValue } from "../../mapping/rules/value.ts";
import { isRecord } from "../../shared/json/value.ts";
import { checkOptions } from "../../shared/options/check.ts";

/**
 * Compares rules with an account. It finds ids of statuses, custom sources, warehouses, catalogs, price groups and
 * additional fields that do not exist; unknown names; constants that do not match the type or the options of an
 * additional field; a price group in another currency. An empty list means no problems.
 * @throws RulesError if the rules are invalid on their own.
 * @throws TypeError if `account` is not an account.
 * @example
 * ```ts
 * const account = await loadAccount(baselinker);
 * for (const issue of checkRules(rules, account)) console.warn(issue.path, issue.message);
 * ```
 */
export function checkRules(rules: Rules | TableRules, account: Account, options: RulesOptions = {}): Issue[] {
  accountOption.check("account", account);
  const { language } = checkOptions("checkRules", rulesOptions, options);
  const issues = checkParsedRules(parseRules(rules, { language }), account);
  return language === undefined ? issues : issues.map(language.issue);
}

/** The same for valid rules. Lists of the account that the rules do not use are not read. */
export function checkParsedRules(rules: Rules, account: Account): Issue[] {
  return [
    ...checkFields(rules, account),
    ...checkLines(rules, account),
    ...checkMatch(rules, account),
    ...checkNamedThings(rules, account),
  ];
}

export function findNames(rules: Rules): Issue[] {
  const fields = Object.keys(rules.fields).filter((name) => name.startsWith(extraFieldPrefix));
  const { priceGroup } = rules.match || {};
  return [
    ...fields.flatMap((field) => nameIssue("extraField", extraFieldOf(field), `fields.${field}`)),
    ...nameIssue("priceGroup", priceGroup, "match.priceGroup"),
    ...checkNamedThings(rules, undefined),
  ];
}

function nameIssue(kind: NamedKind, name: unknown, path: string): Issue[] {
  const found = typeof name === "string" ? findByName(kind, name, undefined) : 0;
  return typeof found === "number" ? [] : [makeIssue(found.code, path, found.details)];
}

function checkFields(rules: Rules, account: Account): Issue[] {
  const statuses = () => account.statuses.map(({ id }) => id);
  const sources = () => account.sources.filter(isOwnSource).map(({ id }) => id);
  return Object.entries(rules.fields).flatMap(([name, value]): Issue[] => {
    if (value === undefined) return [];
    const path = `fields.${name}`;
    const correct = byName(value, path, account);
    if (correct !== undefined) return [makeIssue("name_is_path", path, { correct })];
    if (name === "order_status_id") return deadIds(value, path, "status_not_found", statuses);
    if (name === "custom_source_id") return deadIds(value, path, "source_not_found", sources);
    if (name.startsWith(extraFieldPrefix)) return checkExtraField(name, value, path, account);
    const builtIn = /^extra_field_([12])$/.exec(name);
    return builtIn === null ? [] : checkExtraField(`${extraFieldPrefix}${builtIn[1]}`, value, path, account);
  });
}

function deadIds(value: RuleValue, path: string, code: MappingCode, known: () => readonly number[]): Issue[] {
  const constants = constantsOf(value);
  if (constants.length === 0) return [];
  const ids = new Set(known());
  return constants
    .filter((constant) => !ids.has(Number(constant)))
    .map((id) => makeIssue(code, path, { id: String(id) }));
}

function checkExtraField(name: string, value: RuleValue, path: string, account: Account): Issue[] {
  const idOrName = extraFieldOf(name);
  const id = typeof idOrName === "number" ? idOrName : findByName("extraField", idOrName, account);
  if (typeof id !== "number") return [makeIssue(id.code, path, id.details)];
  const field = account.extraFields.find((extraField) => extraField.id === id);
  // The two built-in fields exist in every account, listed or not.
  if (field === undefined) return id > 2 ? [makeIssue("extra_field_unknown", path)] : [];
  return constantsOf(value).flatMap((constant) => {
    const problem = extraFieldProblem(field, String(constant));
    return problem === undefined ? [] : makeIssue(problem, path);
  });
}

function checkLines(rules: Rules, account: Account): Issue[] {
  const warehouses = () => account.warehouses.map(({ key }) => warehouseId(key));
  return linesOf(rules).flatMap(({ rule, at }) => {
    const { warehouse_id, storage, storage_id } = rule.fields;
    const isCatalog = storage !== undefined && constantsOf(storage).includes("db");
    return [
      ...(warehouse_id === undefined
        ? []
        : deadIds(warehouse_id, `${at}.fields.warehouse_id`, "warehouse_not_found", warehouses)),
      ...(storage_id === undefined || !isCatalog
        ? []
        : constantsOf(storage_id).flatMap((id) =>
            deadCatalog(String(id), `${at}.fields.storage_id`, account),
          )),
    ];
  });
}

function deadCatalog(id: string, path: string, account: Account): Issue[] {
  const catalogId = id.replace(/^bl_/, "");
  // An old page of the documentation uses "0" for the only catalog.
  const known = catalogId === "0" || account.catalogs.some((catalog) => String(catalog.id) === catalogId);
  return known ? [] : [makeIssue("catalog_not_found", path, { id })];
}

function checkMatch({ match, fields, defaults }: Rules, account: Account): Issue[] {
  if (match === undefined || match === false) return [];
  const issues =
    match.storageId === undefined ? [] : deadCatalog(match.storageId, "match.storageId", account);
  const { priceGroup } = match;
  if (priceGroup === undefined) return issues;
  const id = typeof priceGroup === "number" ? priceGroup : findByName("priceGroup", priceGroup, account);
  if (typeof id !== "number") return [...issues, makeIssue(id.code, "match.priceGroup", id.details)];
  const group = account.priceGroups.find((candidate) => candidate.id === id);
  if (group === undefined) return [...issues, makeIssue("price_group_not_found", "match.priceGroup", { id })];
  const currencies = fields.currency === undefined ? [] : constantsOf(fields.currency).map(String);
  if (defaults?.currency !== undefined) currencies.push(defaults.currency);
  const other = currencies.find((currency) => currency !== group.currency);
  if (other !== undefined && group.currency !== "")
    issues.push(makeIssue("currency_differs", "match.priceGroup", { group: group.currency, order: other }));
  return issues;
}

/** Every constant that a value can become: itself, a fallback, a row of a lookup table. */
function constantsOf(value: RuleValue): Constant[] {
  if (typeof value === "string") return [];
  if (typeof value !== "object") return [value];
  const constants: Constant[] = [];
  if (value.lookup === undefined || value.unmatched === "keep") {
    if ("value" in value) constants.push(value.value);
    if ("first" in value) constants.push(...value.first.flatMap(constantsOf));
  }
  for (const row of Object.values(value.lookup ?? {})) if (typeof row !== "object") constants.push(row);
  if (value.default !== undefined) constants.push(...constantsOf(value.default));
  return constants;
}

function checkNamedThings(rules: Rules, account: Account | undefined): Issue[] {
  const issues: Issue[] = [];
  const walk = (node: unknown, parentPath: string): void => {
    if (Array.isArray(node))
      for (const [index, element] of node.entries()) walk(element, `${parentPath}[${index}]`);
    if (!isRecord(node)) return;
    for (const [key, value] of Object.entries(node)) {
      // Tables contain data of the lead, not of the rules.
      if (key === "lookup" || key === "replace") continue;
      const path = parentPath === "" ? key : `${parentPath}.${key}`;
      if (isNamedSource(key) && typeof value === "string" && !isListing(parentPath)) {
        const found = findByName(key, value, account);
        if (typeof found !== "number") issues.push(makeIssue(found.code, path, found.details));
      } else walk(value, path);
    }
  };
  walk(rules, "");
  return issues;
}

/** Named values, columns and fields may themselves be called `status`. */
function isListing(path: string): boolean {
  return /(?:^|\.)(?:values|columns|fields)$/.test(path);
}

import { isCountryCode, isCurrencyCode } from "../../api/wire/codes.ts";
import type { Details } from "../../shared/messages/format.ts";
import { closestName } from "../../shared/options/closestName.ts";
import { escapeControls } from "../../shared/runtime/text.ts";
import type { MappingCode } from "../contract/issueCodes.ts";
import type { Account } from "../contract/mapContext.ts";
import { addProblem } from "../rules/problems.ts";
import { isTimeZone } from "../values/dates/timeZone.ts";
import type { Environment } from "./environment.ts";
import { report, type Scope } from "./scope.ts";

export type NamedKind = keyof typeof named;

export interface NameProblem {
  readonly code: MappingCode;
  readonly details: Details;
}

/** Items of an account that rules may name instead of giving their id. */
const named = {
  status: { of: ({ statuses }: Account) => statuses },
  orderSource: {
    of: ({ sources }: Account) => sources.filter(({ type }) => type === "personal"),
  },
  warehouse: {
    of: ({ warehouses }: Account) => warehouses.map(({ key, name }) => ({ id: warehouseId(key), name })),
  },
  priceGroup: { of: ({ priceGroups }: Account) => priceGroups },
  extraField: {
    of: ({ extraFields }: Account) => extraFields,
  },
} as const;

const isKnownCode = {
  country: isCountryCode,
  currency: isCurrencyCode,
  timeZone: isTimeZone,
  language: isLanguage,
};

/** Whether the name is a source that finds an id by name in the account. */
export function isNamedSource(name: string): name is "status" | "orderSource" | "warehouse" {
  return name === "status" || name === "orderSource" || name === "warehouse";
}

/** Returns the number of a warehouse. Rules write it without the `bl_` prefix of the account's keys. */
export function warehouseId(key: string): number {
  return Number(key.replace(/^\D+/, ""));
}

export function findByName(
  kind: NamedKind,
  name: string,
  account: Account | undefined,
): number | NameProblem {
  const { of } = named[kind];
  if (account === undefined) return { code: "account_needed", details: { what: kind } };
  const wanted = name.trim();
  const items = of(account);
  const [id, ...others] = new Set(items.filter((item) => item.name.trim() === wanted).map((item) => item.id));
  if (id === undefined) {
    const help = helpWith(
      wanted,
      items.map((item) => item.name.trim()),
    );
    return { code: "name_unknown", details: { what: kind, name: escapeControls(wanted), ...help } };
  }
  return others.length > 0 ? { code: "name_ambiguous", details: { what: kind } } : id;
}

function helpWith(name: string, names: readonly string[]): Details {
  const closest = closestName(name, names);
  if (closest !== undefined) return { help: "near", near: escapeControls(closest) };
  if (names.length === 0) return { help: "none" };
  const first = names.slice(0, 5).map((itemName) => escapeControls(itemName));
  return { help: "names", names: names.length > 5 ? [...first, "…"] : first };
}

/** Returns the id of the item with this name, or reports an issue and returns `undefined`. */
export function idOfName(kind: NamedKind, name: string, scope: Scope, rulePath: string): number | undefined {
  const found = findByName(kind, name, scope.account);
  if (typeof found === "number") return found;
  report(scope, found.code, rulePath, found.details);
  return undefined;
}

export function knownCode(
  kind: keyof typeof isKnownCode,
  code: string | undefined,
  parentPath: string,
  env: Environment,
): string | undefined {
  if (code === undefined || env.dates.zones.has(code) || isKnownCode[kind](code)) return code;
  addProblem(env.problems, `bad_code.${kind}`, `${parentPath}.${kind}`);
  return undefined;
}

function isLanguage(tag: string): boolean {
  try {
    // A tag is well formed long before it is one: `cz` and `ua` are countries.
    return Intl.DateTimeFormat.supportedLocalesOf(tag).length === 1;
  } catch {
    return false;
  }
}

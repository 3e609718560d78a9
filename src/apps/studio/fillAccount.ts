import type { FakeAccount } from "../../entries/fake.ts";
import { type Account, parseRules } from "../../entries/mapping.ts";
import { isRecord } from "../../shared/json/value.ts";
import type { GivenRules } from "../files/rules.ts";

/** The first id for added items, which the fake account does not have yet. */
const firstOwnId = 9_001;

/**
 * Gives a fake account the statuses, sources and additional fields of another account, or else those that rules name:
 * rules are for the account of their owner, and by another one every lead would fail.
 */
export function fillAccount(fake: FakeAccount, rules: GivenRules, account: Account | undefined): void {
  const { order_status_id, custom_source_id, ...fields } = parseRules(rules).fields;
  const addStatus = (id: number, name: string) => {
    if (fake.statuses.some((status) => status.id === id || status.name === name)) return;
    fake.statuses.push({ id, name, name_for_customer: name, color: "#6c757d" });
  };
  const addSource = (id: number, name: string) => {
    const known = fake.sources.personal ?? {};
    if (!Object.hasOwn(known, id) && !Object.values(known).includes(name))
      fake.sources.personal = { ...known, [id]: name };
  };
  const addField = (id: number, name: string, type = "text", options: readonly string[] = []) => {
    // The two built-in fields exist in every account.
    if (id <= 2 || fake.extraFields.some((extraField) => extraField.extra_field_id === id)) return;
    fake.extraFields.push({ extra_field_id: id, name, editor_type: type, options: [...options] });
  };
  if (account !== undefined) {
    for (const { id, name } of account.statuses) addStatus(id, name);
    for (const { id, name, type } of account.sources) if (type === "personal") addSource(id, name);
    for (const { id, name, editorType, options } of account.extraFields)
      addField(id, name, editorType, options);
    return;
  }
  for (const id of idsIn(order_status_id)) addStatus(id, `Status ${id}`);
  for (const [index, name] of namesIn(order_status_id, "status").entries())
    addStatus(firstOwnId + index, name);
  for (const id of idsIn(custom_source_id)) addSource(id, `Source ${id}`);
  for (const [index, name] of namesIn(custom_source_id, "orderSource").entries())
    addSource(firstOwnId + index, name);
  for (const [index, field] of Object.keys(fields).entries()) {
    const [, name] = /^deal_cf_(.+)$/.exec(field) ?? [];
    if (name === undefined) continue;
    const isId = /^\d+$/.test(name);
    const isKnown = fake.extraFields.some((extraField) => extraField.name === name);
    if (!isKnown) addField(isId ? Number(name) : firstOwnId + index, isId ? `Field ${name}` : name);
  }
}

/** The numbers that a rule may return, at any level. A text alone is a path. */
function idsIn(rule: unknown): number[] {
  if (typeof rule === "number") return [rule];
  if (!isRecord(rule) && !Array.isArray(rule)) return [];
  return Object.values(rule).flatMap((member) =>
    typeof member === "string" && /^\d+$/.test(member) ? [Number(member)] : idsIn(member),
  );
}

function namesIn(rule: unknown, word: "status" | "orderSource"): string[] {
  if (!isRecord(rule) && !Array.isArray(rule)) return [];
  return Object.entries(rule).flatMap(([key, member]) =>
    key === word && typeof member === "string" ? [member] : namesIn(member, word),
  );
}

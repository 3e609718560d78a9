import { embeddedText } from "../../shared/runtime/embeddedText.ts";
import { erasedMark } from "../contract/openLead.ts";
import {
  maxAttempts,
  maxDueMs,
  maxFound,
  maxTakes,
  maxTakesTogether,
  orderMark,
} from "../register/entryRows.ts";
import { openRetentionMs } from "../store/engineRows.ts";
import { tablesReadableFrom, tablesVersion } from "./tables.ts";

const source = embeddedText(new URL("sql/", import.meta.url), "migrate.sql");

/** How many accounts one statement checks, in some milliseconds; the next one continues from there. */
const maxLooks = 1_000;

const constants: Readonly<Record<string, string | number>> = {
  erasedMark,
  maxAttempts,
  maxDueMs,
  maxFound,
  maxLooks,
  maxTakes,
  maxTakesTogether,
  openRetentionMs,
  orderMark,
  tablesReadableFrom,
  tablesVersion,
};

/**
 * What `sql/migrate.sql` does, for the schema `baselinker`. `{name}` in a text is a constant, and a text with nothing
 * else in it is a number where the constant is one.
 */
export const migration: string = source.replace(/'\{(\w+)\}'|\{(\w+)\}/g, (_, alone, within) => {
  const value = constants[alone ?? within];
  if (value === undefined) throw new Error(`No constant has the name ${alone ?? within}.`);
  if (typeof value === "number") return String(value);
  const text = value.replaceAll("'", "''");
  return alone === undefined ? text : `'${text}'`;
});

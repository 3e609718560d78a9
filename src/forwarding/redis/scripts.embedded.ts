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

/** A store, see `lua/store.lua`. */
export const storeScript: string = scriptOf("store.lua");

/** A register, see `lua/register.lua`. */
export const registerScript: string = scriptOf("register.lua");

/** A limiter, see `lua/limiter.lua`. */
export const limiterScript: string = scriptOf("limiter.lua");

/** A script of `lua`, after the constants that it uses as locals of the same names. */
function scriptOf(name: string): string {
  const script = embeddedText(new URL("lua/", import.meta.url), name);
  const constants = Object.entries({
    erasedMark,
    maxAttempts,
    maxDueMs,
    maxFound,
    maxTakes,
    maxTakesTogether,
    openRetentionMs,
    orderMark,
  })
    .filter(([constant]) => new RegExp(`\\b${constant}\\b`).test(script))
    .map(([constant, value]) => `local ${constant} = ${typeof value === "number" ? value : `'${value}'`}\n`);
  return constants.join("") + script;
}

import { code } from "./code.ts";
import { command } from "./command.ts";
import { decision } from "./decision.ts";
import { fault } from "./fault.ts";
import { method } from "./method.ts";
import { option } from "./option.ts";
import type { Recipe } from "./recipe.ts";
import { sender } from "./sender.ts";
import { source } from "./source.ts";
import { store } from "./store.ts";
import { word } from "./word.ts";

/** In the order of CONTRIBUTING.md. */
export const recipes: readonly Recipe[] = [
  method,
  word,
  option,
  code,
  store,
  source,
  sender,
  fault,
  command,
  decision,
];

import { accessibilityChecks } from "./accessibility.ts";
import { languageChecks } from "./languages.ts";
import type { Check } from "./page.ts";
import { pageChecks } from "./pageChecks.ts";
import { playgroundChecks } from "./playgroundChecks.ts";
import { policyChecks } from "./policyChecks.ts";
import { writtenChecks } from "./writtenChecks.ts";

export const checks: readonly Check[] = [
  ...playgroundChecks,
  ...pageChecks,
  ...writtenChecks,
  ...policyChecks,
  ...languageChecks,
  ...accessibilityChecks,
];

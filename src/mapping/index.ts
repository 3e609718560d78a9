export { checkRules } from "../account/checkRules.ts";
export { type CreateCatalogOptions, createCatalog } from "../catalog/createCatalog.ts";
export type { AnonymizeOptions } from "./anonymize/anonymizeLead.ts";
export { anonymizeLead } from "./anonymize/anonymizeLead.ts";
// The tools for those who write rules are here only: nobody who sends leads has to load them.
export * from "./exports.ts";
export type { PlanChange } from "./plan/compareResults.ts";
export { type FormatPlanOptions, formatPlan } from "./plan/formatPlan.ts";
export {
  type LeadPlan,
  type PlanContext,
  type PlannedLead,
  planRules,
  type RulesPlan,
} from "./plan/planRules.ts";
export type { PlanCounts } from "./plan/planWords.ts";
export type { RuleTestDifference } from "./ruleTests/compareResult.ts";
export {
  type RuleTestFile,
  type RuleTestResult,
  type TestRulesOptions,
  testRules,
} from "./ruleTests/testRules.ts";
export { untestedRules } from "./ruleTests/untestedRules.ts";
export { updateRuleTests } from "./ruleTests/updateRuleTests.ts";
export type {
  RuleCandidate,
  SuggestedRules,
  SuggestionKind,
  SuggestionReason,
} from "./suggest/suggested.ts";
export { type SuggestRulesOptions, suggestRules } from "./suggest/suggestRules.ts";

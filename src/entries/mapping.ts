export { checkRules } from "../account/checkRules.ts";
export { type CreateCatalogOptions, createCatalog } from "../catalog/createCatalog.ts";
export type { AnonymizeOptions } from "../mapping/anonymize/anonymizeLead.ts";
export { anonymizeLead } from "../mapping/anonymize/anonymizeLead.ts";
// The tools for those who write rules are here only: no one who sends leads has to load them.
export * from "../mapping/exports.ts";
export type { PlanChange } from "../mapping/plan/compareResults.ts";
export { type FormatPlanOptions, formatPlan } from "../mapping/plan/formatPlan.ts";
export {
  type LeadPlan,
  type PlanContext,
  type PlannedLead,
  planRules,
  type RulesPlan,
} from "../mapping/plan/planRules.ts";
export type { PlanCounts } from "../mapping/plan/planWords.ts";
export type { RuleTestDifference } from "../mapping/ruleTests/compareResult.ts";
export {
  type RuleTestFile,
  type RuleTestResult,
  type TestRulesOptions,
  testRules,
} from "../mapping/ruleTests/testRules.ts";
export { untestedRules } from "../mapping/ruleTests/untestedRules.ts";
export { updateRuleTests } from "../mapping/ruleTests/updateRuleTests.ts";
export type {
  RuleCandidate,
  SuggestedRules,
  SuggestionKind,
  SuggestionReason,
} from "../mapping/suggest/suggested.ts";
export { type SuggestRulesOptions, suggestRules } from "../mapping/suggest/suggestRules.ts";

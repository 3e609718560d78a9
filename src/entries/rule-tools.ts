export { checkRules } from "../account/checkRules.ts";
export { issueCodes } from "../languages/allCodes.ts";
export { type AnonymizeOptions, anonymizeLead } from "../mapping/anonymize/anonymizeLead.ts";
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
export type { RuleTest } from "../mapping/rules/ruleTest.ts";
export type { RuleTestDifference } from "../mapping/ruleTests/compareResult.ts";
export {
  type RuleTestFile,
  type RuleTestResult,
  type TestRulesOptions,
  testRules,
  updateRuleTests,
} from "../mapping/ruleTests/testRules.ts";
export { untestedRules } from "../mapping/ruleTests/untestedRules.ts";
export type { RuleCandidate, SuggestedRules } from "../mapping/suggest/suggested.ts";
export { type SuggestRulesOptions, suggestRules } from "../mapping/suggest/suggestRules.ts";

export { checkRules } from "../forwarding/account/checkRules.ts";
export { issueCodes } from "../languages/allCodes.ts";
export type { PlanChange } from "../mapping/plan/compareResults.ts";
export {
  type LeadPlan,
  type PlanContext,
  type PlanCounts,
  type PlannedLead,
  planRules,
  type RulesPlan,
} from "../mapping/plan/planRules.ts";
export type { RuleTest } from "../mapping/rules/ruleTest.ts";
export { type AnonymizeOptions, anonymizeLead } from "../rule-tools/anonymize/anonymizeLead.ts";
export type { RuleTestDifference } from "../rule-tools/ruleTests/compareResult.ts";
export {
  type RuleTestFile,
  type RuleTestResult,
  type TestRulesOptions,
  testRules,
} from "../rule-tools/ruleTests/testRules.ts";
export type { RuleCandidate, SuggestedRules } from "../rule-tools/suggest/suggested.ts";
export { type SuggestRulesOptions, suggestRules } from "../rule-tools/suggest/suggestRules.ts";

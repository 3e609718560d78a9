/// <reference types="vite/client" />

/** A part of the package, so that the page loads it alone and only when it is asked for. */
declare module "*/dist/rule-tools.js?tests" {
  export const testRules: typeof import("../../../dist/rule-tools.js").testRules;
  export type RuleTestResult = import("../../../dist/rule-tools.js").RuleTestResult;
}
declare module "*/dist/rule-tools.js?suggest" {
  export const suggestRules: typeof import("../../../dist/rule-tools.js").suggestRules;
}
declare module "*/dist/rule-tools.js?anonymize" {
  export const anonymizeLead: typeof import("../../../dist/rule-tools.js").anonymizeLead;
}

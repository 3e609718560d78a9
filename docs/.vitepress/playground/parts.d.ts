/// <reference types="vite/client" />

/** A part of the package, so that the page loads it alone and only when it is asked for. */
declare module "*/dist/mapping.js?tests" {
  export const testRules: typeof import("../../../dist/mapping.js").testRules;
  export type RuleTestResult = import("../../../dist/mapping.js").RuleTestResult;
}
declare module "*/dist/mapping.js?suggest" {
  export const suggestRules: typeof import("../../../dist/mapping.js").suggestRules;
}
declare module "*/dist/mapping.js?anonymize" {
  export const anonymizeLead: typeof import("../../../dist/mapping.js").anonymizeLead;
}

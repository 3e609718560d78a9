/** Commands that only read rules, in one bundle: loading another file takes longer than loading unused code. */
export { checkCommand } from "./check.ts";
export { explainCommand } from "./explain.ts";
export { planCommand } from "./plan.ts";
export { suggestCommand } from "./suggest.ts";
export { testCommand } from "./test.ts";

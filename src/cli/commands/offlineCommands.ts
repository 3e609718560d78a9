/**
 * The commands that look at rules and send nothing. They load together: each file more costs a start more than code
 * that lies unused in one file.
 */
export { checkCommand } from "./check.ts";
export { explainCommand } from "./explain.ts";
export { planCommand } from "./plan.ts";
export { suggestCommand } from "./suggest.ts";
export { testCommand } from "./test.ts";

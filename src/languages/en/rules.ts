export { issueCodes as rules } from "../../mapping/contract/issueCodes.ts";

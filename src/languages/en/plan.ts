export { planTexts as plan } from "../../mapping/contract/planTexts.ts";

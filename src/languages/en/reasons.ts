export { reasonTexts as reasons } from "../../forwarding/contract/reasonTexts.ts";

export { problemTexts as problems } from "../../mapping/contract/problemTexts.ts";

export { errorTexts as errors } from "../../shared/errors/errorTexts.ts";

export { problemCodes } from "../../shared/errors/rulesError.ts";

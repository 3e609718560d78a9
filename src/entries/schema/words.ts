export type { MethodWords } from "../../api/schema/methodWords.ts";
export { words } from "./words.embedded.ts";

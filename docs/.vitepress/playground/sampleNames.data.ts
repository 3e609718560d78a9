import { readySets } from "../../generate/readySets.ts";

/** The names of the ready sets, read once while the site is built. */
export declare const data: readonly string[];

export default {
  load: () => readySets().map(({ name }) => name),
};

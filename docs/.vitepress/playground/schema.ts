import schema from "../../../dist/rules.schema.json";

/** What may be written where in rules, with a sentence about each name. */
export const { rules, fields, lineFields } = schema.$defs;

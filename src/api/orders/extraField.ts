import { integer, list, object, optional, text } from "../wire/shape.ts";

/** The definition of an additional field. */
export const extraField = object({
  extra_field_id: integer(),
  name: text(),
  /** text, number, select, checkbox, radio, date or file. */
  editor_type: text(),
  /** What may be chosen, for select, checkbox and radio. */
  options: optional(list(text())),
});

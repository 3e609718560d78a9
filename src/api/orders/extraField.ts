import { integer, list, type ObjectShape, object, optional, text } from "../wire/shape.ts";

const extraFieldFields = {
  extra_field_id: integer(),
  name: text(),
  /** text, number, select, checkbox, radio, date or file. */
  editor_type: text(),
  /** What may be chosen, for select, checkbox and radio. */
  options: optional(list(text())),
};

/** The definition of an additional field. */
export interface ExtraFieldShape extends ObjectShape<typeof extraFieldFields> {}

export const extraField: ExtraFieldShape = object(extraFieldFields);

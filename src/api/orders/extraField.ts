import { either, integer, list, map, type ObjectShape, object, optional, text } from "../wire/shape.ts";

const extraFieldFields = {
  /** The field, which is the key in `custom_extra_fields`. */ extra_field_id: integer(),
  /** What people call the field. */ name: text(),
  /** text, number, select, checkbox, radio, date or file. */ editor_type: text(),
  /** What may be chosen, for select, checkbox and radio. */ options: optional(list(text())),
};

/** The definition of an additional field. */
export interface ExtraFieldShape extends ObjectShape<typeof extraFieldFields> {}

export const extraField: ExtraFieldShape = object(extraFieldFields);

const storedFileFields = {
  /** The name of the file. */ title: text(),
  /** Where the file can be downloaded. */ url: text(),
};

/** A file in an additional field, as it is read back. */
export interface StoredFileShape extends ObjectShape<typeof storedFileFields> {}

const storedFile: StoredFileShape = object(storedFileFields);

/** Values of additional fields by field id, as they are read back. */
export const storedExtraFieldValues = map(either(text(), storedFile));

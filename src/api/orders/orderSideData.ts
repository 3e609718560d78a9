import {
  currency,
  decimal,
  either,
  identifier,
  integer,
  list,
  map,
  type ObjectShape,
  object,
  optional,
  text,
} from "../wire/shape.ts";

const orderCommissionFields = {
  /** What the fee is called, in the words of the marketplace. */ commission_name: text(),
  /** The kind of the fee. No source lists the kinds. */ commission_type: text(),
  /** The fee without tax. */ cost_netto: decimal(),
  /** The fee with tax. */ cost_brutto: decimal(),
  /** The currency of the fee, which may differ from that of the order. */ cost_currency: currency(),
};

/** What a marketplace charged for an order. */
export interface OrderCommissionShape extends ObjectShape<typeof orderCommissionFields> {}
export const orderCommission: OrderCommissionShape = object(orderCommissionFields);

const connectDataFields = {
  /** The Base Connect integration, see `getConnectIntegrations`. */ connect_integration_id: integer(),
  /** The contractor, see `getConnectIntegrationContractors`. */ connect_contractor_id: integer(),
  /** The sale between the two companies. Older answers lack it. */ connect_sale_id: optional(identifier()),
};

/** Where an order or a return is in Base Connect. */
export interface ConnectDataShape extends ObjectShape<typeof connectDataFields> {}
export const connectData: ConnectDataShape = object(connectDataFields);

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

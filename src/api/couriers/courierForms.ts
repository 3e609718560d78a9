import { methods, read } from "../wire/method.ts";
import {
  flag,
  identifier,
  integer,
  list,
  map,
  type ObjectShape,
  object,
  optional,
  text,
  unknown,
} from "../wire/shape.ts";

const filledFieldFields = {
  /** The id that `getCourierFields` gives. */
  id: text(50),
  /** The option's id, the text, or for a date its unix time. */
  value: identifier(),
};

/** A filled field of a courier's form. */
export interface FilledFieldShape extends ObjectShape<typeof filledFieldFields> {}

export const filledField: FilledFieldShape = object(filledFieldFields);

/**
 * One parcel of a shipment: `weight` in kilograms, `width`, `height` and `length` in centimetres, and
 * what else `getCourierFields` lists under `package_fields`. At least one parcel needs its weight.
 */
export const parcel = map(unknown());

const formField = object({
  id: text(),
  name: text(),
  /** text, select, checkbox or date. */
  type: text(),
  desc: optional(text()),
  /** The names of the options by their ids. */
  options: optional(map(text())),
  /** Which other fields an option shows. */
  show_field: optional(map(unknown())),
  /** The prefilled value. */
  value: optional(text()),
  /** Names a further look-up that this field needs, such as a list of services. */
  function: optional(text()),
});

export const courierFormsMethods = methods({
  /**
   * The couriers that Base knows.
   *
   * @see https://api.baselinker.com/index.php?method=getCouriersList
   */
  getCouriersList: read({}, { couriers: list(object({ code: text(), name: text() }), "code") }),
  /**
   * The account's own accounts at a courier.
   *
   * @see https://api.baselinker.com/index.php?method=getCourierAccounts
   */
  getCourierAccounts: read(
    { courier_code: text(20) },
    { accounts: list(object({ id: integer(), name: text() }), "id") },
  ),
  /**
   * The fields of a courier's form, for `createPackage`.
   *
   * @see https://api.baselinker.com/index.php?method=getCourierFields
   */
  getCourierFields: read(
    { courier_code: text(20) },
    {
      /** Whether one shipment may hold several parcels. */
      multi_packages: flag(),
      fields: list(formField, "id"),
      package_fields: list(object({ id: text(), name: text(), type: optional(text()) }), "id"),
    },
  ),
  /**
   * The services that a courier offers for an order with the given form.
   *
   * @see https://api.baselinker.com/index.php?method=getCourierServices
   */
  getCourierServices: read(
    {
      courier_code: text(20),
      order_id: integer(),
      account_id: optional(integer()),
      fields: list(filledField),
      packages: list(parcel),
    },
    {
      /** Names by id. */
      services: map(text()),
    },
  ),
  /**
   * The fields of a courier's form to order a pick-up, for `runRequestParcelPickup`.
   *
   * @see https://api.baselinker.com/index.php?method=getRequestParcelPickupFields
   */
  getRequestParcelPickupFields: read({ courier_code: text(20) }, { fields: list(formField, "id") }),
});

import { methods, none, read } from "../wire/method.ts";
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
  /** The id that `getCourierFields` gives. */ id: text(50),
  /** The option's id, the text, or for a date its unix time. */ value: identifier(),
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
  /** The field, for `id` of a filled field. */ id: text(),
  /** What a form shows next to the field. */ name: text(),
  /** text, select, checkbox or date. */ type: text(),
  /** A hint for the person who fills the field. */ desc: optional(text()),
  /** The names of the options by their ids. */ options: optional(map(text())),
  /** Which other fields an option shows. */ show_field: optional(map(unknown())),
  /** The prefilled value. */ value: optional(text()),
  /** Names a further look-up that this field needs, such as a list of services. */
  function: optional(text()),
});

export const courierFormsMethods = methods({
  /** The couriers that Base knows. @see https://api.baselinker.com/index.php?method=getCouriersList */
  getCouriersList: read(none, {
    /** The couriers, used or not. */
    couriers: list(
      object({
        /** The courier, for `courier_code` of other methods. */ code: text(),
        /** What the courier is called. */ name: text(),
      }),
      "code",
    ),
  }),
  /**
   * The account's own accounts at a courier.
   * @see https://api.baselinker.com/index.php?method=getCourierAccounts
   */
  getCourierAccounts: read(
    {
      /** The courier, see `getCouriersList`. */ courier_code: text(20),
    },
    {
      /** The accounts at this courier that are set up in the panel. */
      accounts: list(
        object({
          /** The account, for `account_id` of other methods. */ id: integer(),
          /** What people call the account. */ name: text(),
        }),
        "id",
      ),
    },
  ),
  /**
   * The fields of a courier's form, for `createPackage`.
   * @see https://api.baselinker.com/index.php?method=getCourierFields
   */
  getCourierFields: read(
    {
      /** The courier, see `getCouriersList`. */ courier_code: text(20),
    },
    {
      /** Whether one shipment may hold several parcels. */ multi_packages: flag(),
      /** The fields of the form, for `fields` of `createPackage`. */ fields: list(formField, "id"),
      /** What each parcel needs, for `packages` of `createPackage`. */
      package_fields: list(
        object({
          /** The field, which is a key of a parcel. */ id: text(),
          /** What a form shows next to the field. */ name: text(),
          /** The kind of the field. Some answers lack it. */ type: optional(text()),
        }),
        "id",
      ),
    },
  ),
  /**
   * The services that a courier offers for an order with the given form.
   * @see https://api.baselinker.com/index.php?method=getCourierServices
   */
  getCourierServices: read(
    {
      /** The courier, see `getCouriersList`. */ courier_code: text(20),
      /** The order to be sent. */ order_id: integer(),
      /** The account at the courier, see `getCourierAccounts`. Left out, it is the first one. */
      account_id: optional(integer()),
      /** The filled form, see `getCourierFields`. */ fields: list(filledField),
      /** The parcels: weight in kilograms, sizes in centimetres. */ packages: list(parcel),
    },
    {
      /** Names by id. */ services: map(text()),
    },
  ),
  /**
   * The fields of a courier's form to order a pick-up, for `runRequestParcelPickup`.
   * @see https://api.baselinker.com/index.php?method=getRequestParcelPickupFields
   */
  getRequestParcelPickupFields: read(
    {
      /** The courier, see `getCouriersList`. */ courier_code: text(20),
    },
    {
      /** The fields of the form, for `fields` of `runRequestParcelPickup`. */ fields: list(formField, "id"),
    },
  ),
});

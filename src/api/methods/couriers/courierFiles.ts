import { type Body, named, none, read, write } from "../../wire/method.ts";
import {
  extend,
  flag,
  identifier,
  integer,
  list,
  map,
  measure,
  numericId,
  type ObjectShape,
  type OpenShape,
  object,
  open,
  optional,
  text,
  unknown,
} from "../../wire/shape.ts";

const filledFieldFields = {
  /** The id that `getCourierFields` gives. */ id: text(50),
  /** The option's id, the text, or for a date its unix time. */ value: identifier(),
};

/** A filled field of a courier's form. */
export interface FilledFieldShape extends ObjectShape<typeof filledFieldFields> {}
export const filledField: FilledFieldShape = object(filledFieldFields);

const parcelFields = {
  /** Kilograms. At least one parcel of a shipment needs it. */ weight: optional(measure()),
  /** Height in centimetres. */ height: optional(measure()),
  /** Width in centimetres. */ width: optional(measure()),
  /** Length in centimetres. */ length: optional(measure()),
};

/** One parcel of a shipment. What else a courier asks for has the names of `package_fields` of `getCourierFields`. */
export interface ParcelShape extends OpenShape<typeof parcelFields> {}
export const parcel: ParcelShape = open(parcelFields);

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

/** Which shipments a document is about: their ids in Base, their numbers at the courier, or both. */
const shipments = {
  /** Ids of the shipments in Base, see `getOrderPackages`. Either this or `package_numbers` is needed. */
  package_ids: optional(list(numericId())),
  /** Numbers of the shipments at the courier. Either this or `package_ids` is needed. */
  package_numbers: optional(list(text())),
};

const ofAccount = {
  /** The courier, see `getCouriersList`. */ courier_code: text(20),
  /** The account at the courier, see `getCourierAccounts`. */ account_id: numericId(),
};
const protocol = {
  /** pdf or html. */ extension: text(),
  /** Base64. */ protocol: text(),
};

interface GetProtocol extends Body<"read", typeof shipments & typeof ofAccount, typeof protocol> {}
const getProtocol: GetProtocol = read(extend(shipments, ofAccount), protocol, { file: "protocol" });

const ofType = {
  /** The courier, see `getCouriersList`. */ courier_code: text(20),
  /** manifest, protocol or label. */ document_type: text(10),
  /** The account at the courier, see `getCourierAccounts`. */ account_id: optional(numericId()),
};
const document = {
  /** The ending of the file's name without the dot, such as `pdf`. */ extension: text(),
  /** Base64. */ document: text(),
};

interface GetCourierDocument extends Body<"read", typeof shipments & typeof ofType, typeof document> {}
const getCourierDocument: GetCourierDocument = read(extend(shipments, ofType), document, {
  file: "document",
});

const pickup = {
  /** The courier, see `getCouriersList`. */ courier_code: text(20),
  /** The account at the courier, see `getCourierAccounts`. */ account_id: numericId(),
  /** The form that `getRequestParcelPickupFields` gives. */ fields: list(filledField),
};
const ordered = {
  /** The courier's number of the pick-up; empty if it gives none. */ pickup_number: text(),
};

interface RequestPickup extends Body<"write", typeof shipments & typeof pickup, typeof ordered> {}
const runRequestParcelPickup: RequestPickup = write(extend(shipments, pickup), ordered);

const requestParcelPickup: RequestPickup = write(extend(shipments, pickup), ordered, {
  sends: "runRequestParcelPickup",
});

export const methods = named({
  /**
   * The label of a shipment as a file. `fileOf` turns the answer into bytes.
   * @see https://api.baselinker.com/index.php?method=getLabel
   */
  getLabel: read(
    {
      /** The courier, see `getCouriersList`. */ courier_code: text(20),
      /** Either this or `package_number` is needed. */ package_id: optional(numericId()),
      /** The number of the shipment at the courier. Either this or `package_id` is needed. */
      package_number: optional(text(40)),
    },
    {
      /** pdf, html, gif, png, epl, zpl or dpl. */ extension: text(),
      /** Base64. */ label: text(),
    },
    { file: "label" },
  ),
  /**
   * The protocol that a courier signs for shipments, as a file. `fileOf` turns the answer into bytes.
   * @see https://api.baselinker.com/index.php?method=getProtocol
   */
  getProtocol,
  /**
   * A document of a courier as a file. `fileOf` turns the answer into bytes.
   * @see https://api.baselinker.com/index.php?method=getCourierDocument
   */
  getCourierDocument,
  /**
   * Orders a courier to fetch shipments.
   * @see https://api.baselinker.com/index.php?method=runRequestParcelPickup
   */
  runRequestParcelPickup,
  /**
   * The former name of `runRequestParcelPickup`, which is what this sends. Base keeps a former name for six months
   * after it publishes a change; it gave no date for this one.
   * @deprecated Call `runRequestParcelPickup`.
   * @see https://api.baselinker.com/index.php?method=runRequestParcelPickup
   */
  requestParcelPickup,
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
      /** The order to be sent. */ order_id: numericId(),
      /** The account at the courier, see `getCourierAccounts`. Left out, it is the first one. */
      account_id: optional(numericId()),
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

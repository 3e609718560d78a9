import { extend } from "../wire/extend.ts";
import { read, write } from "../wire/method.ts";
import { integer, list, optional, text } from "../wire/shape.ts";
import { filledField } from "./courierForms.ts";

export interface CourierFilesMethods {
  /**
   * The label of a shipment as a file. `fileOf` turns the answer into bytes.
   *
   * @see https://api.baselinker.com/index.php?method=getLabel
   */
  getLabel: typeof getLabel;
  /**
   * The protocol that a courier signs for shipments, as a file. `fileOf` turns the answer into bytes.
   *
   * @see https://api.baselinker.com/index.php?method=getProtocol
   */
  getProtocol: typeof getProtocol;
  /**
   * A document of a courier as a file. `fileOf` turns the answer into bytes.
   *
   * @see https://api.baselinker.com/index.php?method=getCourierDocument
   */
  getCourierDocument: typeof getCourierDocument;
  /**
   * Orders a courier to fetch shipments.
   *
   * @see https://api.baselinker.com/index.php?method=runRequestParcelPickup
   */
  runRequestParcelPickup: typeof runRequestParcelPickup;
  /**
   * The former name of `runRequestParcelPickup`, which is what this sends.
   *
   * @deprecated Call `runRequestParcelPickup`.
   * @see https://api.baselinker.com/index.php?method=runRequestParcelPickup
   */
  requestParcelPickup: typeof requestParcelPickup;
}

/** Which shipments a document is about: their ids in Base, their numbers at the courier, or both. */
const shipments = {
  package_ids: optional(list(integer())),
  package_numbers: optional(list(text())),
};

export const getLabel = read(
  "getLabel",
  {
    courier_code: text(20),
    /** Either this or `package_number` is needed. */
    package_id: optional(integer()),
    package_number: optional(text(40)),
  },
  {
    /** pdf, html, gif, png, epl, zpl or dpl. */
    extension: text(),
    /** Base64. */
    label: text(),
  },
  { file: "label" },
);

export const getProtocol = read(
  "getProtocol",
  extend(shipments, { courier_code: text(20), account_id: integer() }),
  {
    /** pdf or html. */
    extension: text(),
    /** Base64. */
    protocol: text(),
  },
  { file: "protocol" },
);

export const getCourierDocument = read(
  "getCourierDocument",
  extend(shipments, {
    courier_code: text(20),
    /** manifest, protocol or label. */
    document_type: text(10),
    account_id: optional(integer()),
  }),
  {
    extension: text(),
    /** Base64. */
    document: text(),
  },
  { file: "document" },
);

const pickupParams = extend(shipments, {
  courier_code: text(20),
  account_id: integer(),
  /** The form that `getRequestParcelPickupFields` gives. */
  fields: list(filledField),
});

const pickupResult = {
  /** The courier's number of the pick-up; empty where it gives none. */
  pickup_number: text(),
};

export const runRequestParcelPickup = write("runRequestParcelPickup", pickupParams, pickupResult);

export const requestParcelPickup = write("requestParcelPickup", pickupParams, pickupResult, {
  sends: "runRequestParcelPickup",
});

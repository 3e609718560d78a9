import { type Body, methods, read, write } from "../wire/method.ts";
import { extend, integer, list, optional, text } from "../wire/shape.ts";
import { filledField } from "./courierForms.ts";

/** Which shipments a document is about: their ids in Base, their numbers at the courier, or both. */
const shipments = {
  /** Ids of the shipments in Base, see `getOrderPackages`. Either this or `package_numbers` is needed. */
  package_ids: optional(list(integer())),
  /** Numbers of the shipments at the courier. Either this or `package_ids` is needed. */
  package_numbers: optional(list(text())),
};

const ofAccount = {
  /** The courier, see `getCouriersList`. */ courier_code: text(20),
  /** The account at the courier, see `getCourierAccounts`. */ account_id: integer(),
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
  /** The account at the courier, see `getCourierAccounts`. */ account_id: optional(integer()),
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
  /** The account at the courier, see `getCourierAccounts`. */ account_id: integer(),
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

export const courierFilesMethods = methods({
  /**
   * The label of a shipment as a file. `fileOf` turns the answer into bytes.
   * @see https://api.baselinker.com/index.php?method=getLabel
   */
  getLabel: read(
    {
      /** The courier, see `getCouriersList`. */ courier_code: text(20),
      /** Either this or `package_number` is needed. */ package_id: optional(integer()),
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
});

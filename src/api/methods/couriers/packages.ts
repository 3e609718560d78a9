import { named, read, write } from "../../wire/method.ts";
import {
  decimal,
  flag,
  integer,
  list,
  map,
  numericId,
  object,
  optional,
  text,
  time,
} from "../../wire/shape.ts";
import { filledField, parcel } from "./courierFiles.ts";

export const methods = named({
  /**
   * Makes a shipment at the courier. It costs money: never repeat it without looking at `getOrderPackages` first.
   * @see https://api.baselinker.com/index.php?method=createPackage
   */
  createPackage: write(
    {
      /** The order to be sent. */ order_id: numericId(),
      /** The courier, see `getCouriersList`. */ courier_code: text(20),
      /** See `getCourierAccounts`. Left out, it is the first account. */ account_id: optional(numericId()),
      /** The filled form, see `getCourierFields`. */ fields: list(filledField),
      /** The parcels: weight in kilograms, sizes in centimetres. At least one parcel needs its weight. */
      packages: list(parcel),
    },
    {
      /** The shipment in Base, for `getLabel` and the others. */ package_id: integer(),
      /** The number to track it by. */ package_number: text(),
      /** A second number of the courier's own, where it has one. */ courier_inner_number: optional(text()),
    },
  ),
  /**
   * Records a shipment that was made outside Base.
   * @see https://api.baselinker.com/index.php?method=createPackageManual
   */
  createPackageManual: write(
    {
      /** The order that was sent. */ order_id: numericId(),
      /** The courier, see `getCouriersList`. */ courier_code: text(20),
      /** The number to track it by. */ package_number: text(40),
      /** When it was sent. */ pickup_date: time(),
      /** Whether it comes back from the buyer. */ return_shipment: optional(flag()),
    },
    {
      /** The shipment in Base. */ package_id: integer(),
      /** The number to track it by, as it was given. */ package_number: text(),
    },
  ),
  /**
   * Deletes a shipment in Base and, where the courier allows it, at the courier.
   * @see https://api.baselinker.com/index.php?method=deleteCourierPackage
   */
  deleteCourierPackage: write({
    /** The courier, see `getCouriersList`. */ courier_code: text(20),
    /** Either this or `package_number` is needed. */ package_id: optional(numericId()),
    /** The number of the shipment at the courier. Either this or `package_id` is needed. */
    package_number: optional(text(40)),
    /** Also if the courier refuses. */ force_delete: optional(flag()),
  }),
  /** The shipments of an order. @see https://api.baselinker.com/index.php?method=getOrderPackages */
  getOrderPackages: read(
    {
      /** The order whose shipments are wanted. */ order_id: numericId(),
    },
    {
      /** The shipments of the order; empty if nothing was sent yet. */
      packages: list(
        object({
          /** The shipment in Base, for `getLabel` and the others. */ package_id: integer(),
          /** The number to track it by. */ courier_package_nr: text(),
          /** A second number of the courier's own; empty if it has none. */ courier_inner_number: text(),
          /** The courier, see `getCouriersList`. */ courier_code: text(),
          /** The carrier that a broker uses, or a courier that Base does not know. */
          courier_other_name: optional(text()),
          /** The account at the courier, see `getCourierAccounts`. */ account_id: optional(integer()),
          /** When the tracking status was read last. */ tracking_status_date: time(),
          /** How many days the delivery took; 0 while it is on its way. */ tracking_delivery_days: integer(),
          /** A number of the documentation, for example 5 for delivered. */ tracking_status: integer(),
          /** What is sent, such as a parcel or a pallet. */ package_type: optional(text()),
          /** The page on which the buyer can follow the shipment. */ tracking_url: optional(text()),
          /** Whether it comes back from the buyer. */ is_return: optional(flag()),
        }),
      ),
    },
  ),
  /**
   * Weight, size and values of the parcels of a shipment.
   * @see https://api.baselinker.com/index.php?method=getPackageDetails
   */
  getPackageDetails: read(
    {
      /** The shipment, see `getOrderPackages`. */ package_id: numericId(),
    },
    {
      /** The parcels of the shipment. */
      package_details: list(
        object({
          /** The weight, in `weight_unit`. */ weight: decimal(),
          /** kg, g, lb, oz or empty. */ weight_unit: text(),
          /** The length, in `size_unit`. */ length: decimal(),
          /** The width, in `size_unit`. */ width: decimal(),
          /** The height, in `size_unit`. */ height: decimal(),
          /** cm, in or empty. */ size_unit: text(),
          /** The courier's name for a size, such as A, B or C of a locker. */ size_template: text(),
          /** Whether the parcel is of no standard form. */ is_custom: flag(),
          /** Cash on delivery. */ cod_value: decimal(),
          /** The currency of `cod_value`; empty if nothing is collected. */ cod_currency: text(),
          /** For how much the parcel is insured; 0 for not at all. */ insurance_value: decimal(),
          /** The currency of `insurance_value`; empty if it is not insured. */ insurance_currency: text(),
          /** What the shipment costs. */ cost_value: decimal(),
          /** The currency of `cost_value`; empty if the cost is not known. */ cost_currency: text(),
          /** package, dox, pallet or empty. */ type: text(),
          // The stored page was cut; one source shows it.
          /** When the courier fetches it, in unix seconds; 0 where it is not known. */
          pickup_date: optional(time()),
        }),
      ),
    },
  ),
  /**
   * Tracking statuses of shipments, by package id, oldest first.
   * @see https://api.baselinker.com/index.php?method=getCourierPackagesStatusHistory
   */
  getCourierPackagesStatusHistory: read(
    {
      /** Ids of the shipments in Base, see `getOrderPackages`. */ package_ids: list(numericId()),
    },
    {
      /** What happened to each shipment, by its id in Base. */
      packages_history: map(
        list(
          object({
            /** When the status was reached, in unix seconds. */ tracking_status_date: time(),
            /** The courier's own word for the status. */ courier_status_code: text(),
            /** The status by a number of the documentation, for example 5 for delivered. */
            tracking_status: integer(),
          }),
        ),
      ),
    },
  ),
});

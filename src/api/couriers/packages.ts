import { methods, read, write } from "../wire/method.ts";
import { decimal, flag, integer, list, map, object, optional, text, time } from "../wire/shape.ts";
import { filledField, parcel } from "./courierForms.ts";

export const packagesMethods = methods({
  /**
   * Makes a shipment at the courier. It costs money: never repeat it without looking at
   * `getOrderPackages` first.
   *
   * @see https://api.baselinker.com/index.php?method=createPackage
   */
  createPackage: write(
    {
      order_id: integer(),
      courier_code: text(20),
      /** See `getCourierAccounts`. Left out, it is the first account. */
      account_id: optional(integer()),
      fields: list(filledField),
      packages: list(parcel),
    },
    {
      package_id: integer(),
      /** The number to track it by. */
      package_number: text(),
      courier_inner_number: optional(text()),
    },
  ),
  /**
   * Records a shipment that was made outside Base.
   *
   * @see https://api.baselinker.com/index.php?method=createPackageManual
   */
  createPackageManual: write(
    {
      order_id: integer(),
      courier_code: text(20),
      package_number: text(40),
      /** When it was sent. */
      pickup_date: time(),
      /** Whether it comes back from the buyer. */
      return_shipment: optional(flag()),
    },
    { package_id: integer(), package_number: text() },
  ),
  /**
   * Deletes a shipment in Base and, where the courier allows it, at the courier.
   *
   * @see https://api.baselinker.com/index.php?method=deleteCourierPackage
   */
  deleteCourierPackage: write(
    {
      courier_code: text(20),
      /** Either this or `package_number` is needed. */
      package_id: optional(integer()),
      package_number: optional(text(40)),
      /** Also where the courier refuses. */
      force_delete: optional(flag()),
    },
    {},
  ),
  /**
   * The shipments of an order.
   *
   * @see https://api.baselinker.com/index.php?method=getOrderPackages
   */
  getOrderPackages: read(
    { order_id: integer() },
    {
      packages: list(
        object({
          package_id: integer(),
          /** The number to track it by. */
          courier_package_nr: text(),
          courier_inner_number: text(),
          courier_code: text(),
          courier_other_name: optional(text()),
          account_id: optional(integer()),
          /** When the tracking status was read last. */
          tracking_status_date: time(),
          tracking_delivery_days: integer(),
          /** A number of the documentation, for example 5 for delivered. */
          tracking_status: integer(),
          package_type: optional(text()),
          tracking_url: optional(text()),
          is_return: optional(flag()),
        }),
      ),
    },
  ),
  /**
   * Weight, size and values of the parcels of a shipment.
   *
   * @see https://api.baselinker.com/index.php?method=getPackageDetails
   */
  getPackageDetails: read(
    { package_id: integer() },
    {
      package_details: list(
        object({
          weight: decimal(),
          /** kg, g, lb, oz or empty. */
          weight_unit: text(),
          length: decimal(),
          width: decimal(),
          height: decimal(),
          /** cm, in or empty. */
          size_unit: text(),
          /** The courier's name for a size, such as A, B or C of a locker. */
          size_template: text(),
          is_custom: flag(),
          /** Cash on delivery. */
          cod_value: decimal(),
          cod_currency: text(),
          insurance_value: decimal(),
          insurance_currency: text(),
          /** What the shipment costs. */
          cost_value: decimal(),
          cost_currency: text(),
          /** package, dox, pallet or empty. */
          type: text(),
          // The stored page was cut; one source shows it.
          pickup_date: optional(time()),
        }),
      ),
    },
  ),
  /**
   * Tracking statuses of shipments, by package id, oldest first.
   *
   * @see https://api.baselinker.com/index.php?method=getCourierPackagesStatusHistory
   */
  getCourierPackagesStatusHistory: read(
    { package_ids: list(integer()) },
    {
      packages_history: map(
        list(
          object({
            tracking_status_date: time(),
            /** The courier's own word for the status. */
            courier_status_code: text(),
            tracking_status: integer(),
          }),
        ),
      ),
    },
  ),
});

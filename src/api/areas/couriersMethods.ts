import {
  getCourierDocument,
  getLabel,
  getProtocol,
  requestParcelPickup,
  runRequestParcelPickup,
} from "../couriers/courierFiles.ts";
import {
  getCourierAccounts,
  getCourierFields,
  getCourierServices,
  getCouriersList,
  getRequestParcelPickupFields,
} from "../couriers/courierForms.ts";
import {
  createPackage,
  createPackageManual,
  deleteCourierPackage,
  getCourierPackagesStatusHistory,
  getOrderPackages,
  getPackageDetails,
} from "../couriers/packages.ts";
import type { Method } from "../wire/method.ts";

/** The methods of this area, by name. A list, since a namespace as a value stays in every bundle. */
export const couriersMethods: readonly Method[] = [
  createPackage,
  createPackageManual,
  deleteCourierPackage,
  getCourierAccounts,
  getCourierDocument,
  getCourierFields,
  getCourierPackagesStatusHistory,
  getCourierServices,
  getCouriersList,
  getLabel,
  getOrderPackages,
  getPackageDetails,
  getProtocol,
  getRequestParcelPickupFields,
  requestParcelPickup,
  runRequestParcelPickup,
];

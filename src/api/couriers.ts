export {
  getCourierDocument,
  getLabel,
  getProtocol,
  requestParcelPickup,
  runRequestParcelPickup,
} from "./couriers/courierFiles.ts";
export {
  getCourierAccounts,
  getCourierFields,
  getCourierServices,
  getCouriersList,
  getRequestParcelPickupFields,
} from "./couriers/courierForms.ts";
export {
  createPackage,
  createPackageManual,
  deleteCourierPackage,
  getCourierPackagesStatusHistory,
  getOrderPackages,
  getPackageDetails,
} from "./couriers/packages.ts";

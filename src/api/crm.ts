export {
  addCrmClientStatus,
  addCrmClientStatusGroup,
  deleteCrmClientStatus,
  deleteCrmClientStatusGroup,
  getCrmClientStatuses,
  getCrmClientStatusGroups,
} from "./crm/clientStatuses.ts";
export {
  addCrmClient,
  deleteCrmClient,
  getCrmClientData,
  getCrmClientExtraFields,
  getCrmClients,
} from "./crm/clients.ts";

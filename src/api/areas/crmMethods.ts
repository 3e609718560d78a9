import {
  addCrmClientStatus,
  addCrmClientStatusGroup,
  deleteCrmClientStatus,
  deleteCrmClientStatusGroup,
  getCrmClientStatuses,
  getCrmClientStatusGroups,
} from "../crm/clientStatuses.ts";
import {
  addCrmClient,
  deleteCrmClient,
  getCrmClientData,
  getCrmClientExtraFields,
  getCrmClients,
} from "../crm/clients.ts";
import type { Method } from "../wire/method.ts";

/** The methods of this area, by name. A list, since a namespace as a value stays in every bundle. */
export const crmMethods: readonly Method[] = [
  addCrmClient,
  addCrmClientStatus,
  addCrmClientStatusGroup,
  deleteCrmClient,
  deleteCrmClientStatus,
  deleteCrmClientStatusGroup,
  getCrmClientData,
  getCrmClientExtraFields,
  getCrmClientStatusGroups,
  getCrmClientStatuses,
  getCrmClients,
];

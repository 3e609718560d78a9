import {
  addConnectContractorCreditSettlement,
  getConnectContractorCreditHistory,
  getConnectIntegrationContractors,
  getConnectIntegrations,
  setConnectContractorCreditLimit,
} from "../connect.ts";
import type { Method } from "../wire/method.ts";

/** The methods of this area, by name. A list, since a namespace as a value stays in every bundle. */
export const connectMethods: readonly Method[] = [
  addConnectContractorCreditSettlement,
  getConnectContractorCreditHistory,
  getConnectIntegrationContractors,
  getConnectIntegrations,
  setConnectContractorCreditLimit,
];

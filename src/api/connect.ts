import { methods, read, write } from "./wire/method.ts";
import {
  choice,
  currency,
  decimal,
  flag,
  integer,
  list,
  object,
  optional,
  text,
  time,
  unknown,
} from "./wire/shape.ts";

const integration = object({
  connect_integration_id: integer(),
  name: text(),
  // Called an array; nobody has written down what it holds.
  settings: optional(unknown()),
});

export const connectMethods = methods({
  /**
   * Base Connect integrations, which link the accounts of two companies: the account's own ones, and those
   * of others to which it is connected.
   *
   * @see https://api.baselinker.com/index.php?method=getConnectIntegrations
   */
  getConnectIntegrations: read(
    {},
    {
      integrations: object({
        own_integrations: optional(list(integration)),
        connected_integrations: optional(list(integration)),
      }),
    },
  ),
  /**
   * The companies that are connected to an integration.
   *
   * @see https://api.baselinker.com/index.php?method=getConnectIntegrationContractors
   */
  getConnectIntegrationContractors: read(
    { connect_integration_id: integer() },
    {
      // A map in one source, a list in another: either is read.
      contractors: list(
        object({
          connect_contractor_id: integer(),
          name: text(),
          // Called arrays; nobody has written down what they hold.
          credit_data: optional(unknown()),
          settings: optional(unknown()),
        }),
        "connect_contractor_id",
      ),
    },
  ),
  /**
   * What a contractor was charged and has paid of a trade credit.
   *
   * @see https://api.baselinker.com/index.php?method=getConnectContractorCreditHistory
   */
  getConnectContractorCreditHistory: read(
    { connect_contractor_id: integer() },
    {
      credit_data: list(
        object({
          credit_entry_id: integer(),
          date_add: time(),
          description: text(),
          currency: currency(),
          type: choice("charge", "payment"),
          amount: decimal(),
          is_accepted: flag(),
        }),
        "credit_entry_id",
      ),
    },
  ),
  /**
   * Records that a contractor has paid a part of a trade credit.
   *
   * @see https://api.baselinker.com/index.php?method=addConnectContractorCreditSettlement
   */
  addConnectContractorCreditSettlement: write(
    {
      connect_contractor_id: integer(),
      amount: decimal(),
      message: optional(text()),
      order_id: optional(integer()),
    },
    {},
  ),
  /**
   * Sets the limit of a contractor's trade credit.
   *
   * @see https://api.baselinker.com/index.php?method=setConnectContractorCreditLimit
   */
  setConnectContractorCreditLimit: write(
    {
      /** The name that newer pages use; give this one. */
      connect_contractor_id: optional(integer()),
      // The name of older pages. Which of them an account wants is not known, so neither is required.
      contractor_id: optional(integer()),
      new_limit: decimal(),
      message: optional(text()),
    },
    { new_limit_set: decimal() },
  ),
});

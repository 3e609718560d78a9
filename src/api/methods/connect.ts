import { named, none, read, write } from "../wire/method.ts";
import {
  choice,
  currency,
  decimal,
  flag,
  integer,
  list,
  numericId,
  object,
  optional,
  text,
  time,
  unknown,
} from "../wire/shape.ts";

const integration = object({
  /** The integration, for `getConnectIntegrationContractors`. */ connect_integration_id: integer(),
  /** What the integration is called. */ name: text(),
  // Called an array; no one has written down what it holds.
  /** How the integration is set up. No source shows the form. */ settings: optional(unknown()),
});

export const methods = named({
  /**
   * Base Connect integrations, which link the accounts of two companies: the account's own ones, and those
   * of others to which it is connected.
   * @see https://api.baselinker.com/index.php?method=getConnectIntegrations
   */
  getConnectIntegrations: read(none, {
    /** The integrations, by whose they are. */
    integrations: object({
      /** Those that this account made, which others connect to. */
      own_integrations: optional(list(integration)),
      /** Those of other companies that this account is connected to. */
      connected_integrations: optional(list(integration)),
    }),
  }),
  /**
   * The companies that are connected to an integration.
   * @see https://api.baselinker.com/index.php?method=getConnectIntegrationContractors
   */
  getConnectIntegrationContractors: read(
    {
      /** The integration, see `getConnectIntegrations`. */ connect_integration_id: numericId(),
    },
    {
      // A map in one source, a list in another: either is read.
      /** The companies that are connected to it. */
      contractors: list(
        object({
          /** The contractor, for the methods of trade credits. */ connect_contractor_id: integer(),
          /** What the company is called. */ name: text(),
          // Called arrays; no one has written down what they hold.
          /** The contractor's trade credit. No source shows the form. */ credit_data: optional(unknown()),
          /** What is agreed with the contractor. No source shows the form. */ settings: optional(unknown()),
        }),
        "connect_contractor_id",
      ),
    },
  ),
  /**
   * What a contractor was charged and has paid of a trade credit.
   * @see https://api.baselinker.com/index.php?method=getConnectContractorCreditHistory
   */
  getConnectContractorCreditHistory: read(
    {
      /** The contractor, see `getConnectIntegrationContractors`. */ connect_contractor_id: numericId(),
    },
    {
      /** What was charged and paid, entry by entry. */
      credit_data: list(
        object({
          /** The entry's own id. */ credit_entry_id: integer(),
          /** When it was entered, in unix seconds. */ date_add: time(),
          /** What the entry is about. */ description: text(),
          /** The currency of the amount: an ISO code such as `PLN`. */ currency: currency(),
          /** `charge` for what the contractor owes, `payment` for what came in. */
          type: choice("charge", "payment"),
          /** How much, in `currency`. */ amount: decimal(),
          /** Whether the entry was confirmed. */ is_accepted: flag(),
        }),
        "credit_entry_id",
      ),
    },
  ),
  /**
   * Records that a contractor has paid a part of a trade credit.
   * @see https://api.baselinker.com/index.php?method=addConnectContractorCreditSettlement
   */
  addConnectContractorCreditSettlement: write({
    /** The contractor, see `getConnectIntegrationContractors`. */ connect_contractor_id: numericId(),
    /** How much the contractor has paid, in the currency of the credit. */ amount: decimal(),
    /** A note to the entry. */ message: optional(text()),
    /** The order that was paid for, where it is for one. */ order_id: optional(numericId()),
  }),
  /**
   * Sets the limit of a contractor's trade credit.
   * @see https://api.baselinker.com/index.php?method=setConnectContractorCreditLimit
   */
  setConnectContractorCreditLimit: write(
    {
      // It was `contractor_id` before 2026-02-16, a name that Base promised for half a year more.
      /** The contractor, see `getConnectIntegrationContractors`. */ connect_contractor_id: numericId(),
      /** How much the contractor may owe from now on, in the currency of the credit. */ new_limit: decimal(),
      /** A note to the change. */ message: optional(text()),
    },
    {
      /** The limit that holds now. */ new_limit_set: decimal(),
    },
  ),
});

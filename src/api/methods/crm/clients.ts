import { type Body, named, none, read, write } from "../../wire/method.ts";
import {
  country,
  extend,
  flag,
  integer,
  list,
  numericId,
  type ObjectShape,
  object,
  optional,
  text,
} from "../../wire/shape.ts";
import { extraFieldValues } from "../orders/orderFields.ts";
import { statusGroup } from "../orders/orderHistory.ts";
import { extraField, storedExtraFieldValues } from "../orders/orderResult.ts";

/** What every answer says about a client. */
const clientFields = {
  /** The client, for `getCrmClientData` and `addCrmClient`. */ crm_client_id: integer(),
  /** The client's status, see `getCrmClientStatuses`; 0 for none. */ status_id: integer(),
  /** A mark from 1 to 5; 0 for none. */ star: integer(),
  /** The client's name at a shop or a marketplace; empty if it is not known. */ login: text(),
  /** Phone number; empty if it is not known. */ phone: text(),
  /** E-mail address; empty if it is not known. */ email: text(),
  /** 0 where the client is not a contractor of Base Connect. */ contractor_id: integer(),
  /** Company on invoices. */ invoice_company: text(),
  /** First and last name on invoices. */ invoice_fullname: text(),
  /** Street, house and flat on invoices. */ invoice_address: text(),
  /** Postcode on invoices. */ invoice_postcode: text(),
  /** City on invoices. */ invoice_city: text(),
  /** Region on invoices. */ invoice_state: text(),
  /** Country on invoices: two letters, such as `PL`. */ invoice_country_code: country(),
  /** Tax number on invoices. */ invoice_tax_id: text(),
  /** Company that receives parcels. */ delivery_company: text(),
  /** First and last name of who receives parcels. */ delivery_fullname: text(),
  /** Street, house and flat of the delivery. */ delivery_address: text(),
  /** Postcode of the delivery. */ delivery_postcode: text(),
  /** City of the delivery. */ delivery_city: text(),
  /** Region of the delivery. */ delivery_state: text(),
  /** Country of the delivery: two letters, such as `PL`. */ delivery_country_code: country(),
};

interface ClientShape extends ObjectShape<typeof clientFields> {}
const client: ClientShape = object(clientFields);

const clientRequest = {
  /** The client, see `getCrmClients`. */ crm_client_id: numericId(),
  /** Also the client's additional fields. Left out by default. */
  include_custom_extra_fields: optional(flag()),
};
const clientDetails = {
  /** What the seller wrote about the client. */ notes: text(),
  /** Only with `include_custom_extra_fields`. */ custom_extra_fields: optional(storedExtraFieldValues),
};

interface GetCrmClientData
  extends Body<"read", typeof clientRequest, typeof clientFields & typeof clientDetails> {}
const getCrmClientData: GetCrmClientData = read(clientRequest, extend(clientFields, clientDetails));

export const methods = named({
  /**
   * Adds a status of clients, or changes the one that `status_id` names.
   * @see https://api.baselinker.com/index.php?method=addCrmClientStatus
   */
  addCrmClientStatus: write(
    {
      /** Only to change an existing status. */ status_id: optional(numericId()),
      /** What the status is called. */ name: text(),
      /** For example `#1C8752`. */ color: text(),
      /** The group to show it in, see `getCrmClientStatusGroups`. */ group_id: optional(numericId()),
    },
    // No source at hand shows the answer; the sibling methods give the id.
    {
      /** The status that was added or changed. No source shows the answer, so it may be absent. */
      status_id: optional(integer()),
    },
  ),
  /**
   * Deletes a status of clients. Its clients move to `target_status_id`.
   * @see https://api.baselinker.com/index.php?method=deleteCrmClientStatus
   */
  deleteCrmClientStatus: write({
    /** The status to delete, see `getCrmClientStatuses`. */ status_id: numericId(),
    /** The status that its clients get instead. */ target_status_id: numericId(),
  }),
  /** Statuses of clients. @see https://api.baselinker.com/index.php?method=getCrmClientStatuses */
  getCrmClientStatuses: read(none, {
    /** The statuses of clients, in the account's own order. */
    statuses: list(
      object({
        /** The status, for `status_id` of a client. */ id: integer(),
        /** What the status is called. */ name: text(),
        /** For example `#1C8752`. */ color: optional(text()),
        /** The group that it is shown in; 0 for none. */ group_id: optional(integer()),
        /** Whether the account marks it as the primary one. */ is_primary: optional(flag()),
      }),
      "id",
    ),
  }),
  /**
   * Adds a group of client statuses, or renames the one that `group_id` names.
   * @see https://api.baselinker.com/index.php?method=addCrmClientStatusGroup
   */
  addCrmClientStatusGroup: write(
    {
      /** Only to change an existing group. */ group_id: optional(numericId()),
      /** What the group is called. */ name: text(),
    },
    // No source at hand shows the answer; the sibling methods give the id.
    {
      /** The group that was added or renamed. No source shows the answer, so it may be absent. */
      group_id: optional(integer()),
    },
  ),
  /**
   * Deletes a group of client statuses.
   * @see https://api.baselinker.com/index.php?method=deleteCrmClientStatusGroup
   */
  deleteCrmClientStatusGroup: write({
    /** The group to delete, see `getCrmClientStatusGroups`. */ group_id: numericId(),
  }),
  /**
   * The groups of client statuses.
   * @see https://api.baselinker.com/index.php?method=getCrmClientStatusGroups
   */
  getCrmClientStatusGroups: read(none, {
    /** The groups of client statuses. */ status_groups: list(statusGroup, "group_id"),
  }),
  /**
   * Adds a client to the CRM, or changes the named fields of the one that `crm_client_id` names.
   * @see https://api.baselinker.com/index.php?method=addCrmClient
   */
  addCrmClient: write(
    // The lengths are those of one copy of the documentation.
    {
      /** Only to change an existing client; 0 is the same as none. */ crm_client_id: optional(numericId()),
      /** See `getCrmClientStatuses`. */ status_id: optional(numericId()),
      /** 0 to 5; 0 is none. */ star: optional(integer()),
      /** The contractor of Base Connect, see `getConnectIntegrationContractors`. */
      contractor_id: optional(numericId()),
      /** The client's name at a shop or a marketplace. */ login: optional(text(156)),
      /** Phone number. */ phone: optional(text(156)),
      /** E-mail address. */ email: optional(text(220)),
      /** What the seller wants to remember about the client. */ notes: optional(text()),
      /** Company on invoices. */ invoice_company: optional(text(500)),
      /** First and last name on invoices. */ invoice_fullname: optional(text(500)),
      /** Street, house and flat on invoices. */ invoice_address: optional(text(500)),
      /** Postcode on invoices. */ invoice_postcode: optional(text(20)),
      /** City on invoices. */ invoice_city: optional(text(100)),
      /** Region on invoices. */ invoice_state: optional(text(35)),
      /** Country on invoices: two letters, such as `PL`. */ invoice_country_code: optional(country()),
      /** Tax number. */ invoice_tax_id: optional(text(50)),
      /** Company that receives parcels. */ delivery_company: optional(text(500)),
      /** First and last name of who receives parcels. */ delivery_fullname: optional(text(500)),
      /** Street, house and flat of the delivery. */ delivery_address: optional(text(500)),
      /** Postcode of the delivery. */ delivery_postcode: optional(text()),
      /** City of the delivery. */ delivery_city: optional(text()),
      /** Region of the delivery. */ delivery_state: optional(text()),
      /** Country of the delivery: two letters, such as `PL`. */ delivery_country_code: optional(country()),
      /** Additional fields by id, see `getCrmClientExtraFields`. An empty text clears one. */
      custom_extra_fields: optional(extraFieldValues),
    },
    // No source at hand shows the answer; the sibling methods give the id.
    {
      /** The client that was added or changed. No source shows the answer, so it may be absent. */
      crm_client_id: optional(integer()),
    },
  ),
  /**
   * Deletes a client. The client's orders stay.
   * @see https://api.baselinker.com/index.php?method=deleteCrmClient
   */
  deleteCrmClient: write({
    /** The client to delete, see `getCrmClients`. */ crm_client_id: numericId(),
  }),
  /**
   * Clients by filter, 100 a page. Notes and additional fields come with `getCrmClientData` only.
   * @see https://api.baselinker.com/index.php?method=getCrmClients
   */
  getCrmClients: read(
    {
      /** From 1. */ page: optional(integer()),
      /** Only this client. */ filter_crm_client_id: optional(numericId()),
      /** This filter and the five that follow also find a part of the value. */
      filter_email: optional(text(220)),
      /** Only clients whose phone number holds this text. */ filter_phone: optional(text(156)),
      /** Only clients whose login holds this text. */ filter_login: optional(text(156)),
      /** Only clients whose company on invoices holds this text. */
      filter_invoice_company: optional(text(500)),
      /** Only clients whose tax number holds this text. */ filter_invoice_tax_id: optional(text(50)),
      /** Only clients whose name on invoices holds this text. */
      filter_invoice_fullname: optional(text(500)),
      /** Only clients in this status, see `getCrmClientStatuses`. */ filter_status_id: optional(numericId()),
    },
    {
      /** One page of clients. */ clients: list(client, "crm_client_id"),
    },
  ),
  /** Everything about one client. @see https://api.baselinker.com/index.php?method=getCrmClientData */
  getCrmClientData,
  /**
   * Additional fields of clients.
   * @see https://api.baselinker.com/index.php?method=getCrmClientExtraFields
   */
  getCrmClientExtraFields: read(none, {
    /** The definitions of the additional fields of clients. */
    extra_fields: list(extraField, "extra_field_id"),
  }),
});

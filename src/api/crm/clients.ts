import { extraField } from "../orders/extraField.ts";
import { extraFieldValues } from "../orders/orderFields.ts";
import { type Body, methods, pages, type ResultOf, read, write } from "../wire/method.ts";
import { country, either, extend, flag, integer, list, map, object, optional, text } from "../wire/shape.ts";

const clientFields = {
  crm_client_id: integer(),
  status_id: integer(),
  star: integer(),
  login: text(),
  phone: text(),
  email: text(),
  /** 0 where the client is not a contractor of Base Connect. */
  contractor_id: integer(),
  invoice_company: text(),
  invoice_fullname: text(),
  invoice_address: text(),
  invoice_postcode: text(),
  invoice_city: text(),
  invoice_state: text(),
  invoice_country_code: country(),
  invoice_tax_id: text(),
  delivery_company: text(),
  delivery_fullname: text(),
  delivery_address: text(),
  delivery_postcode: text(),
  delivery_city: text(),
  delivery_state: text(),
  delivery_country_code: country(),
};

const clientRequest = { crm_client_id: integer(), include_custom_extra_fields: optional(flag()) };
const clientDetails = {
  notes: text(),
  /** Only with `include_custom_extra_fields`. */
  custom_extra_fields: optional(map(either(text(), object({ title: text(), url: text() })))),
};

interface GetCrmClientData
  extends Body<"read", typeof clientRequest, typeof clientFields & typeof clientDetails> {}

const getCrmClientData: GetCrmClientData = read(clientRequest, extend(clientFields, clientDetails));

export const clientsMethods = methods({
  /**
   * Adds a client to the CRM, or changes the named fields of the one that `crm_client_id` names.
   *
   * @see https://api.baselinker.com/index.php?method=addCrmClient
   */
  addCrmClient: write(
    // The lengths are those of one copy of the documentation.
    {
      /** Only to change an existing client; 0 is the same as none. */
      crm_client_id: optional(integer()),
      /** See `getCrmClientStatuses`. */
      status_id: optional(integer()),
      /** 0 to 5; 0 is none. */
      star: optional(integer()),
      /** The contractor of Base Connect, see `getConnectIntegrationContractors`. */
      contractor_id: optional(integer()),
      login: optional(text(156)),
      phone: optional(text(156)),
      email: optional(text(220)),
      notes: optional(text()),
      invoice_company: optional(text(500)),
      invoice_fullname: optional(text(500)),
      invoice_address: optional(text(500)),
      invoice_postcode: optional(text(20)),
      invoice_city: optional(text(100)),
      invoice_state: optional(text(35)),
      invoice_country_code: optional(country()),
      /** Tax number. */
      invoice_tax_id: optional(text(50)),
      delivery_company: optional(text(500)),
      delivery_fullname: optional(text(500)),
      delivery_address: optional(text(500)),
      delivery_postcode: optional(text()),
      delivery_city: optional(text()),
      delivery_state: optional(text()),
      delivery_country_code: optional(country()),
      custom_extra_fields: optional(extraFieldValues),
    },
    // No source at hand shows the answer; the sibling methods give the id.
    { crm_client_id: optional(integer()) },
  ),
  /**
   * Deletes a client. The client's orders stay.
   *
   * @see https://api.baselinker.com/index.php?method=deleteCrmClient
   */
  deleteCrmClient: write({ crm_client_id: integer() }, {}),
  /**
   * Clients by filter, 100 a page. Notes and additional fields come with `getCrmClientData` only.
   *
   * @see https://api.baselinker.com/index.php?method=getCrmClients
   */
  getCrmClients: read(
    {
      /** From 1. */
      page: optional(integer()),
      filter_crm_client_id: optional(integer()),
      /** This filter and the five that follow also find a part of the value. */
      filter_email: optional(text(220)),
      filter_phone: optional(text(156)),
      filter_login: optional(text(156)),
      filter_invoice_company: optional(text(500)),
      filter_invoice_tax_id: optional(text(50)),
      filter_invoice_fullname: optional(text(500)),
      filter_status_id: optional(integer()),
    },
    { clients: list(object(clientFields), "crm_client_id") },
  ),
  /**
   * Everything about one client.
   *
   * @see https://api.baselinker.com/index.php?method=getCrmClientData
   */
  getCrmClientData,
  /**
   * Additional fields of clients.
   *
   * @see https://api.baselinker.com/index.php?method=getCrmClientExtraFields
   */
  getCrmClientExtraFields: read({}, { extra_fields: list(extraField, "extra_field_id") }),
});

export const clientsPages = pages(clientsMethods, {
  /** All clients of `getCrmClients`. */
  iterateCrmClients: { of: "getCrmClients", by: "page", field: "clients", size: 100 },
});

/** A client as `getCrmClients` gives it. */
export type CrmClient = ResultOf<(typeof clientsMethods)["getCrmClients"]>["clients"][number];

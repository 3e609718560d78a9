import { country, integer, type ObjectShape, object, text } from "../wire/shape.ts";

/** What every answer says about a client. */
export const clientFields = {
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

/** A client, as `getCrmClients` gives it. */
export interface ClientShape extends ObjectShape<typeof clientFields> {}

export const client: ClientShape = object(clientFields);

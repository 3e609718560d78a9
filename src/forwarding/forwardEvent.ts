/** What a program can watch while leads are forwarded. */
export type ForwardEvent =
  /** An order was sent and its answer lost. After the settle time the forwarder looks for the order. */
  | { readonly type: "outcome_unknown"; readonly key: string; readonly error: Error }
  /** A lead that another process, or an earlier call, left open is taken over. */
  | { readonly type: "taken_over"; readonly key: string }
  /** Base was searched for the order of a lead. */
  | { readonly type: "looked_up"; readonly key: string; readonly result: "found" | "absent" | "failed" }
  /** The catalog or the account could not be refreshed; the old one stays in use. */
  | { readonly type: "refresh_failed"; readonly what: "catalog" | "account"; readonly error: Error }
  /** SKUs that the catalog does not have could not be looked up in Base; the lead went on without. */
  | { readonly type: "live_lookup_failed"; readonly error: Error }
  /** The store did not take down how a lead ended. */
  | { readonly type: "store_failed"; readonly key: string; readonly error: Error };

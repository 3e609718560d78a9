import type { queueOf } from "../client/accountKey.ts";
import type { AttachedRegister, LeadRegister } from "../lead/registerContract.ts";
import type { Closable } from "../runtime/dispose.ts";
import type { Forwarder } from "./forwarder.ts";

/** A forwarder, and what a pool needs to know of it besides. */
export interface PooledForwarder {
  readonly forwarder: Forwarder & Closable;
  readonly register: (Pick<LeadRegister, "name" | "place"> & Pick<AttachedRegister, "takeDue">) | undefined;
  /** How many calls wait for their turn, and until when the token is blocked, as far as that is known. */
  limiter(): ReturnType<typeof queueOf>;
}

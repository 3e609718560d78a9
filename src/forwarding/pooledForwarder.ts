import type { queueOf } from "../client/accountKey.ts";
import type { AttachedRegister, LeadRegister } from "../lead/registerContract.ts";
import type { WithRegister } from "../lead/registerTypes.ts";
import type { Closable } from "../runtime/dispose.ts";
import type { Forwarder } from "./forwarder.ts";

export interface PooledForwarder {
  readonly forwarder: Forwarder & Partial<WithRegister> & Closable;
  readonly register: (Pick<LeadRegister, "name" | "place"> & Pick<AttachedRegister, "takeDue">) | undefined;
  /** How many calls wait for the rate limit, and until when the token is blocked, as far as known. */
  limiter(): ReturnType<typeof queueOf>;
}

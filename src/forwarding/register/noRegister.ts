import { RegisterError } from "../../shared/errors/registerError.ts";
import type { RegisterMethods } from "../contract/registerTypes.ts";

/** What a forwarder without a register has in its place. Reading a property never throws; a call rejects. */
export const noRegister: Omit<RegisterMethods, "work"> = {
  register: {
    isDurable: false,
    list: refuse,
    get: refuse,
    findByOrder: refuse,
    discard: refuse,
    erase: refuse,
    eraseWhere: refuse,
    stats: refuse,
  },
  receive: refuse,
  resend: refuse,
  resendAll: refuse,
};

async function refuse(): Promise<never> {
  throw new RegisterError(
    "The forwarder has no register: give createForwarder `register`, for example `sqliteRegister(path)` beside `sqliteStore(path)`.",
    "no_register",
  );
}

import type { Account, Baselinker, ForwardResult, RegisterView } from "../../entries/index.ts";
import type { GivenRules } from "../files/rules.ts";
import type { People } from "./people.ts";

/** Sends one kept lead again. `undefined` if the session has no rules. */
type Resend = (id: string, signal: AbortSignal) => Promise<ForwardResult>;

/** What the tools of one server work with. */
export interface Session {
  /** The client; `undefined` without a token. */
  readonly client: Baselinker | undefined;
  /** The writes that the user allows: methods of the API, and `resend_leads`. */
  readonly writes: readonly string[];
  /** Whether a person is asked before each write. */
  readonly asksFirst: boolean;
  readonly people: People;
  /** The path of the user's rules, or the name of a ready set. */
  readonly rulesPath: string | undefined;
  /** Reads the rules at each call, so that a change of the file takes effect. */
  readRules(path: string): Promise<GivenRules>;
  readonly register: RegisterView | undefined;
  /** Opens a forwarder with today's rules, calls `work`, and closes it. */
  withForwarder<Result>(work: (resend: Resend) => Promise<Result>): Promise<Result>;
  /** The account, at most ten minutes old; `undefined` without a token and without `--account`. */
  account(signal: AbortSignal): Promise<Account | undefined>;
  /** How many seconds this machine's clock is ahead of Base's, by the last response. */
  clockOffset(): number | undefined;
  now(): number;
}

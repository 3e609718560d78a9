import type { Account, Baselinker, Forwarder, RegisterEntry, RegisterView } from "../../entries/index.ts";
import type { Rules } from "../../entries/mapping.ts";
import type { GivenRules } from "../files/rules.ts";
import type { RulesBySender, Sources } from "../project/rulesBySender.ts";
import type { People } from "./people.ts";

/** The forwarder with the rules for a lead. @throws ToolFailure if there are none */
type ForwarderFor = (entry: Pick<RegisterEntry, "id" | "namespace" | "source">) => Promise<Forwarder>;

/** What the tools of one server work with. */
export interface Session {
  /** The client; `undefined` without a token. */
  readonly client: Baselinker | undefined;
  /** The writes that the user allows: methods of the API, and `resend_leads`. */
  readonly writes: readonly string[];
  /** Whether a person is asked before each write. */
  readonly asksFirst: boolean;
  readonly people: People;
  /** The user's rules, by sender. */
  readonly rules: RulesBySender;
  /** The sources of all leads of the register; none without one. */
  sources(): Promise<Sources>;
  /** Reads the rules at each call, so that a change of the file takes effect. */
  readRules(path: string): Promise<GivenRules>;
  /**
   * The user's rules by path, as they could be used last: while a file is being written, what they know of people
   * still holds.
   */
  readonly usableRules: Map<string, Rules>;
  readonly register: RegisterView | undefined;
  /** Calls `work` with what opens forwarders with today's rules, and closes them. */
  withForwarders<Result>(work: (forwarderFor: ForwarderFor) => Promise<Result>): Promise<Result>;
  /** The account, at most ten minutes old; `undefined` without a token and without `--account`. */
  account(signal: AbortSignal): Promise<Account | undefined>;
  /** How many seconds this machine's clock is ahead of Base's, by the last response. */
  clockOffset(): number | undefined;
  now(): number;
}

import type { ApiMethods, MethodParams, MethodResult } from "../api/methods.ts";
import type { FakeReply, FakeRequest } from "./exchange.ts";
import type { FaultScenario } from "./faultScenarios.ts";
import type { Faults } from "./faults.ts";
import type { Ignored } from "./receive.ts";
import type { FakeState } from "./state.ts";

/** A request that the account received. The token is never in it. */
export interface LoggedRequest {
  readonly method: string;
  /** As they were sent. */
  parameters: Record<string, unknown>;
  /** When it came. */
  readonly time: Date;
  /** `SUCCESS` or the error code; `undefined` while there is no answer. */
  answer?: string;
  /** The fault that struck it. */
  fault?: FaultScenario;
}

/** An answer that says no. */
export interface ErrorAnswer {
  readonly status: "ERROR";
  readonly error_code: string;
  readonly error_message: string;
}

/** What a test sets as the answer of a method: the fields, an error, or a function of the parameters. */
export type SetAnswer<Parameters, Result> =
  | Result
  | ErrorAnswer
  | ((parameters: Parameters) => Result | ErrorAnswer);

/** A fake Base account without a transport. */
export interface FakeBackend extends FakeState {
  readonly token: string;
  /** The address that stands for the API. */
  readonly baseUrl: string;
  /** Every request, oldest first. */
  readonly requests: readonly LoggedRequest[];
  /** What the API would have dropped without a word: let a test fail where this is not empty. */
  readonly ignored: readonly Ignored[];
  readonly faults: Faults;
  /**
   * Sets the answer of a method. The fields given replace those of the default answer; `status: "ERROR"`
   * with `error_code` and `error_message` makes it an error.
   *
   * @example
   * account.answer("getLabel", { label: "JVBERi0=", extension: "pdf" });
   */
  answer<Name extends keyof ApiMethods>(
    method: Name,
    answer: SetAnswer<MethodParams<Name>, Partial<MethodResult<Name>>>,
  ): void;
  /** Sets the answer of a method that the SDK does not know. */
  answer<Name extends string>(
    method: Name extends keyof ApiMethods ? never : Name,
    answer: SetAnswer<Record<string, unknown>, Record<string, unknown>>,
  ): void;
  /** Back to the seed: state, log, faults, answers and the count of requests. */
  reset(): void;
  /** Answers one request. Transports call it; a test hardly needs to. */
  exchange(request: FakeRequest, signal?: AbortSignal): Promise<FakeReply>;
  /** Calls the listener with every request that is answered or lost. Returns what stops it. */
  onRequest(listener: (request: LoggedRequest) => void): () => void;
}

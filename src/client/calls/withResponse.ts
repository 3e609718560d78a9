import { methodNames } from "../../api/methods/methodNames.ts";
import type { ApiMethods } from "../../api/methods/methods.ts";
import type { ParamsOf, ResultOf } from "../../api/wire/method.ts";
import type { CallOptions, FetchResponse } from "./options.ts";

/** The HTTP response that a result comes from. */
export interface CallResponse {
  /** The `callId` of the events of this call. */
  readonly callId: number;
  /** The HTTP status: 200 for every result, since Base reports failures in the body. */
  readonly httpStatus: number;
  /** The headers of the response, set by the server and everything between it and this program. */
  readonly headers: FetchResponse["headers"];
  /** How many requests the call took; 1 without retries. */
  readonly attempts: number;
  /** The time from the start of the last request to the end of its answer, in milliseconds. */
  readonly durationMs: number;
}

/** A result and the HTTP response that it comes from. An alias, so that declaration files need no name for it. */
type DataAndResponse<Data> = {
  readonly data: Data;
  /** The response; of a bulk write of several calls, the last one. */
  readonly response: CallResponse;
};

/** Every declared method under its own name, returning the HTTP response along with the result. */
export type WithResponse = { readonly [Name in keyof ApiMethods]: MethodWithResponse<ApiMethods[Name]> };

/** A method of the API that also returns the HTTP response. */
type MethodWithResponse<M> =
  Record<never, never> extends ParamsOf<M>
    ? (params?: ParamsOf<M>, options?: CallOptions) => Promise<DataAndResponse<ResultOf<M>>>
    : (params: ParamsOf<M>, options?: CallOptions) => Promise<DataAndResponse<ResultOf<M>>>;

export type SendAndTell = (
  method: string,
  params: unknown,
  options: CallOptions | undefined,
  onAnswer: (response: CallResponse) => void,
) => Promise<Record<string, unknown>>;

export function withResponseOf(send: SendAndTell): WithResponse {
  const methods = methodNames.map((method) => [
    method,
    async (params?: unknown, options?: CallOptions) => {
      let response: CallResponse | undefined;
      const data = await send(method, params, options, (answer) => {
        response = answer;
      });
      return { data, response };
    },
  ]);
  // The names and the type come from the same declarations; the compiler cannot follow the loop.
  return Object.fromEntries(methods) as WithResponse;
}

import { methodNames } from "../api/methodNames.ts";
import type { ApiMethods } from "../api/methods.ts";
import type { ParamsOf, ResultOf } from "../api/wire/method.ts";
import type { CallOptions } from "./options.ts";

/** The HTTP answer that a result is from. */
export interface CallResponse {
  /** The `callId` of the events of this call. */ readonly callId: number;
  /** 200 for every result: Base says failures in the body. */ readonly httpStatus: number;
  /** What the server, and everything between it and this program, wrote into its headers. */
  readonly headers: Headers;
  /** How many requests the call took, 1 where nothing was repeated. */ readonly attempts: number;
  /** From the start of the last request to the end of its answer, in milliseconds. */
  readonly durationMs: number;
}

/** A result, and the HTTP answer that it is from. */
export interface DataAndResponse<Data> {
  readonly data: Data;
  /** Of a bulk write that took several calls, the answer to the last one. */ readonly response: CallResponse;
}

/** Every declared method under its own name, with the HTTP answer besides the result. */
export type WithResponse = { readonly [Name in keyof ApiMethods]: MethodWithResponse<ApiMethods[Name]> };

/** A method of the API that gives the HTTP answer too. */
export type MethodWithResponse<M> =
  Record<never, never> extends ParamsOf<M>
    ? (params?: ParamsOf<M>, options?: CallOptions) => Promise<DataAndResponse<ResultOf<M>>>
    : (params: ParamsOf<M>, options?: CallOptions) => Promise<DataAndResponse<ResultOf<M>>>;

/** Sends a declared method, and tells of the answer. */
export type SendAndTell = (
  method: string,
  params: unknown,
  options: CallOptions | undefined,
  onAnswer: (response: CallResponse) => void,
) => Promise<Record<string, unknown>>;

/** The methods of one client that give the answer too. */
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

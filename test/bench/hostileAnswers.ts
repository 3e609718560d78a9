import { Baselinker } from "../../src/client/calls/baselinker.ts";
import type { HostileCase } from "./hostile.bench.ts";

/** Answers that cost an attacker little and the reader as much as possible. */
function answerCase(bodyOf: (bytes: number) => string, ask = "getOrders"): HostileCase {
  return (bytes) => {
    const body = bodyOf(bytes);
    const baselinker = new Baselinker({
      token: "token-of-a-bench",
      fetch: async () => new Response(body),
      retries: 0,
      rateLimit: { limiter: { acquire: async () => {}, pauseUntil: () => {} } },
    });
    return async () => {
      try {
        await baselinker.call(ask);
      } catch {
        // The error is what some of them are after.
      }
    };
  };
}

const success = (fields: string) => `{"status":"SUCCESS",${fields}}`;
const repeated = (piece: string, bytes: number) => piece.repeat(Math.ceil(bytes / piece.length));
const keys = (bytes: number, value: string) =>
  Array.from({ length: Math.ceil(bytes / (value.length + 12)) }, (_, id) => `"${1e7 + id}":${value}`).join();

export const hostileAnswers: Readonly<Record<string, HostileCase>> = {
  "orders without fields": answerCase((bytes) => success(`"orders":[${repeated("{},", bytes)}{}]`)),
  "orders that are numbers": answerCase((bytes) => success(`"orders":[${repeated("7,", bytes)}7]`)),
  "orders as a map": answerCase((bytes) => success(`"orders":{${keys(bytes, "[]")}}`)),
  "products of the wrong kind": answerCase(
    (bytes) => success(`"products":{${keys(bytes, "[1]")}}`),
    "getInventoryProductsList",
  ),
  "lists in lists": answerCase((bytes) =>
    success(`"orders":${"[".repeat(bytes / 2)}${"]".repeat(bytes / 2)}`),
  ),
  "a field of a million names": answerCase((bytes) => success(keys(bytes, "1"))),
  "a long message": answerCase(
    (bytes) => `{"status":"ERROR","error_message":"${"\\u001b".repeat(bytes / 6)}"}`,
  ),
  "a long code": answerCase((bytes) => `{"status":"ERROR","error_code":"${"A".repeat(bytes)}"}`),
  "the sentence of a block, over and over": answerCase(
    (bytes) =>
      `{"status":"ERROR","error_message":"${repeated("Query limit exceeded, token blocked until ", bytes)}"}`,
  ),
  "the token, over and over": answerCase(
    (bytes) => `{"status":"ERROR","error_message":"${repeated("token-of-a-bench", bytes)}"}`,
  ),
  "numbers of a million digits": answerCase((bytes) =>
    success(`"orders":[{"order_id":"${"9".repeat(bytes)}"}]`),
  ),
  "a page of HTML": answerCase((bytes) => repeated("<p>", bytes)),
};

import { isRecord } from "../../../src/shared/json/value.ts";
import type { FakeAccount } from "../../../src/testing/fake/createFakeAccount.ts";

/** The form that the API wants, as a fetch request. */
export function formRequest(
  url: string,
  token: string,
  method: string,
  parameters: object = {},
  signal?: AbortSignal,
): Request {
  return new Request(url, {
    method: "POST",
    headers: { "X-BLToken": token },
    body: new URLSearchParams({ method, parameters: JSON.stringify(parameters) }),
    ...(signal === undefined ? {} : { signal }),
  });
}

/** Calls the account in the process, without our client. */
export async function callFake(
  account: FakeAccount,
  method: string,
  parameters: object = {},
): Promise<Record<string, unknown>> {
  const response = await account.fetch(formRequest(account.baseUrl, account.token, method, parameters));
  return asRecord(await response.json());
}

export function asRecord(value: unknown): Record<string, unknown> {
  if (!isRecord(value)) throw new TypeError(`Expected an object, got ${JSON.stringify(value)}.`);
  return value;
}

/** The elements of a list in an answer. */
export function recordsIn(answer: Record<string, unknown>, field: string): Record<string, unknown>[] {
  const list = answer[field];
  if (!Array.isArray(list)) throw new TypeError(`Expected a list in ${field}.`);
  return list.map(asRecord);
}

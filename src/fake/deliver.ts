import type { FakeBackend } from "./account.ts";
import { failure } from "./apiFailure.ts";
import type { FakeReply, FakeRequest } from "./exchange.ts";
import { parseForm } from "./parseBody.ts";

/** Brings a request to the account whose token it carries; without one, the API's own error comes. */
export async function deliver(
  accounts: readonly FakeBackend[],
  request: FakeRequest,
  signal?: AbortSignal,
): Promise<FakeReply> {
  const token = request.token ?? (await parseForm(request)).get("token");
  const account = accounts.find((each) => each.token === token) ?? accounts[0];
  if (account !== undefined) return account.exchange(request, signal);
  const body = JSON.stringify(failure("ERROR_BAD_TOKEN", "Invalid token."));
  return { httpStatus: 200, contentType: "application/json", body, way: "whole", date: new Date() };
}

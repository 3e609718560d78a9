import type { FakeRequest } from "./exchange.ts";

/** Takes from a fetch request what the account looks at. */
export async function readRequest(request: Request): Promise<FakeRequest> {
  return {
    httpMethod: request.method,
    token: request.headers.get("x-bltoken"),
    contentType: request.headers.get("content-type") ?? "",
    body: request.body === null ? "" : await request.text(),
  };
}

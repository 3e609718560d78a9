import { isRecord } from "../../shared/json/value.ts";

/** A request as it reached the account, independent of any transport. */
export interface FakeRequest {
  /** The HTTP method: GET, POST and so on. */
  readonly httpMethod: string;
  /** The `X-BLToken` header. */
  readonly token: string | null;
  readonly contentType: string;
  readonly body: string;
  /**
   * Set for a request of our client, which keeps within the limit automatically: it counts only if the test has set
   * a limit.
   */
  readonly exempt?: true;
}

/** A reply of the account; the transport delivers it with its wire fault. */
export type FakeReply = {
  readonly httpStatus: number;
  readonly contentType: string;
  readonly body: string;
  /** The server's time, for the `Date` header. */
  readonly date: Date;
  readonly wireFault: WireFault;
};

/**
 * What happens to a reply on the wire: nothing, the connection breaks before or in the middle of it, or it stalls
 * forever before or after the headers.
 */
export type WireFault = "none" | "dropped" | "cut" | "stalled-headers" | "stalled-body";

/** The method and the parameters of a request. */
export type Call = {
  readonly method: string;
  readonly parameters: Record<string, unknown>;
};

export type Envelope = { readonly status: "SUCCESS" | "ERROR"; readonly [field: string]: unknown };

export const wrongToken = { code: "ERROR_BAD_TOKEN", message: "Invalid token." };

/** Thrown inside the fake to answer with an error envelope. */
export class ApiFailure extends Error {
  override readonly name = "ApiFailure";
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

export function failure({ code, message }: Pick<ApiFailure, "code" | "message">): Envelope {
  return { status: "ERROR", error_code: code, error_message: message };
}

export async function readRequest(request: Request): Promise<FakeRequest> {
  return {
    httpMethod: request.method,
    token: request.headers.get("x-bltoken"),
    contentType: request.headers.get("content-type") ?? "",
    body: request.body === null ? "" : await request.text(),
  };
}

/** The fields of a posted form. Like PHP, ignores all other content types: such a request has no fields. */
export async function parseForm(request: FakeRequest): Promise<Map<string, string>> {
  const fields = new Map<string, string>();
  if (request.httpMethod !== "POST") return fields;
  for (const [name, value] of await entriesOf(request)) {
    if (typeof value === "string") fields.set(name, value);
  }
  return fields;
}

export function parseParameters(text: string): Record<string, unknown> | undefined {
  if (text.trim() === "") return {};
  try {
    const parameters: unknown = JSON.parse(text);
    if (isRecord(parameters)) return parameters;
    // PHP writes an empty map as an empty list.
    return Array.isArray(parameters) && parameters.length === 0 ? {} : undefined;
  } catch {
    return undefined;
  }
}

/** Like PHP. In Node, many names without values take time that grows with the square of their number. */
const maxFields = 1_000;

async function entriesOf({ contentType, body }: FakeRequest): Promise<Iterable<[string, unknown]>> {
  if (contentType.startsWith("application/x-www-form-urlencoded"))
    return new URLSearchParams(body.split("&", maxFields).join("&"));
  if (!contentType.startsWith("multipart/form-data")) return [];
  try {
    return await new Response(body, { headers: { "content-type": contentType } }).formData();
  } catch {
    return [];
  }
}

import { isPlainObject, setOwn } from "../../shared/json/value.ts";
import { expected } from "../../shared/options/check.ts";

/** Headers that the client sets itself, and headers that only the runtime may set. */
const reserved: ReadonlySet<string> = /* @__PURE__ */ new Set([
  "x-bltoken",
  "content-type",
  "content-length",
  "content-encoding",
  "transfer-encoding",
  "accept",
  "user-agent",
  "host",
  "connection",
  "keep-alive",
  "upgrade",
  "expect",
]);

const headerName = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;
const headerValue = /^[\x20-\x7e]*$/;

/** The additional headers, with lowercase names. Names and values can be secret: no message shows one. */
export function checkHeaders(name: string, input: unknown): Readonly<Record<string, string>> {
  // A `Headers` or a `Map` would otherwise pass as an object without headers.
  if (!isPlainObject(input)) throw expected(name, "an object of strings by header name", input);
  const headers: Record<string, string> = {};
  for (const [header, value] of Object.entries(input)) {
    const lowercase = header.toLowerCase();
    if (reserved.has(lowercase))
      throw expected(
        name,
        `without \`${lowercase}\`: the client sets that itself (see \`token\` and \`appInfo\`)`,
      );
    if (!headerName.test(header)) throw expected(name, "an object whose keys are names of headers");
    if (typeof value !== "string" || !headerValue.test(value))
      throw expected(name, "an object whose values are strings of printable ASCII");
    if (Object.hasOwn(headers, lowercase)) throw expected(name, "an object with each header once");
    setOwn(headers, lowercase, value);
  }
  return headers;
}

import { expected, type RequiredCheck } from "./check.ts";
import { checkedBy, required } from "./kinds.ts";

/** The API token. The message never shows the value: it may be the token with a trailing space. */
export const tokenOption: RequiredCheck<string> = /* @__PURE__ */ required(
  /* @__PURE__ */ checkedBy(checkToken),
);

/** What tokens of fake accounts begin with. Base has no account 0. */
export const fakeTokenStart = "0-0-";

export function isFakeToken(token: string): boolean {
  return token.startsWith(fakeTokenStart);
}

export function checkToken(name: string, input: unknown): string {
  if (typeof input !== "string" || input === "") {
    const wanted = "a non-empty string (your API token). Is the environment variable set?";
    throw typeof input === "number" ? expected(name, wanted) : expected(name, wanted, input);
  }
  if (/^(?:undefined|null)$/.test(input))
    throw expected(name, `your API token, not the word "${input}". Is the environment variable set?`);
  if (/^["'].*["']$/.test(input))
    throw expected(name, "your API token without quotes around it. Are there too many in the .env file?");
  if (!/^[\x21-\x7e]+$/.test(input)) {
    throw expected(
      name,
      "printable ASCII without spaces and line ends. Was it copied with something around it?",
    );
  }
  return input;
}

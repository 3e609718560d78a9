/** The code that names what happened, such as `ECONNREFUSED`, of an error or the first of its causes that has one. */
export function systemCodeOf(error: unknown, depth = 0): string | undefined {
  // Causes can form a cycle.
  if (!(error instanceof Error) || depth > maxDepth) return undefined;
  const code: unknown = Reflect.get(error, "code");
  if (typeof code === "string" && codePattern.test(code)) return code;
  // Some clients have the code only in the message.
  const named = /\bE[A-Z]{3,20}\b/.exec(error.message)?.[0];
  // A name with several addresses: the error of the first one is as good as any other.
  const [first]: readonly unknown[] = error instanceof AggregateError ? error.errors : [];
  return named ?? systemCodeOf(error.cause ?? first, depth + 1);
}

/** The code, or the name of the class of an error that has none. */
export function causeNameOf(error: unknown): string | undefined {
  const name = error instanceof Error ? error.name : "Error";
  return systemCodeOf(error) ?? (name !== "Error" && /^\w{3,40}$/.test(name) ? name : undefined);
}

/** A code in parentheses, to follow what failed in a sentence; empty if there is none. */
export function inParentheses(code: string | undefined): string {
  return code === undefined ? "" : ` (${code})`;
}

const maxDepth = 8;
/** Anything else may be text of a user. */
const codePattern = /^[A-Z][A-Za-z0-9_]{2,49}$/;

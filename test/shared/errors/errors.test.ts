import { inspect } from "node:util";
import { beforeAll, describe, expect, it, vi } from "vitest";
import { languages } from "../../../src/languages/languages.ts";
import type { BaselinkerError } from "../../../src/shared/errors/baselinkerError.ts";

const sdk = await loadCopy();
const translations = await Promise.all(
  Object.values(languages).flatMap((entry) => ("issues" in entry ? [entry.issues()] : [])),
);

type Sdk = Awaited<ReturnType<typeof loadCopy>>;

/** All entries with errors. After `vi.resetModules` it is another copy. */
async function loadCopy() {
  const entries = [
    import("../../../src/entries/index.ts"),
    import("../../../src/entries/mapping.ts"),
    import("../../../src/entries/webhook.ts"),
  ] as const;
  const [root, mapping, webhook] = await Promise.all(entries);
  return { ...root, ...mapping, ...webhook };
}

const details = { method: "addOrder", attempts: 2, cause: new Error("cause") };
const until = new Date("2026-01-01T00:10:00Z");
const progress = { result: { counter: 1 }, remaining: [2], done: 1, total: 2 };

/** Every class of errors, out of the copy of the package that it is given. */
const rows: {
  name: keyof Sdk;
  make: (from: Sdk) => BaselinkerError;
  code: string;
  retryable: boolean;
}[] = [
  {
    name: "ApiError",
    make: (from) => new from.ApiError("ERROR_X", "No.", details),
    code: "ERROR_X",
    retryable: false,
  },
  {
    name: "TokenBlockedError",
    make: (from) => new from.TokenBlockedError(until, 600_000, details),
    code: "ERROR_BLOCKED_TOKEN",
    retryable: true,
  },
  {
    name: "AccountBlockedError",
    make: (from) => new from.AccountBlockedError(details),
    code: "ERROR_USER_ACCOUNT_BLOCKED",
    retryable: true,
  },
  {
    name: "HttpError",
    make: (from) => new from.HttpError(502, details),
    code: "HTTP_ERROR",
    retryable: true,
  },
  {
    name: "HttpError",
    make: (from) => new from.HttpError(400, details),
    code: "HTTP_ERROR",
    retryable: false,
  },
  {
    name: "NetworkError",
    make: (from) => new from.NetworkError(details),
    code: "NETWORK_ERROR",
    retryable: true,
  },
  {
    name: "RequestTimeoutError",
    make: (from) => new from.RequestTimeoutError(5, details),
    code: "TIMEOUT",
    retryable: true,
  },
  {
    name: "OutcomeUnknownError",
    make: (from) => new from.OutcomeUnknownError({ ...details, sentAt: 1 }),
    code: "OUTCOME_UNKNOWN",
    retryable: false,
  },
  {
    name: "InvalidParamsError",
    make: (from) =>
      new from.InvalidParamsError([{ code: "wrong_type", path: "a", message: "`a` is wrong." }], details),
    code: "INVALID_PARAMS",
    retryable: false,
  },
  {
    name: "UnexpectedResponseError",
    make: (from) => new from.UnexpectedResponseError("not_json", details),
    code: "UNEXPECTED_RESPONSE",
    retryable: false,
  },
  {
    name: "SetupError",
    make: (from) =>
      new from.SetupError([{ code: "x", path: "a", message: "Wrong." }], { cause: details.cause }),
    code: "SETUP_WRONG",
    retryable: false,
  },
  {
    name: "RateLimitError",
    make: (from) => new from.RateLimitError("max_wait", details),
    code: "RATE_LIMITED",
    retryable: true,
  },
  {
    name: "BulkWriteError",
    make: (from) => new from.BulkWriteError(progress, details),
    code: "BULK_INCOMPLETE",
    retryable: false,
  },
  {
    name: "BulkWriteError",
    make: (from) => new from.BulkWriteError(progress, { cause: new from.NetworkError() }),
    code: "BULK_INCOMPLETE",
    retryable: true,
  },
  { name: "RulesError", make: (from) => new from.RulesError([]), code: "INVALID_RULES", retryable: false },
  {
    name: "BodyError",
    make: (from) => new from.BodyError("BODY_JSON", "Not JSON."),
    code: "BODY_JSON",
    retryable: false,
  },
  {
    name: "NotAllowedError",
    make: (from) => new from.NotAllowedError("is `readOnly`", details),
    code: "METHOD_NOT_ALLOWED",
    retryable: false,
  },
  {
    name: "TokenError",
    make: (from) => new from.TokenError({ ...details, retryable: true }),
    code: "TOKEN_MISSING",
    retryable: true,
  },
  {
    name: "ForwarderError",
    make: (from) => new from.ForwarderError("FORWARDER_CLOSED"),
    code: "FORWARDER_CLOSED",
    retryable: true,
  },
  {
    name: "RegisterError",
    make: (from) => new from.RegisterError("The register is full.", "full"),
    code: "REGISTER_REFUSED",
    retryable: true,
  },
  {
    name: "WebhookError",
    make: (from) => new from.WebhookError("SIGNATURE_THREW", "A check threw."),
    code: "SIGNATURE_THREW",
    retryable: false,
  },
  {
    name: "StoreError",
    make: (from) => new from.StoreError("The store failed.", { retryable: true }),
    code: "STORE_FAILED",
    retryable: true,
  },
];

describe("an error of the SDK", () => {
  let copy: Sdk;
  beforeAll(async () => {
    vi.resetModules();
    copy = await loadCopy();
    expect(copy.BaselinkerError).not.toBe(sdk.BaselinkerError);
  });

  it.each(rows)(
    "$name has its code, and is of its class and no other, also out of another copy of the package",
    (row) => {
      for (const [from, to] of [
        [sdk, sdk],
        [copy, sdk],
        [sdk, copy],
      ] as const) {
        const error = row.make(from);
        expect(error).toMatchObject({ name: row.name, code: row.code, retryable: row.retryable });
        expect(error).toBeInstanceOf(from.BaselinkerError);
        expect(error).toBeInstanceOf(to.BaselinkerError);
        for (const { name } of rows) expect(error instanceof classOf(to, name)).toBe(name === row.name);
      }
    },
  );

  it.each(rows)("$name of another package is not one of ours", ({ name, make }) => {
    const { code, message } = make(sdk);
    const foreign = Object.assign(new Error(message), { name, code, retryable: false });
    expect([foreign instanceof classOf(sdk, name), foreign instanceof sdk.BaselinkerError]).toEqual([
      false,
      false,
    ]);
  });

  it.each(rows)(
    "$name has the details of its message as plain JSON, for a sentence in any language",
    (row) => {
      const error = row.make(sdk);
      const stored = JSON.parse(JSON.stringify(error));
      expect(stored).toHaveProperty("details", error.details);
      for (const { language } of translations) {
        const said = language.errorMessage(stored);
        expect(said).not.toMatch(/[{}]|undefined/);
        // What only English has is the message that is wrapped.
        expect(said.replace(error.message, "")).toMatch(/[^\p{Script=Latin}\P{L}]|[ąćęłńóśźż]/iu);
      }
    },
  );

  it("is in this list if the package has it", () => {
    const classes = Object.entries(sdk).filter(
      ([name, value]) =>
        typeof value === "function" && name !== "BaselinkerError" && value.prototype instanceof Error,
    );
    const names = classes.map(([name]) => name);
    expect(new Set(rows.map(({ name }) => String(name)))).toEqual(new Set(names));
  });

  it("keeps its facts: the method, the attempts and the cause, and begins with the method", () => {
    const error = new sdk.NetworkError(details);
    expect(error).toMatchObject({ method: "addOrder", attempts: 2, cause: details.cause });
    expect(error.message).toMatch(/^addOrder /);
    expect(new sdk.NetworkError().message).toMatch(/^The call /);
    expect(new sdk.NetworkError()).toMatchObject({ method: undefined, attempts: 0 });
    expect("cause" in new sdk.NetworkError()).toBe(false);
  });

  it("does not show the mark by which copies of the package know it", () => {
    const error = new sdk.NetworkError(details);
    expect(inspect(error)).not.toContain("Symbol");
    expect(Object.getOwnPropertySymbols({ ...error })).toEqual([]);
  });

  it("is of the class that a program has extended, also out of another copy, and only ours of the program's", () => {
    class ShopError extends sdk.ApiError {
      override readonly name = "ShopError";
    }
    class OwnError extends sdk.BaselinkerError {
      readonly code = "OWN";
      readonly retryable = false;
      constructor() {
        super("Mine.");
      }
    }
    const error = new ShopError("ERROR_X", "No.");
    const isA = (Class: NewableFunction) => error instanceof Class;
    expect([ShopError, sdk.ApiError, copy.ApiError, copy.BaselinkerError].map(isA)).toEqual(
      Array(4).fill(true),
    );
    expect([sdk.HttpError, copy.HttpError, OwnError].map(isA)).toEqual([false, false, false]);
    // The other copy's class may have the same name; it is not the program's.
    expect(new copy.ApiError("ERROR_X", "No.") instanceof ShopError).toBe(false);
    expect(new OwnError()).toBeInstanceOf(copy.BaselinkerError);
    expect(new OwnError() instanceof copy.ApiError).toBe(false);
  });

  it("is not mistaken for anything else that is thrown", () => {
    const timeout = Object.assign(new Error("timed out"), { name: "TimeoutError" });
    const likeOurs = { ...new sdk.NetworkError(), name: "NetworkError", message: "" };
    for (const thrown of [timeout, likeOurs, new Error("x"), null, undefined, "TimeoutError", {}, 5]) {
      for (const { name } of rows) expect(thrown instanceof classOf(sdk, name)).toBe(false);
      expect(thrown instanceof sdk.BaselinkerError).toBe(false);
    }
  });

  it("lists every problem of rules with its path", () => {
    const error = new sdk.RulesError([
      { code: "unknown_name", path: "fields.a", message: "a is unknown." },
      { code: "wrong_type", path: "", message: "Nothing here." },
    ]);
    expect(error.message).toBe("The rules cannot be used:\n- fields.a: a is unknown.\n- Nothing here.");
  });
});

function classOf(from: Sdk, name: string): NewableFunction {
  const found: unknown = Reflect.get(from, name);
  if (typeof found !== "function") throw new Error(`Expected a class ${name}.`);
  return found;
}

describe("an error in JSON, as loggers and `res.json` write it", () => {
  it.each(rows)(
    "keeps the message of $name, its code and its details, without the cause",
    ({ make, code }) => {
      const error = make(sdk);
      const json: unknown = JSON.parse(JSON.stringify(error));
      expect(json).toMatchObject({ name: error.name, code, message: error.message });
      expect(json).not.toHaveProperty("cause");
      expect(json).not.toHaveProperty("stack");
      expect(json).not.toHaveProperty("apiMessage");
    },
  );
});

import { expected } from "../../shared/options/check.ts";
import { number, text } from "../../shared/options/kinds.ts";
import { causeNameOf, inParentheses } from "../../shared/runtime/systemCode.ts";
import type { ExplainedError } from "../store/engineRows.ts";

/**
 * Your PostgreSQL client: a `Pool` of pg or a PGlite directly, any other one with a one-line wrapper, see
 * `docs/stores.md`. It is used, never closed. Each query is one statement that commits on its own.
 */
export interface PostgresClient {
  query(text: string, values?: unknown[]): Promise<{ readonly rows: readonly unknown[] }>;
}

export interface PostgresPart {
  readonly schema: string;
  /** The key of the Base account; empty if there is only one. */
  readonly accountKey: string;
}

/** The options of everything in PostgreSQL. */
export interface PostgresOptions {
  /** The schema that `migratePostgres` created. @default "baselinker" */
  readonly schema?: string | undefined;
  /** How long a step may take, retries included, in milliseconds. @default 5_000 */
  readonly maxWaitMs?: number | undefined;
}

/** Options of everything in PostgreSQL that belongs to one Base account. */
export interface PostgresAccountOptions extends PostgresOptions {
  /**
   * The Base account of the rows, if one database holds several: any string that stays the same, and one for the
   * store, the register and the catalog that go together.
   * @default "" (there is one account)
   */
  readonly accountKey?: string | undefined;
}

export const schemaName = text({
  pattern: /^[a-z_][a-z0-9_]{0,62}$/,
  wanted: "a name of lowercase letters, digits and _, of at most 63 characters",
  default: "baselinker",
});
export const accountKeyOption = text({
  // No control characters: PostgreSQL rejects NUL.
  pattern: /^[^\p{Cc}\p{Cs}]{0,200}$/u,
  wanted: "a text of at most 200 letters, without line breaks",
  default: "",
});
export const postgresChecks = {
  schema: schemaName,
  maxWaitMs: number({ above: 0, most: 2_147_483_647, unit: "milliseconds", default: 5_000 }),
};
export const postgresAccountChecks = { ...postgresChecks, accountKey: accountKeyOption };

/** @throws TypeError if the client is none */
export function checkClient(owner: string, client: unknown): PostgresClient {
  if (isClient(client)) return client;
  const wanted =
    "a client with `query(text, values)`: the `Pool` of pg, a PGlite, or an object of yours around another client";
  throw expected(`the client of ${owner}`, wanted, client);
}

function isClient(client: unknown): client is PostgresClient {
  return typeof client === "object" && client !== null && typeof Reflect.get(client, "query") === "function";
}

/** The rows that a statement returns. It is retried after a conflict with another one. */
export async function rowsOf(
  client: PostgresClient,
  statement: string,
  values: readonly unknown[],
): Promise<readonly Readonly<Record<string, unknown>>[]> {
  const answer: unknown = await retryOnConflict(() => client.query(statement, [...values]));
  const rows: unknown =
    typeof answer === "object" && answer !== null ? Reflect.get(answer, "rows") : undefined;
  if (!Array.isArray(rows)) {
    throw new TypeError(
      "The client's `query` did not resolve to `{ rows }`. Pass the `Pool` of pg, or wrap your client.",
    );
  }
  return rows;
}

async function retryOnConflict<Answer>(work: () => Promise<Answer>): Promise<Answer> {
  for (let conflicts = 1; ; conflicts += 1) {
    try {
      return await work();
    } catch (error) {
      if (conflicts >= maxConflicts || !met.test(stateOf(error) ?? "")) throw error;
    }
  }
}

/** Temporary SQL states, of five characters each: no connection, a server that starts, stops or is full. */
const passing = /08...|57P0.|53...|55P03/;
/** Two steps conflicted on one row, or created the same one: the second retries. */
const met = /40001|40P01|23505/;
/** The SQL states of a full disk or memory, which stays full for longer than a step. */
const full = /53[12]../;
/** The number of retries: enough for all steps that conflict on one row. */
const maxConflicts = 50;

const cures: Readonly<Record<string, string>> = {
  "42501": "The role may not use its tables. Run the GRANT statements of docs/stores.md.",
  "42P01": "Its tables are missing. Run `await migratePostgres(pool)` once, when you deploy.",
  "3F000": "Its schema is missing. Run `await migratePostgres(pool)` once, when you deploy.",
  "42883":
    "Its functions are missing, or of another version. Run `await migratePostgres(pool)` once, when you deploy, and update baselinker-sdk where it is older.",
  "28P01": "The password is wrong. Correct it in the connection.",
  "3D000": "There is no such database. Correct its name in the connection.",
  "25006": "It is read-only: this is a standby. Connect to the primary.",
  "54000": "A key is too long for an index. Use keys of at most 500 characters.",
};

export function explainPostgres(error: unknown): ExplainedError {
  const state = stateOf(error);
  if (error instanceof TypeError) return { message: error.message, retryable: false, again: false };
  if (state === undefined) {
    const cause = causeNameOf(error);
    return {
      message: `PostgreSQL could not be reached${inParentheses(cause)}. Try again when it works.`,
      retryable: true,
      again: true,
      details: { problem: "unreachable", engine: "PostgreSQL", cause: cause ?? "none" },
    };
  }
  const isPassing = passing.test(state) || met.test(state);
  const cure =
    cures[state] ??
    (isPassing ? "Try again when it works." : "Look this state up in the documentation of PostgreSQL.");
  return {
    message: `PostgreSQL refused a step (SQLSTATE ${state}). ${cure}`,
    retryable: isPassing,
    again: isPassing && !full.test(state),
    details: { problem: "refused", engine: "PostgreSQL", cause: state },
  };
}

/** The SQLSTATE of an error; `undefined` if it did not come from the server. */
export function stateOf(error: unknown): string | undefined {
  const code: unknown = typeof error === "object" && error !== null ? Reflect.get(error, "code") : undefined;
  // Codes such as ECONNRESET are Node's; a state has five characters.
  return typeof code === "string" && /^[0-9A-Z]{5}$/.test(code) && !code.startsWith("E") ? code : undefined;
}

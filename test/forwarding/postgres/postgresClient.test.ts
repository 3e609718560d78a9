import { describe, expect, it } from "vitest";
import {
  checkClient,
  explainPostgres,
  rowsOf,
  stateOf,
} from "../../../src/forwarding/postgres/postgresClient.ts";
import { postgresRateLimiter } from "../../../src/forwarding/postgres/postgresRateLimiter.ts";
import { postgresStore } from "../../../src/forwarding/postgres/postgresStore.ts";
import { tablesVersion } from "../../../src/forwarding/postgres/tables.ts";
import { scriptedClient, sqlError } from "./scriptedClient.ts";

describe("a statement", () => {
  it("is said with a list of its own of the values, and gives the rows", async () => {
    const asked: unknown[] = [];
    const values = Object.freeze(["shop", 1]);
    const client = {
      async query(text: string, given: unknown[] = []) {
        asked.push([text, [...given]]);
        given.length = 0;
        return { rows: [{ done: true }], rowCount: 1 };
      },
    };
    expect(await rowsOf(client, "SELECT 1", values)).toEqual([{ done: true }]);
    expect(asked).toEqual([["SELECT 1", ["shop", 1]]]);
  });

  it.each([undefined, null, [], "rows", {}, { rows: null }, { rows: {} }])(
    "of a client that gives %o is an error that says what to pass",
    async (answer) => {
      const client = { query: async () => answer as { rows: [] } };
      await expect(rowsOf(client, "SELECT 1", [])).rejects.toThrow(
        new TypeError(
          "The client's `query` did not resolve to `{ rows }`. Pass the `Pool` of pg, or wrap your client.",
        ),
      );
    },
  );

  it.each([
    ["40001", 50],
    ["40P01", 50],
    ["23505", 50],
    ["23503", 1],
    ["57P01", 1],
    ["400010", 1],
    [undefined, 1],
  ])("that fails with %s is said %i times", async (state, times) => {
    const { client, asked } = failing(state);
    await expect(rowsOf(client, "SELECT 1", [])).rejects.toThrow("It failed.");
    expect(asked()).toBe(times);
  });

  it("that met another one is said until it is alone", async () => {
    let left = 49;
    const client = {
      async query() {
        left -= 1;
        if (left >= 0) throw sqlError("40001");
        return { rows: [{ n: 1 }] };
      },
    };
    expect(await rowsOf(client, "SELECT 1", [])).toEqual([{ n: 1 }]);
  });
});

describe("an error of PostgreSQL", () => {
  const again = "Try again when it works.";
  const lookUp = "Look this state up in the documentation of PostgreSQL.";
  const migrate = "Run `await migratePostgres(pool)` once, when you deploy.";
  it.each([
    ["08006", again, true, true],
    ["57P03", again, true, true],
    ["55P03", again, true, true],
    ["53300", again, true, true],
    ["53100", again, true, false],
    ["53200", again, true, false],
    ["40001", again, true, true],
    ["40P01", again, true, true],
    ["23505", again, true, true],
    ["42501", "The role may not use its tables. Run the GRANT statements of docs/stores.md.", false, false],
    ["42P01", `Its tables are missing. ${migrate}`, false, false],
    ["3F000", `Its schema is missing. ${migrate}`, false, false],
    [
      "42883",
      `Its functions are missing, or of another version. ${migrate.slice(0, -1)}, and update baselinker-sdk where it is older.`,
      false,
      false,
    ],
    ["25006", "It is read-only: this is a standby. Connect to the primary.", false, false],
    ["54000", "A key is too long for an index. Use keys of at most 500 characters.", false, false],
    ["22P05", lookUp, false, false],
    ["57014", lookUp, false, false],
    ["55006", lookUp, false, false],
    ["2200E", lookUp, false, false],
    ["40002", lookUp, false, false],
  ])("with the state %s says what to do", (state, cure, retryable, isPassing) => {
    expect(explainPostgres(sqlError(state))).toEqual({
      message: `PostgreSQL refused a step (SQLSTATE ${state}). ${cure}`,
      retryable,
      again: isPassing,
      details: { problem: "refused", engine: "PostgreSQL", cause: state },
    });
  });

  it.each([
    [new Error("Connection terminated unexpectedly"), undefined],
    [Object.assign(new Error("read"), { code: "ECONNRESET" }), "ECONNRESET"],
    [Object.assign(new Error("pipe"), { code: "EPIPE" }), "EPIPE"],
    [Object.assign(new Error("not permitted"), { code: "EPERM" }), "EPERM"],
    [new Error("no", { cause: Object.assign(new Error("x"), { code: "ENOTFOUND" }) }), "ENOTFOUND"],
    [new AggregateError([Object.assign(new Error("x"), { code: "ETIMEDOUT" })], "all"), "ETIMEDOUT"],
    [Object.assign(new Error("lower"), { code: "42p01" }), undefined],
    [Object.assign(new Error("long"), { code: "042P01" }), undefined],
    [Object.assign(new Error("longer"), { code: "42P011" }), undefined],
    [Object.assign(new Error("number"), { code: 42_501 }), undefined],
    ["40001", undefined],
    [null, undefined],
    [undefined, undefined],
  ])("without a state is about the connection: %o, named %s", (error, cause) => {
    expect(stateOf(error)).toBeUndefined();
    expect(explainPostgres(error)).toEqual({
      message: `PostgreSQL could not be reached${cause === undefined ? "" : ` (${cause})`}. Try again when it works.`,
      retryable: true,
      again: true,
      details: { problem: "unreachable", engine: "PostgreSQL", cause: cause ?? "none" },
    });
  });

  it("is ours where the client is not one, and is not tried again", () => {
    const error = Object.assign(new TypeError("Pass the `Pool`."), { code: "40001" });
    expect(explainPostgres(error)).toEqual({ message: "Pass the `Pool`.", retryable: false, again: false });
  });
});

describe("a client of PostgreSQL", () => {
  it("has a method `query`", () => {
    const client = { query: async () => ({ rows: [] }) };
    expect(checkClient("postgresStore", client)).toBe(client);
  });

  it.each([undefined, null, "postgres://", {}, { query: "SELECT" }])(
    "is refused where it is none: %o",
    (client) => {
      expect(() => checkClient("postgresStore", client)).toThrow(
        /^Expected the client of postgresStore to be a client with `query\(text, values\)`: the `Pool` of pg, a PGlite, or an object of yours around another client, got /,
      );
    },
  );
});

describe("the options of everything in PostgreSQL", () => {
  const store = (options: object) => () =>
    postgresStore(
      scriptedClient(() => []),
      options,
    );

  it.each(["baselinker", "_own", "a", `a${"0_z".repeat(20)}zz`])("take the schema %s", (schema) => {
    expect(store({ schema })).not.toThrow();
  });

  it.each([
    "",
    "Own",
    "1own",
    "own.x",
    "own;DROP SCHEMA public",
    ';"own',
    "own ",
    " own",
    "own\n",
    "\u00f3wn",
    "a".repeat(64),
  ])("take no schema that would be another statement: %j", (schema) => {
    expect(store({ schema })).toThrow(
      "Expected `schema` to be a name of lowercase letters, digits and _, of at most 63 characters, got ",
    );
  });

  it.each(["shop 1", "Sklep Zo\u015b \u{1f600}", "a".repeat(200)])("take the account %j", (accountKey) => {
    expect(store({ accountKey })).not.toThrow();
  });

  it.each(["", "a\u0000", "\u0000a", "a\nb", "\ud800", "a\ud800", "a".repeat(201)])(
    "take no account that a row cannot hold: %j",
    (accountKey) => {
      expect(store({ accountKey })).toThrow(
        "Expected `accountKey` to be a text of at most 200 letters, without line breaks, got ",
      );
    },
  );

  it("have the schema `baselinker` and no account where nothing is said", async () => {
    const good = { version: String(tablesVersion), readable_from: "1", standby: false, fsync: "on" };
    const client = scriptedClient(() => [{ ...good, binding: null, epoch: "1", done: true }]);
    await postgresStore(client)
      .bind({ key: "shop" })
      .catch(() => {});
    expect(client.asked[0]?.[0]).toContain("FROM baselinker.version");
    const accounts = client.asked.slice(1).map(([, values]) => values[0]);
    expect(new Set(accounts)).toEqual(new Set([""]));
  });

  it.each([0, -1, 2_147_483_648, Number.NaN])("take no time-out of %d ms", (maxWaitMs) => {
    const limiter = () =>
      postgresRateLimiter(
        scriptedClient(() => []),
        { token: "t", maxWaitMs },
      );
    expect(limiter).toThrow(
      "Expected `maxWaitMs` to be a number of milliseconds above 0 and of at most 2147483647, got ",
    );
  });
});

function failing(state: string | undefined) {
  let count = 0;
  const query = async () => {
    count += 1;
    throw sqlError(state);
  };
  return { client: { query }, asked: () => count };
}

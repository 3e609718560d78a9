import type { PostgresClient } from "../../../src/forwarding/postgres/postgresClient.ts";
import { type ManualClock, manualClock } from "../../support/manualClock.ts";

/**
 * The time of a PostgreSQL server, as a test moves it. All statements ask the function `now_ms` of their schema for it,
 * which a test replaces by one that reads a table. Everything else happens on the real server.
 */
export class ServerTime {
  /** The time of the server and of all processes. It does not pass while a statement is on its way. */
  readonly clock: ManualClock = manualClock({ isBusy: () => this.#onTheirWay > 0 });
  readonly #schema: string;
  #onTheirWay = 0;
  #written = Number.NaN;
  #synchronised: Promise<unknown> = Promise.resolve();

  constructor(schema: string) {
    this.#schema = schema;
  }

  /** The same client, whose statements meet the server at the test's time. */
  client(real: PostgresClient): PostgresClient {
    return {
      query: async (text, values) => {
        this.#onTheirWay += 1;
        try {
          this.#synchronised = this.#synchronised.then(() => this.#write(real));
          await this.#synchronised;
          return await real.query(text, values);
        } finally {
          this.#onTheirWay -= 1;
        }
      },
    };
  }

  async #write(real: PostgresClient): Promise<void> {
    const date = Math.floor(this.clock.date());
    if (date === this.#written) return;
    this.#written = date;
    await real.query(`UPDATE ${this.#schema}_time.now SET ms = ${date}`);
  }
}

/** Makes `now_ms` of the schema read the test's time. */
export async function replaceTime(client: PostgresClient, schema: string): Promise<void> {
  await client.query(`CREATE SCHEMA ${schema}_time`);
  await client.query(`CREATE TABLE ${schema}_time.now (ms bigint)`);
  await client.query(`INSERT INTO ${schema}_time.now VALUES (0)`);
  await client.query(
    `CREATE OR REPLACE FUNCTION ${schema}.now_ms() RETURNS bigint LANGUAGE sql VOLATILE AS 'SELECT ms FROM ${schema}_time.now'`,
  );
}

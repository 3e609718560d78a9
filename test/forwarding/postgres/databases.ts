import { describe } from "vitest";
import { migratePostgres } from "../../../src/forwarding/postgres/migrate.ts";
import type { PostgresClient } from "../../../src/forwarding/postgres/postgresClient.ts";
import { PostgresServer, postgresMissing } from "./postgresServer.ts";

/** Runs the tests where PostgreSQL and its clients are; says why not, where they are not. */
export function describeOnPostgres(title: string, body: (server: PostgresServer) => void): void {
  if (postgresMissing !== undefined) console.warn(`${title}: ${postgresMissing}`);
  describe.skipIf(postgresMissing !== undefined)(title, () => body(new PostgresServer()));
}

let schemas = 0;

/** A new schema with its tables. */
export async function newSchema(client: PostgresClient): Promise<string> {
  schemas += 1;
  const schema = `test_${schemas}`;
  await migratePostgres(client, { schema });
  return schema;
}

import type { PostgresClient, PostgresPart } from "../../../src/forwarding/postgres/postgresClient.ts";

/** Every row of an account, as a copy of the tables would have it. */
export async function rowsIn(client: PostgresClient, { schema, accountKey }: PostgresPart): Promise<string> {
  const tables = ["lead", "fact", "note", "register"].map(
    (table) => `SELECT row_to_json(r)::text AS row FROM ${schema}.${table} r WHERE account = $1`,
  );
  const { rows } = await client.query(tables.join(" UNION ALL "), [accountKey]);
  return JSON.stringify(rows);
}

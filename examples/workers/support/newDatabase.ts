import { Pool } from "pg";
import type { PostgresServer } from "../../../test/forwarding/postgres/postgresServer.ts";

/** An empty database on this server: its URL. */
export async function newDatabase(server: PostgresServer): Promise<string> {
  const name = `test_${crypto.randomUUID().replaceAll("-", "")}`;
  const pool = new Pool({ connectionString: server.url, max: 1 });
  await pool.query(`CREATE DATABASE ${name}`).finally(() => pool.end());
  const url = new URL(server.url);
  url.pathname = name;
  return url.href;
}

import { migratePostgres } from "baselinker-sdk/postgres";

/** A pool on the server of the command that runs the programs, with empty tables. */
export async function emptyTables() {
  const { default: pg } = await import(packageName);
  const pool = new pg.Pool({ connectionString: process.env.POSTGRES_URL });
  await pool.query("DROP SCHEMA IF EXISTS baselinker CASCADE");
  await migratePostgres(pool);
  return pool;
}

/** Installed by that command. The compiler does not know it. */
const packageName: string = "pg";

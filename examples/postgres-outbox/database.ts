import { migratePostgres } from "baselinker-sdk/postgres";
import { Pool } from "pg";

/** Opens the database, and makes the tables that it lacks: those of the shop, and those of the leads. */
export async function openDatabase(url: string): Promise<Pool> {
  const pool = new Pool({ connectionString: url });
  // Without a listener a cut connection ends the process.
  pool.on("error", (error) => console.error(error.message));
  await pool.query("CREATE TABLE IF NOT EXISTS shop_orders (id text PRIMARY KEY, content json NOT NULL)");
  await migratePostgres(pool);
  return pool;
}

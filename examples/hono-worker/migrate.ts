/** Makes the tables of leads, or brings them up to date. Run it before each deployment of a new version. */
import { migratePostgres } from "baselinker-sdk/postgres";
import { Pool } from "pg";

const url = process.env.DATABASE_URL;
if (!url) throw new Error("Set DATABASE_URL to the address of your PostgreSQL.");
const pool = new Pool({ connectionString: url });
await migratePostgres(pool);
await pool.end();

import { StoreError } from "../../shared/errors/storeError.ts";
import { checkOptions, type OptionChecks } from "../../shared/options/check.ts";
import { pause } from "../../shared/runtime/abort.ts";
import { systemClock } from "../../shared/runtime/clock.ts";
import { toError } from "../../shared/runtime/errors.ts";
import { migration } from "./migration.embedded.ts";
import { checkClient, explainPostgres, type PostgresClient, schemaName, stateOf } from "./postgresClient.ts";

/** Options of `migratePostgres` and `postgresMigrationSql`. */
export type MigrateOptions = {
  /** The schema of the tables. @default "baselinker" */
  readonly schema?: string | undefined;
};

const optionChecks = /* @__PURE__ */ (() =>
  ({ schema: schemaName }) satisfies OptionChecks<MigrateOptions>)();

/**
 * Creates the tables and functions that a store, a register, a limiter and a product cache on PostgreSQL need. Run it
 * when you deploy, with a role that may create a schema. It can run in many processes at once, and does nothing if all
 * is up to date. Nothing else in the SDK ever changes tables.
 * @throws StoreError if the schema has tables of another program, or of a newer SDK, or the role may not.
 * @throws TypeError for a client or an option of the wrong type.
 * @example
 * ```ts
 * await migratePostgres(new Pool({ connectionString: process.env.DATABASE_URL }));
 * ```
 */
export async function migratePostgres(client: PostgresClient, options: MigrateOptions = {}): Promise<void> {
  const checked = checkOptions("migratePostgres", optionChecks, options);
  const pool = checkClient("migratePostgres", client);
  const sql = postgresMigrationSql(checked);
  for (let attempt = 1; ; attempt += 1) {
    try {
      await pool.query(sql);
      return;
    } catch (error) {
      if (attempt < maxAttempts && metAnother.test(stateOf(error) ?? "")) {
        await pause(20 * attempt, systemClock, undefined);
        continue;
      }
      // Raised by the statement itself, with a message that says how to fix it.
      const isOurs = stateOf(error) === "P0001";
      const { message, retryable, details } = explainPostgres(error);
      const ours = isOurs ? { message: toError(error).message } : { message, details };
      throw new StoreError(ours.message, { cause: error, retryable, details: ours.details });
    }
  }
}

/**
 * The SQL states of a conflict with another process: at a stricter isolation level, a process that waited
 * does not see what the other one created.
 */
const metAnother = /^(42P0[67]|42710|42723|23505|40001|40P01)$/;
const maxAttempts = 10;

/**
 * What `migratePostgres` does, as one SQL statement for your own migration tool.
 * @throws TypeError for an option of the wrong type.
 */
export function postgresMigrationSql(options: MigrateOptions = {}): string {
  const { schema } = checkOptions("postgresMigrationSql", optionChecks, options);
  // `baselinker-sdk` is the name of the package.
  return migration.replace(/\bbaselinker\b(?!-)/g, schema);
}

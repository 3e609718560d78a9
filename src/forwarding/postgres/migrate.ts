import { StoreError } from "../../shared/errors/storeError.ts";
import { checkOptions, type OptionChecks } from "../../shared/options/check.ts";
import { pause } from "../../shared/runtime/abort.ts";
import { systemClock } from "../../shared/runtime/clock.ts";
import { toError } from "../../shared/runtime/errors.ts";
import { catalogFunctions } from "./catalogFunctions.ts";
import { entryFunctions } from "./entryFunctions.ts";
import { leadFunctions } from "./leadFunctions.ts";
import { limiterFunctions } from "./limiterFunctions.ts";
import { checkClient, explainPostgres, type PostgresClient, schemaName, stateOf } from "./postgresClient.ts";
import { additions, tables, tablesVersion } from "./tables.ts";

/** Options of `migratePostgres` and `postgresMigrationSql`. */
export interface MigrateOptions {
  /** The schema of the tables. @default "baselinker" */ readonly schema?: string | undefined;
}

const optionChecks = /* @__PURE__ */ (() =>
  ({ schema: schemaName }) satisfies OptionChecks<MigrateOptions>)();

/**
 * Creates the tables and functions that a store, a register and a limiter on PostgreSQL need, or upgrades them to the
 * version of this SDK. Run it when you deploy, with a role that may create a schema. It can run in many processes at
 * once, and does nothing if all is up to date. Nothing else in the SDK ever changes tables.
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
      const { message, retryable } = explainPostgres(error);
      throw new StoreError(isOurs ? toError(error).message : message, { cause: error, retryable });
    }
  }
}

/** At a stricter isolation level, a process that waited does not see what the other one created. */
const metAnother = /^(42P0[67]|42710|42723|23505|40001|40P01)$/;
const maxAttempts = 10;

/**
 * What `migratePostgres` does, as one SQL statement for your own migration tool.
 * @throws TypeError for an option of the wrong type.
 */
export function postgresMigrationSql(options: MigrateOptions = {}): string {
  const { schema } = checkOptions("postgresMigrationSql", optionChecks, options);
  const functions = [leadFunctions, entryFunctions, limiterFunctions, catalogFunctions]
    .map((part) => part(schema))
    .join("");
  const names = [...functions.matchAll(/CREATE FUNCTION \w+\.(\w+)/g)].map(([, name]) => `'${name}'`);
  return `DO $migrate$
DECLARE earlier text;
BEGIN
  PERFORM pg_advisory_xact_lock(hashtext('baselinker-sdk ${schema}'));
  IF NOT EXISTS (SELECT FROM pg_namespace WHERE nspname = '${schema}') THEN CREATE SCHEMA ${schema}; END IF;
  IF NOT EXISTS (SELECT FROM pg_tables WHERE schemaname = '${schema}' AND tablename = 'version') THEN
    IF EXISTS (SELECT FROM pg_tables WHERE schemaname = '${schema}') THEN
      RAISE EXCEPTION 'The schema ${schema} has tables of something else. Take another name for the option schema.';
    END IF;
    CREATE TABLE ${schema}.version (version int PRIMARY KEY, at timestamptz NOT NULL DEFAULT clock_timestamp());
  END IF;
  IF EXISTS (SELECT FROM ${schema}.version WHERE version > ${tablesVersion}) THEN
    RAISE EXCEPTION 'The schema ${schema} was made by a newer baselinker-sdk. Update the package.';
  END IF;
  IF NOT EXISTS (SELECT FROM ${schema}.version) THEN
${tables(schema)}
  END IF;
  IF NOT EXISTS (SELECT FROM ${schema}.version WHERE version = ${tablesVersion}) THEN
    -- Those of an earlier version: one with other parameters would stay next to the new one. Under a stricter isolation
    -- level one that another has dropped meanwhile is still seen, and is a mere number.
    FOR earlier IN SELECT oid::regprocedure::text FROM pg_proc WHERE pronamespace = '${schema}'::regnamespace
      AND proname = ANY (ARRAY[${names}]) AND oid::regprocedure::text LIKE '%)' LOOP
      EXECUTE 'DROP FUNCTION ' || earlier;
    END LOOP;
${additions(schema)}
${functions}
    INSERT INTO ${schema}.version (version) VALUES (${tablesVersion});
  END IF;
END $migrate$`;
}

import { checkOptions, type OptionChecks } from "../../shared/options/check.ts";
import { integer, text } from "../../shared/options/kinds.ts";
import { namespacePattern } from "../contract/leadKey.ts";
import type { ReceiveOptions } from "../contract/registerTypes.ts";
import { arrivalChecks } from "../register/attachRegister.ts";
import { newEntryId } from "../register/entryId.ts";
import { headText } from "../register/entryTexts.ts";
import { toKeepable } from "../register/keptLead.ts";
import { accountKeyOption, checkClient, type PostgresClient, rowsOf, schemaName } from "./postgresClient.ts";

/** Options of `enqueueLead` and `enqueueLeadSql`. */
export interface EnqueueOptions extends Omit<ReceiveOptions, "deliver"> {
  /** The schema that `migratePostgres` created. @default "baselinker" */
  readonly schema?: string | undefined;
  /** The account of the register whose `work` takes the lead. @default "" (there is one account) */
  readonly accountKey?: string | undefined;
  /** The namespace of the forwarder that takes the lead. @default "lead" */
  readonly namespace?: string | undefined;
  /** The maximum size of a lead as JSON, in bytes. @default 1_048_576 */
  readonly maxLeadBytes?: number | undefined;
}

/** A statement with its values, for any client. */
export interface SqlStatement {
  readonly text: string;
  readonly values: unknown[];
}

/**
 * Saves a lead within your own transaction: if it is rolled back, there is no lead; if it commits, `forwarder.work()`
 * in any process turns the lead into one order. From then on the lead is an entry of the register, with the status
 * `received`.
 * @param client - the client of the transaction, not the pool
 * @throws RegisterError for a lead that is too large or not JSON, TypeError for a client or an option of the wrong
 * type or an unknown name: all before the client is used, so that the transaction can continue.
 * @example
 * ```ts
 * await client.query("BEGIN");
 * await client.query("INSERT INTO orders (id) VALUES ($1)", [order.id]);
 * await enqueueLead(client, order, { key: order.id });
 * await client.query("COMMIT");
 * ```
 */
export async function enqueueLead(
  client: PostgresClient,
  lead: unknown,
  options: EnqueueOptions = {},
): Promise<void> {
  const checked = checkClient("enqueueLead", client);
  const statement = insertOf("enqueueLead", lead, options);
  await rowsOf(checked, statement.text, statement.values);
}

/**
 * The statement of `enqueueLead`, for clients without `query(text, values)`: `sql.unsafe(text, values)` of
 * postgres.js, `CompiledQuery.raw(text, values)` of Kysely, `tx.$executeRawUnsafe(text, ...values)` of Prisma.
 * @throws as `enqueueLead`
 * @example
 * ```ts
 * const { text, values } = enqueueLeadSql(order, { key: order.id });
 * await sql.begin((tx) => tx.unsafe(text, values));
 * ```
 */
export function enqueueLeadSql(lead: unknown, options: EnqueueOptions = {}): SqlStatement {
  return insertOf("enqueueLeadSql", lead, options);
}

function insertOf(owner: string, lead: unknown, options: EnqueueOptions): SqlStatement {
  const checked = checkOptions(owner, optionChecks, options);
  const { schema, accountKey, namespace, maxLeadBytes, key, source, deliveryId } = checked;
  const kept = toKeepable(lead, maxLeadBytes);
  const receivedAt = checked.receivedAt?.getTime() ?? Date.now();
  const head = headText({ receivedAt, key: typeof key === "bigint" ? String(key) : key, source, deliveryId });
  const id = newEntryId(receivedAt, crypto.randomUUID());
  return {
    text: `SELECT ${schema}.enqueue_lead($1, $2, $3, $4, $5, $6)`,
    values: [accountKey, id, namespace, head, kept.lead, kept.leadBytes],
  };
}

const optionChecks = /* @__PURE__ */ (() =>
  ({
    ...arrivalChecks,
    schema: schemaName,
    accountKey: accountKeyOption,
    namespace: text({
      pattern: namespacePattern,
      wanted: "1 to 16 letters, digits, `.`, `_` or `-`",
      default: "lead",
    }),
    maxLeadBytes: integer({ least: 1, default: 1_048_576 }),
  }) satisfies OptionChecks<EnqueueOptions>)();

import type { LeadStatus } from "../contract/registerTypes.ts";
import type { EntryRow, EntryRows } from "../register/entryRows.ts";
import { textOf } from "../store/rowTexts.ts";
import { inBatches } from "./inBatches.ts";
import { explainPostgres, type PostgresClient, type PostgresPart, rowsOf } from "./postgresClient.ts";
import { placeOf } from "./postgresRows.ts";
import { isOfOrder } from "./tables.ts";

const columns =
  "id, namespace, status, store_key, key, head, facts, history, found_issues, attempts, takes, repeats, lead_bytes, lead IS NOT NULL AS has_lead, " +
  "CASE WHEN lead IS NOT NULL AND due_at IS NULL THEN lead_kept_until::float8 END AS expires_at";

/** The number of changes in one statement: as many as the server handles in some milliseconds. */
const maxChanges = 100;

/** The rows of a register in PostgreSQL. Each step is one statement that commits on its own. */
export function postgresEntryRows(client: PostgresClient, part: PostgresPart): EntryRows {
  const { schema, accountKey: account } = part;
  const ask = (statement: string, ...values: readonly unknown[]) =>
    rowsOf(client, statement.replaceAll("@", `${schema}.`), [account, ...values]);
  const place = placeOf(client, part);
  const change = inBatches(async (changes: readonly string[]) => {
    const rows = await ask(
      "SELECT @durable_change($1, e::text) AS id FROM json_array_elements($2::text::json) e",
      `[${changes.join(",")}]`,
    );
    return rows.map(({ id }) => textOf(id));
  }, maxChanges);
  return {
    store: place.name,
    place,
    isDurable: true,
    explain: explainPostgres,
    async add({ id, namespace, head, lead = null, leadBytes, dueInMs = null, keepMs, keepLeadMs }, maxDue) {
      const times = [Math.ceil(keepMs), Math.ceil(keepLeadMs), Math.min(maxDue, Number.MAX_SAFE_INTEGER)];
      const values = [id, namespace, head, lead, leadBytes, dueInMs, ...times];
      const [row] = await ask(
        "SELECT @add_entry($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) AS done",
        ...values,
      );
      return row?.done === true;
    },
    change: (entryChange) => change(JSON.stringify(entryChange)),
    async read(id) {
      const [row] = await ask(`SELECT ${columns}, lead FROM @register WHERE account = $1 AND id = $2`, id);
      return row === undefined ? undefined : toRow(row);
    },
    async page({ status, from, after, order, limit, withLeads }) {
      const where = ["account = $1"];
      const values: unknown[] = [];
      const only = (test: string, value: string | undefined) => {
        if (value === undefined) return;
        values.push(value);
        where.push(`${test} $${values.length + 1}`);
      };
      only("status =", status);
      only("id >=", from);
      only(order === "newest" ? "id <" : "id >", after);
      const rows = await ask(
        `SELECT ${columns}${withLeads ? ", lead" : ""} FROM @register WHERE ${where.join(" AND ")} ` +
          `ORDER BY id ${order === "newest" ? "DESC" : "ASC"} LIMIT $${values.length + 2}`,
        ...values,
        limit,
      );
      return rows.map(toRow);
    },
    async addIssue(storeKey, issue) {
      const [row] = await ask("SELECT @add_issue($1, $2, $3) AS done", storeKey, issue);
      return row?.done === true;
    },
    async ofKey(storeKey) {
      const [row] = await ask(
        `SELECT ${columns} FROM @register WHERE account = $1 AND store_key = $2`,
        storeKey,
      );
      return row === undefined ? undefined : toRow(row);
    },
    async ofOrder(orderId) {
      const where = `account = $1 AND ${isOfOrder}`;
      const rows = await ask(`SELECT ${columns} FROM @register WHERE ${where} ORDER BY id`, String(orderId));
      return rows.map(toRow);
    },
    async take({ namespace, limit, leaseMs, newest, alone }) {
      const rows = await ask(
        `SELECT ${columns}, lead FROM @take_entries($1, $2, $3, $4, $5, $6) ORDER BY id`,
        namespace,
        limit,
        leaseMs,
        newest,
        alone,
      );
      return rows.map(toRow);
    },
    async remove(id) {
      await ask("DELETE FROM @register WHERE account = $1 AND id = $2", id);
    },
    async count(namespace) {
      const rows = await ask(
        "SELECT status, count(*)::float8 AS n, count(*) FILTER (WHERE namespace = $2 AND due_at IS NOT NULL)::float8 AS due, " +
          "min(id) FILTER (WHERE namespace = $2 AND due_at IS NOT NULL) AS oldest FROM @register WHERE account = $1 GROUP BY status",
        namespace,
      );
      const oldest = rows.flatMap((row) => textOf(row.oldest) ?? []).sort();
      return {
        by: Object.fromEntries(rows.map((row) => [String(row.status), Number(row.n)])),
        due: rows.reduce((sum, row) => sum + Number(row.due), 0),
        oldestDue: oldest[0],
      };
    },
    async sweep() {
      await ask("SELECT @sweep_entries($1)");
    },
  };
}

function toRow(row: Readonly<Record<string, unknown>>): EntryRow {
  const expiresAt = row.expires_at;
  return {
    id: String(row.id),
    namespace: String(row.namespace),
    // Only the functions of the schema write it.
    status: String(row.status) as LeadStatus,
    storeKey: textOf(row.store_key),
    key: textOf(row.key),
    head: String(row.head),
    facts: String(row.facts),
    history: String(row.history),
    foundIssues: String(row.found_issues),
    attempts: Number(row.attempts),
    takes: Number(row.takes),
    repeats: Number(row.repeats),
    leadBytes: Number(row.lead_bytes),
    hasLead: row.has_lead === true,
    expiresAt: expiresAt === null || expiresAt === undefined ? undefined : Number(expiresAt),
    lead: textOf(row.lead),
  };
}

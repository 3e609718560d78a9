import { StoreError } from "../../shared/errors/storeError.ts";
import type { Detail } from "../../shared/messages/format.ts";
import { type Reason, reasonOf } from "../contract/reason.ts";
import type { Place } from "../contract/registerContract.ts";
import { doubtReason } from "../store/doubtReason.ts";
import { type ClaimedRow, maxBuyers, renewAfterMs, type StoreFinding } from "../store/engineRows.ts";
import type { AliasedRows } from "../store/erasedKeys.ts";
import { isUsable } from "../store/formatVersion.ts";
import { encode, textOf } from "../store/rowTexts.ts";
import type { ClaimFinish } from "../store/store.ts";
import { explainPostgres, type PostgresClient, type PostgresPart, rowsOf } from "./postgresClient.ts";
import { postgresCodes } from "./postgresCodes.ts";
import { tablesVersion } from "./tables.ts";

/** The rows of a store in PostgreSQL. Each step is one statement that commits on its own. */
export function postgresRows(client: PostgresClient, part: PostgresPart): AliasedRows {
  const { schema, accountKey: account } = part;
  const ask = async (call: string, ...values: readonly unknown[]) => {
    const [row = {}] = await rowsOf(client, `SELECT * FROM ${schema}.${call}`, [account, ...values]);
    return row;
  };
  const place = placeOf(client, part);
  return {
    store: place.name,
    record: "A record in PostgreSQL",
    place,
    explain: explainPostgres,
    check: () => checkDatabase(client, part),
    explainDoubt: (cause) => doubtReason(nameOf(part), cause, (...change) => explainEpoch(schema, ...change)),
    async readBinding() {
      const [row] = await rowsOf(
        client,
        `SELECT ${schema}.epoch() AS epoch, (SELECT value FROM ${schema}.fact WHERE account = $1 AND name = 'binding') AS binding`,
        [account],
      );
      return { binding: textOf(row?.binding), epoch: String(row?.epoch) };
    },
    async swapBinding(before, after) {
      const row = await ask("swap_fact($1, 'binding', $2, $3) AS done", before ?? null, after);
      return row.done === true;
    },
    async claim(key, { token, leaseMs, buyer, reopen, retentionMs, alias }) {
      const reopened = [reopen?.orderId ?? null, reopen?.lead ?? null];
      const values = [key, encode(token), leaseMs, buyer ?? null, maxBuyers, ...reopened];
      const row = await ask(
        "claim_lead($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        ...values,
        renewAfterMs(retentionMs),
        alias ?? null,
      );
      return toClaimed(row);
    },
    async renew(key, { token, leaseMs }, lead) {
      const row = await ask(
        "renew_lead($1, $2, $3, $4, $5) AS done",
        key,
        encode(token),
        leaseMs,
        lead ?? null,
      );
      return row.done === true;
    },
    async finish(key, token, { state, orderId, fingerprint = null, buyer = null, entry, alias = null }) {
      const change = entry === undefined ? null : JSON.stringify(entry);
      const values = [key, encode(token), state, orderId, fingerprint, buyer, maxBuyers, change, alias];
      const row = await ask("finish_lead($1, $2, $3, $4, $5, $6, $7, $8, $9, $10) AS done", ...values);
      return finishOf(row.done);
    },
    async listOpen() {
      const rows = await rowsOf(client, `SELECT * FROM ${schema}.open_leads($1) AS key`, [account]);
      return rows.map(({ key }) => String(key));
    },
    async readNote(name) {
      const statement = `SELECT value FROM ${schema}.note WHERE account = $1 AND name = $2 AND until > ${schema}.now_ms()`;
      const [row] = await rowsOf(client, statement, [account, name]);
      return textOf(row?.value);
    },
    async writeNote(name, text, keepMs) {
      const statement =
        `INSERT INTO ${schema}.note (account, name, value, until) VALUES ($1, $2, $3, ${schema}.now_ms() + $4::bigint) ` +
        "ON CONFLICT (account, name) DO UPDATE SET value = excluded.value, until = excluded.until";
      await rowsOf(client, statement, [account, name, text, keepMs]);
    },
    async readLead(key) {
      const statement = `SELECT lead FROM ${schema}.lead WHERE account = $1 AND key = $2`;
      const [row] = await rowsOf(client, statement, [account, key]);
      return textOf(row?.lead);
    },
    async ordersOf(keys) {
      const statement = `SELECT * FROM ${schema}.orders_of($1, $2) AS known`;
      const rows = await rowsOf(client, statement, [account, JSON.stringify(keys)]);
      return rows.map(({ known }) => textOf(known));
    },
    async erase(key, alias) {
      await ask("erase_lead($1, $2, $3)", key, alias);
    },
    async sweep(retentionMs) {
      // No record is older, and PostgreSQL's numbers hold no longer time.
      await ask("sweep_leads($1, $2)", Math.ceil(Math.min(retentionMs, Number.MAX_SAFE_INTEGER)));
    },
  };
}

/** An epoch ends with the incarnation of the leads, as `sql/server/epoch.sql` says. */
function explainEpoch(schema: string, before: string, after: string, lookUps: Detail): Reason {
  const [server, now] = [before, after].map((epoch) => epoch.split("-", 4).join("-"));
  if (server === now)
    return reasonOf(postgresCodes, "postgres_rows_changed", { table: `${schema}.lead`, lookUps });
  return reasonOf(postgresCodes, "postgres_replaced", { lookUps });
}

export function placeOf(client: PostgresClient, part: PostgresPart): Place {
  const { schema, accountKey } = part;
  return { name: nameOf(part).reason, engine: client, part: `${schema} ${accountKey}` };
}

function nameOf({ schema, accountKey }: PostgresPart): Reason {
  return reasonOf(postgresCodes, "postgres_schema", { schema, account: accountKey || "none" });
}

/** Reports what breaks a store's promises. @throws StoreError if its tables are of a version that cannot be used */
async function checkDatabase(
  client: PostgresClient,
  { schema }: PostgresPart,
): Promise<readonly StoreFinding[]> {
  const [row] = await rowsOf(
    client,
    `SELECT (SELECT max(version) FROM ${schema}.version)::text AS version, (SELECT max(readable_from) FROM ${schema}.version)::text AS readable_from, pg_is_in_recovery() AS standby, current_setting('fsync') AS fsync`,
    [],
  );
  const version = Number(row?.version);
  if (!isUsable({ version, readableFrom: Number(row?.readable_from) }, tablesVersion)) {
    const cure = version > tablesVersion ? "Update baselinker-sdk." : "Run `await migratePostgres(pool)`.";
    const message = `The tables in the schema ${schema} are of version ${version}, and this SDK needs ${tablesVersion}. ${cure}`;
    throw new StoreError(message, { retryable: false });
  }
  const findings: StoreFinding[] = [];
  if (row?.standby === true)
    findings.push({ ...reasonOf(postgresCodes, "postgres_standby", {}), wouldForget: true });
  if (row?.fsync === "off")
    findings.push({ ...reasonOf(postgresCodes, "postgres_not_on_disk", {}), wouldForget: false });
  return findings;
}

function toClaimed(row: Readonly<Record<string, unknown>>): ClaimedRow {
  const { status } = row;
  if (status === "busy") return { status };
  if (status === "sent") {
    const { order_id: orderId, fingerprint, buyers } = row;
    return { status, orderId, fingerprint: textOf(fingerprint), buyers: textOf(buyers) ?? "" };
  }
  return {
    status: "claimed",
    lead: textOf(row.lead),
    binding: textOf(row.binding),
    epoch: String(row.epoch),
  };
}

function finishOf(done: unknown): ClaimFinish | "gone" {
  return done === "done" || done === "order_taken" || done === "gone" ? done : "lost";
}

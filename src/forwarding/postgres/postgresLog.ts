import type { SharedLog, TakeResult } from "../../client/limiter/sharedRateLimiter.ts";
import type { Clock } from "../../shared/runtime/clock.ts";
import { engineSteps } from "../store/engineSteps.ts";
import { explainPostgres, type PostgresClient, rowsOf } from "./postgresClient.ts";

interface LogOptions {
  readonly schema: string;
  /** A hash of the token. */
  readonly account: string;
  readonly limit: number;
  readonly maxWaitMs: number;
  readonly clock: Clock;
}

/** The log of requests in PostgreSQL, with the server's clock. */
export class PostgresLog implements SharedLog {
  readonly #ask: (call: string, ...values: readonly unknown[]) => Promise<Readonly<Record<string, unknown>>>;
  readonly #limit: number;
  /** The state of the log at the last request. */
  #known = "";

  constructor(client: PostgresClient, { schema, account, limit, maxWaitMs, clock }: LogOptions) {
    const engine = { store: "PostgreSQL", explain: explainPostgres };
    const { step } = engineSteps(engine, { maxWaitMs, clock });
    this.#limit = limit;
    this.#ask = (call, ...values) =>
      step(async () => {
        const [row = {}] = await rowsOf(client, `SELECT * FROM ${schema}.${call}`, [account, ...values]);
        return row;
      });
  }

  async take(id: string, heldMs: number, leaveFree: number): Promise<TakeResult> {
    const values = [id, this.#limit - leaveFree, Math.ceil(heldMs), this.#known];
    const { status, wait_ms: waitMs, known } = await this.#ask("take_slot($1, $2, $3, $4, $5)", ...values);
    this.#known = String(known);
    if (status === "taken") return status;
    const reason = status === "block" || status === "doubt" ? status : "limit";
    return { waitMs: Number(waitMs), reason };
  }

  async hold(id: string, heldMs: number): Promise<void> {
    await this.#ask("hold_slot($1, $2, $3)", id, Math.ceil(heldMs));
  }

  async pause(durationMs: number): Promise<void> {
    await this.#ask("pause_limiter($1, $2)", Math.ceil(durationMs));
  }
}

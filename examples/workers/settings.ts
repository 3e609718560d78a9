/** What the workers are identified by their environment. */
export const settings = {
  token: process.env.BASELINKER_TOKEN ?? "",
  redisUrl: process.env.REDIS_URL ?? "redis://127.0.0.1:6379",
  databaseUrl: process.env.DATABASE_URL ?? "postgres://127.0.0.1:5432/postgres",
  /** What Base allows the account; a paid option raises it. */
  requestsPerMinute: Number(process.env.REQUESTS_PER_MINUTE ?? 100),
  /** Only for tests: the fake account, and waits that are shorter than in life. */
  baseUrl: process.env.BASELINKER_URL,
  settleMs: milliseconds("SETTLE_MS"),
  leaseMs: milliseconds("LEASE_MS"),
  lockMs: milliseconds("LOCK_MS"),
};

function milliseconds(name: string): number | undefined {
  const text = process.env[name];
  return text === undefined ? undefined : Number(text);
}

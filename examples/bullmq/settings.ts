/** What server and workers share. All of it comes from the environment. */
export const settings = {
  redisUrl: process.env.REDIS_URL ?? "redis://127.0.0.1:6379",
  token: process.env.BASELINKER_TOKEN ?? "",
  /** What Base allows the account; a paid option raises it. */
  requestsPerMinute: Number(process.env.REQUESTS_PER_MINUTE ?? 100),
  /** How long after a failure a lead is tried again. */
  retryMs: Number(process.env.RETRY_MS ?? 15_000),
  /** Only for tests: the fake account, and waits that are shorter than in life. */
  baseUrl: process.env.BASELINKER_URL,
  settleMs: process.env.SETTLE_MS === undefined ? undefined : Number(process.env.SETTLE_MS),
  leaseMs: process.env.LEASE_MS === undefined ? undefined : Number(process.env.LEASE_MS),
  /** BullMQ hands a dead worker's job to another one after this time. */
  lockMs: Number(process.env.LOCK_MS ?? 30_000),
};

export const queueName = "leads";

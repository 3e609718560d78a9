export {
  type EnqueueOptions,
  enqueueLead,
  enqueueLeadSql,
  type SqlStatement,
} from "../postgres/enqueueLead.ts";
export { migratePostgres, postgresMigrationSql } from "../postgres/migrate.ts";
export type { PostgresClient } from "../postgres/postgresClient.ts";
export { type PostgresProductCacheOptions, postgresProductCache } from "../postgres/postgresProductCache.ts";
export { type PostgresQueueOptions, postgresQueue } from "../postgres/postgresQueue.ts";
export { type PostgresRateLimiterOptions, postgresRateLimiter } from "../postgres/postgresRateLimiter.ts";
export { type PostgresRegisterOptions, postgresRegister } from "../postgres/postgresRegister.ts";
export { type PostgresStoreOptions, postgresStore } from "../postgres/postgresStore.ts";

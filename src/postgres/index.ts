export type { ClosableLimiter, SharedLimiterOptions } from "../limiter/sharedRateLimiter.ts";
export type { RegisterOptions } from "../register/engineRegister.ts";
export type { Closable } from "../runtime/dispose.ts";
export { type EnqueueOptions, enqueueLead, leadInsert, type Statement } from "./enqueueLead.ts";
export { type MigrateOptions, migrate, migrationSql } from "./migrate.ts";
export type { PostgresClient } from "./postgresClient.ts";
export { type PostgresRateLimiterOptions, postgresRateLimiter } from "./postgresRateLimiter.ts";
export { type PostgresRegisterOptions, postgresRegister } from "./postgresRegister.ts";
export { type PostgresStoreOptions, postgresStore } from "./postgresStore.ts";

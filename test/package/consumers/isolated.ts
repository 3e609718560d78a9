/**
 * Under `isolatedDeclarations` a program writes the type of all that it exports. A type without a name of its own is
 * reached from one that has a name.
 */
import {
  type BaselinkerOptions,
  type Clock,
  type Closable,
  type createForwarder,
  type createForwarderPool,
  type ForwardEvent,
  type Forwarder,
  type ForwarderPoolOptions,
  type Hooks,
  type LeadRegister,
  type LeadStore,
  type loadAccount,
  memoryRateLimiter,
  memoryRegister,
  memoryStore,
  type RateLimiter,
  type RegisterView,
  type Rules,
  type SetupError,
} from "baselinker-sdk";
import type { Mapper, MapperOptions } from "baselinker-sdk/mapping";
import type { signatures, Webhook } from "baselinker-sdk/webhook";

export const readyOptions: Parameters<Forwarder["ready"]>[0] = { signal: AbortSignal.timeout(5_000) };
export const reconcileOptions: NonNullable<Parameters<Forwarder["reconcile"]>[0]> = {};
export const listOptions: Parameters<RegisterView["list"]>[0] = { limit: 10 };
export const storeOptions: Parameters<typeof memoryStore>[0] = { retentionMs: 60_000 };
export const limiterOptions: Parameters<typeof memoryRateLimiter>[0] = { requestsPerMinute: 200 };
export const registerOptions: Parameters<typeof memoryRegister>[0] = { keepLeads: "failed" };
export const accountOptions: Parameters<typeof loadAccount>[1] = { priority: "bulk" };
export const signatureOptions: Parameters<typeof signatures.tilda>[0] = { secret: "s", header: "x-key" };
export const appInfo: BaselinkerOptions["appInfo"] = { name: "shop", version: "1.0.0" };
export const budget: MapperOptions["budget"] = undefined;

export type PoolOptions = Awaited<ReturnType<ForwarderPoolOptions["forwarderOf"]>>;
export type Ended = Extract<ForwardEvent, { readonly type: "ended" }>;
export type Problem = SetupError["issues"][number];
export type NodeRequest = Parameters<Webhook["node"]>[0];

export function onDrift(event: Parameters<NonNullable<Hooks["drift"]>>[0]): number {
  return event.drift.length;
}

/** What a program of others would write around ours: every result has a type to name it by. */
export const store: LeadStore & Closable = memoryStore(storeOptions);
export const limiter: RateLimiter = memoryRateLimiter(limiterOptions);
export const register: LeadRegister & Closable = memoryRegister(registerOptions);
export const rules: Rules = { version: 1, fields: { email: "Email" } };
export type Made = {
  readonly forwarder: ReturnType<typeof createForwarder>;
  readonly pool: ReturnType<typeof createForwarderPool>;
  readonly mapper: Mapper;
  readonly clock: Clock;
};

export type { ErrorAnswer, FakeBackend, LoggedRequest, SetAnswer } from "../fake/account.ts";
export { buildCatalog, buildOrder, buildOrderProduct, buildProduct } from "../fake/builders.ts";
export { createManualClock, type FakeClock, type ManualClock } from "../fake/clock.ts";
export type { FakeReply, FakeRequest, Way } from "../fake/exchange.ts";
export type { FaultScenario } from "../fake/faultScenarios.ts";
export type { FaultOptions, FaultSpec, Faults, InjectedFault } from "../fake/faults.ts";
export type { Call } from "../fake/parseBody.ts";
export type { Ignored, IgnoredReason } from "../fake/receive.ts";
export { sampleOrders, sampleProducts } from "../fake/samples.ts";
export type { FakeOptions, FakeSeed } from "../fake/seed.ts";
export { type ServedAccount, type ServeOptions, serveFakeAccount } from "../fake/serveFakeAccount.ts";
export type {
  FakeCatalog,
  FakeExtraField,
  FakeJournalEntry,
  FakeOrder,
  FakeOrderProduct,
  FakePayment,
  FakePriceGroup,
  FakeProduct,
  FakeSources,
  FakeState,
  FakeStatus,
  FakeWarehouse,
} from "../fake/state.ts";
export { createFakeAccount, type FakeAccount } from "./createFakeAccount.ts";
export { handlersFor } from "./handlers.ts";

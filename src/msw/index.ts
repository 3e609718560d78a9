export type { ErrorAnswer, FakeBackend, LoggedRequest, SetAnswer } from "./account.ts";
export { buildCatalog, buildOrder, buildOrderProduct, buildProduct } from "./builders.ts";
export { createManualClock, type FakeClock, type ManualClock } from "./clock.ts";
export { createFakeAccount, type FakeAccount } from "./createFakeAccount.ts";
export type { FakeReply, FakeRequest, Way } from "./exchange.ts";
export type { FaultScenario } from "./faultScenarios.ts";
export type { FaultOptions, FaultSpec, Faults, InjectedFault } from "./faults.ts";
export { handlersFor } from "./handlers.ts";
export type { Call } from "./parseBody.ts";
export type { Ignored, IgnoredReason } from "./receive.ts";
export { sampleOrders, sampleProducts } from "./samples.ts";
export type { FakeOptions, FakeSeed } from "./seed.ts";
export { type ServedAccount, type ServeOptions, serveFakeAccount } from "./serveFakeAccount.ts";
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
} from "./state.ts";

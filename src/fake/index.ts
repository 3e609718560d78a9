export type { Clock } from "../runtime/clock.ts";
export { buildCatalog, buildOrder, buildOrderProduct, buildProduct } from "./builders.ts";
export { createManualClock, type ManualClock } from "./clock.ts";
export { createFakeAccount, type FakeAccount } from "./createFakeAccount.ts";
export type { FaultOptions } from "./fault.ts";
export type { FaultSpec, Faults, InjectedFault } from "./faultList.ts";
export type { FaultScenario } from "./faults.ts";
export type { ServedAccount } from "./httpServer.ts";
export type { Ignored, IgnoredReason } from "./receive.ts";
export type { Call, FakeReply, FakeRequest, WireFault } from "./request.ts";
export { sampleOrders, sampleProducts } from "./samples.ts";
export type { FakeOptions, FakeSeed } from "./seed.ts";
export { type ServeOptions, serveFakeAccount } from "./serveFakeAccount.ts";
export type {
  ErrorAnswer,
  FakeBackend,
  FakeCatalog,
  FakeExtraField,
  FakeInvoice,
  FakeJournalEntry,
  FakeOrder,
  FakeOrderProduct,
  FakePackage,
  FakePayment,
  FakePriceGroup,
  FakeProduct,
  FakeProductExtras,
  FakeSources,
  FakeState,
  FakeStatus,
  FakeWarehouse,
  LoggedRequest,
  SetAnswer,
} from "./state.ts";

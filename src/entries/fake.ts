export { buildCatalog, buildOrder, buildOrderProduct, buildProduct } from "../fake/builders.ts";
export { createManualClock, type ManualClock } from "../fake/clock.ts";
export { createFakeAccount, type FakeAccount } from "../fake/createFakeAccount.ts";
export type { FaultOptions } from "../fake/fault.ts";
export type { FakeFaults, FaultSpec, InjectedFault } from "../fake/faultList.ts";
export type { FaultScenario } from "../fake/faults.ts";
export type { ServedAccount } from "../fake/httpServer.ts";
export type { Ignored, IgnoredReason } from "../fake/receive.ts";
export type { Call, FakeReply, FakeRequest, WireFault } from "../fake/request.ts";
export { sampleOrders, sampleProducts } from "../fake/samples.ts";
export type { FakeOptions, FakeSeed } from "../fake/seed.ts";
export { type ServeOptions, serveFakeAccount } from "../fake/serveFakeAccount.ts";
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
} from "../fake/state.ts";
export type { Clock } from "../runtime/clock.ts";

export { buildCatalog, buildOrder, buildOrderProduct, buildProduct } from "../fake/builders.ts";
export { createManualClock, type ManualClock } from "../fake/clock.ts";
export { createFakeAccount, type FakeAccount } from "../fake/createFakeAccount.ts";
export type { FakeFaults, FaultSpec, InjectedFault } from "../fake/faultList.ts";
export type { FaultScenario } from "../fake/faults.ts";
export type { ServedAccount } from "../fake/httpServer.ts";
export type { FakeReply, FakeRequest } from "../fake/request.ts";
export { sampleOrders, sampleProducts } from "../fake/samples.ts";
export type { FakeOptions, FakeSeed } from "../fake/seed.ts";
export { type ServeOptions, serveFakeAccount } from "../fake/serveFakeAccount.ts";
export type {
  FakeBackend,
  FakeCatalog,
  FakeOrder,
  FakeOrderProduct,
  FakeProduct,
  FakeState,
  LoggedRequest,
} from "../fake/state.ts";

export { createManualClock, type ManualClock } from "../testing/fake/clock.ts";
export { createFakeAccount, type FakeAccount } from "../testing/fake/createFakeAccount.ts";
export type { FakeFaults, FaultSpec, InjectedFault } from "../testing/fake/faultList.ts";
export type { FaultScenario } from "../testing/fake/faults.ts";
export type { ServedAccount } from "../testing/fake/httpServer.ts";
export type { FakeRequest } from "../testing/fake/request.ts";
export { sampleOrders, sampleProducts } from "../testing/fake/samples.ts";
export type { FakeOptions, FakeSeed } from "../testing/fake/seed.ts";
export { type ServeOptions, serveFakeAccount } from "../testing/fake/serveFakeAccount.ts";
export type {
  FakeBackend,
  FakeCatalog,
  FakeOrder,
  FakeOrderProduct,
  FakeProduct,
  FakeState,
  LoggedRequest,
} from "../testing/fake/state.ts";

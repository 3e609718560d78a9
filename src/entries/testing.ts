export { catalogContract } from "../testing/catalogContract.ts";
export type { CatalogUnderTest } from "../testing/catalogUnderTest.ts";
export { limiterContract } from "../testing/limiterContract.ts";
export type { LimiterUnderTest, TestClock, TestedLimits } from "../testing/limiterUnderTest.ts";
export type { TestProgram } from "../testing/promises.ts";
export { registerContract } from "../testing/registerContract.ts";
export type { RegisterUnderTest } from "../testing/registerUnderTest.ts";
export { storeContract } from "../testing/storeContract.ts";
export type { StoreUnderTest } from "../testing/storeUnderTest.ts";

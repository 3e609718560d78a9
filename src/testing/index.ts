export { catalogContract } from "./catalogContract.ts";
export type { CatalogUnderTest } from "./catalogUnderTest.ts";
export { limiterContract } from "./limiterContract.ts";
export type { LimiterUnderTest, TestClock, TestedLimits } from "./limiterUnderTest.ts";
export type { TestProgram } from "./promises.ts";
export { registerContract } from "./registerContract.ts";
export type { RegisterUnderTest } from "./registerUnderTest.ts";
export { storeContract } from "./storeContract.ts";
export type { StoreUnderTest } from "./storeUnderTest.ts";

export {
  limiterContract,
  productCacheContract,
  registerContract,
  storeContract,
} from "../testing/contracts.ts";
export type { LimiterUnderTest, TestClock, TestedLimits } from "../testing/limiterUnderTest.ts";
export type { TestProgram } from "../testing/promises.ts";
export type { ProductCacheUnderTest, RegisterUnderTest, StoreUnderTest } from "../testing/underTest.ts";

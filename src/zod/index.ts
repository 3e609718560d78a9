export { schemas, type ZodSchemas } from "./schemas.ts";
export type { ZodList, ZodMap, ZodParams } from "./zodParams.ts";

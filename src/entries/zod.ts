export { schemas, type ZodSchemas } from "../zod/schemas.ts";
export type { ZodList, ZodMap, ZodParams } from "../zod/zodParams.ts";

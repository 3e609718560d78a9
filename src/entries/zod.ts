export { type ZodSchemas, zodSchemas, zodSchemasWith } from "../zod/schemas.ts";
export type { ZodList, ZodMap } from "../zod/zodParams.ts";

export { type ZodSchemas, zodSchemas, zodSchemasWith } from "../api/zod/schemas.ts";
export type { ZodList, ZodMap } from "../api/zod/zodParams.ts";

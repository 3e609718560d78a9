export { type ZodSchemas, zodSchemas } from "../api/zod/schemas.ts";

export { schemas, type ZodSchemas } from "./schemas.ts";

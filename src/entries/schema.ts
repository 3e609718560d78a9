export { type JsonSchema, jsonSchemaOf } from "../schema/jsonSchema.ts";
export { methodKinds } from "../schema/methodKinds.ts";
export { type MethodSchemas, methodSchemas, type StandardSchema } from "../schema/schemas.ts";

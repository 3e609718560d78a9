export { methodKinds } from "../api/schema/namedMethods.ts";
export {
  type JsonSchema,
  jsonSchemaOf,
  type MethodSchemas,
  methodSchemas,
  type StandardSchema,
} from "../api/schema/schemas.ts";

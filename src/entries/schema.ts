export { methodKinds } from "../schema/namedMethods.ts";
export {
  type JsonSchema,
  jsonSchemaOf,
  type MethodSchemas,
  methodSchemas,
  type StandardSchema,
} from "../schema/schemas.ts";

export { type JsonSchema, jsonSchemaOf, type SchemaSide } from "../schema/jsonSchema.ts";
export {
  type MethodSchemas,
  type SchemaIssue,
  type SchemaResult,
  type Schemas,
  type StandardSchema,
  schemas,
} from "../schema/schemas.ts";

export { type JsonSchema, jsonSchemaOf, type SchemaSide } from "./jsonSchema.ts";
export {
  type MethodSchemas,
  type SchemaIssue,
  type SchemaResult,
  type Schemas,
  type StandardSchema,
  schemas,
} from "./schemas.ts";

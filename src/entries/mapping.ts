export type { AddOrderParams } from "../api/methods/orders/changeOrders.ts";
export type { IssueCode } from "../languages/allCodes.ts";
export { type CreateCatalogOptions, createCatalog } from "../mapping/catalog/createCatalog.ts";
export type { TraceEntry } from "../mapping/compile/scope.ts";
export type { IssueLanguage } from "../mapping/contract/issueLanguage.ts";
export type { Account, Catalog, CatalogProduct, MapContext } from "../mapping/contract/mapContext.ts";
export type { Issue, MapResult } from "../mapping/contract/mapResult.ts";
export { createMapper, type Mapper, type MapperOptions } from "../mapping/mapper/createMapper.ts";
export type { ExplainedField, Explanation } from "../mapping/mapper/explain.ts";
export { type FromLeadBoxOptions, fromLeadBox, type LeadBoxProducts } from "../mapping/parse/fromLeadBox.ts";
export { parseRules, type RulesOptions } from "../mapping/parse/parseRules.ts";
export { type DecodeBodyOptions, decodeBody } from "../mapping/receive/decodeBody.ts";
export {
  defineRules,
  type LineFieldRules,
  type LinesRule,
  type OrderFieldRules,
  type Rules,
  type TableRules,
} from "../mapping/rules/rules.ts";
export type { RuleCondition, RuleValue } from "../mapping/rules/value.ts";
export type { PhoneParser } from "../mapping/values/phone.ts";
export { BodyError } from "../shared/errors/bodyError.ts";
export { RulesError, type RulesProblem } from "../shared/errors/rulesError.ts";
export type { Detail, Details, Message } from "../shared/messages/format.ts";

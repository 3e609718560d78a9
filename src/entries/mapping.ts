export type { AddOrderParams } from "../api/orders/changeOrders.ts";
export { type CreateCatalogOptions, createCatalog } from "../catalog/createCatalog.ts";
export { BodyError } from "../errors/bodyError.ts";
export { RulesError, type RulesProblem } from "../errors/rulesError.ts";
export type { IssueCode } from "../languages/allCodes.ts";
export type { MappingBudget } from "../mapping/budget.ts";
export type { TraceEntry } from "../mapping/compile/scope.ts";
export { createMapper, type Mapper, type MapperOptions } from "../mapping/createMapper.ts";
export type { ExplainedField, Explanation } from "../mapping/explain.ts";
export type { IssueLanguage } from "../mapping/issueLanguage.ts";
export type { Account, Catalog, CatalogProduct, MapContext } from "../mapping/mapContext.ts";
export type { Issue, MapResult } from "../mapping/mapResult.ts";
export { splitLeads } from "../mapping/order/leads.ts";
export { type DecodeBodyOptions, decodeBody } from "../mapping/receive/decodeBody.ts";
export { type FromLeadBoxOptions, fromLeadBox, type LeadBoxProducts } from "../mapping/rules/fromLeadBox.ts";
export {
  defineRules,
  type LeadBoxTable,
  type LineFieldRules,
  type LinesRule,
  type OrderFieldRules,
  type Rules,
  type TableRules,
} from "../mapping/rules/rules.ts";
export type { RuleCondition, RuleValue } from "../mapping/rules/value.ts";
export { parseRules, type RulesOptions } from "../mapping/schema/parseRules.ts";
export type { PhoneParser } from "../mapping/text/phone.ts";

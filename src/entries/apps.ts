/**
 * What the command, the studio and the MCP server need and no user does. It is no entry of the package: apps import this
 * file, the entries and `shared` alone. A test counts its names, so another one needs a reason.
 */
export { allMethods, methodNamed } from "../api/methods/methods.ts";
export { allPages } from "../api/methods/pages.ts";
export { type PersonalKind, Place, personalFields } from "../api/methods/personalFields.ts";
export { fieldsSchema } from "../api/schema/schemas.ts";
export { checkParams } from "../api/wire/checkParams.ts";
export type { Method, PagedRead } from "../api/wire/method.ts";
export {
  type AnyShape,
  choice,
  type Fields,
  type FieldsInput,
  integer,
  list,
  map,
  optional,
  text,
  unknown,
} from "../api/wire/shape.ts";
export { paginate } from "../client/calls/paginate.ts";
export { findNames } from "../forwarding/account/checkRules.ts";
export type { AttemptBy } from "../forwarding/contract/registerTypes.ts";
export { firstIdOf, isEntryId } from "../forwarding/register/entryId.ts";
export { rulesHashOf } from "../forwarding/register/rulesHash.ts";
export { warehouseId } from "../mapping/compile/names.ts";
export { isOwnSource } from "../mapping/order/extraFields.ts";
export { pricesWithoutCurrency } from "../mapping/order/pricesWithoutCurrency.ts";
export { joinKey } from "../mapping/path/parsePath.ts";
export { formatPlan, isMasked, isPersonal } from "../mapping/plan/formatPlan.ts";
export { minorUnitDigits } from "../mapping/values/money.ts";
export { updateRuleTests } from "../rule-tools/ruleTests/testRules.ts";
export { untestedRules } from "../rule-tools/ruleTests/untestedRules.ts";
export { parseFault } from "../testing/fake/faultList.ts";
export { isWeakSecret } from "../webhook/secrets.ts";
export type { SenderSample } from "../webhook/senders/sample.ts";
export { sampledSenders } from "../webhook/senders/sampledSenders.ts";

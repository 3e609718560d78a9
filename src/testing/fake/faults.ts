import { isRecord } from "../../shared/json/value.ts";
import { integer } from "../../shared/options/kinds.ts";
import {
  type Answer,
  accountFault,
  answerOf,
  deliveryFault,
  type Fault,
  pageOf,
  withBody,
  withLists,
} from "./fault.ts";
import { type Call, failure } from "./request.ts";

/** The names of all faults. A name with `<…>` is a family: `status:<n>-stored`. */
export type FaultName = keyof typeof faults;
/** The scenarios by name; `docs/testing-reference.md` describes each. */
export type FaultScenario = { [Name in FaultName]: Filled<Name> }[FaultName];

/** A name with its part filled in: `status:<n>-stored` becomes `status:408-stored`. */
type Filled<Name> = Name extends `${infer Before}<n>${infer After}`
  ? `${Before}${number}${After}`
  : Name extends `${infer Before}<${string}>${infer After}`
    ? `${Before}${string}${After}`
    : Name;

const markerFields = ["extra_field_1", "extra_field_2", "admin_comments", "custom_extra_fields"];
const orderWrites = ["addOrder", "setOrderFields"];

const accountReads = [
  "getOrderStatusList",
  "getOrderSources",
  "getOrderExtraFields",
  "getInventories",
  "getInventoryWarehouses",
  "getInventoryPriceGroups",
  "getInventoryProductsList",
  "getInventoryProductsData",
  "getInventoryProductsStock",
  "getInventoryProductsPrices",
];

/** The connection breaks before there is an answer. */
const lost: Answer = { ...pageOf(200, ""), body: "", wireFault: "dropped" };

/**
 * All faults, in the order of the docs. To add one: an entry here, a row in `docs/testing-reference.md`, a behaviour in its
 * test. If one is missing, the code does not compile or a test fails.
 */
export const faults = {
  "answer-lost": deliveryFault({
    line: "The request is carried out, then the connection breaks: the answer is lost.",
    act: ({ call, next }) => ({ ...next(call), wireFault: "dropped" }),
  }),
  "request-lost": deliveryFault({
    line: "The connection breaks before the request is carried out.",
    act: () => lost,
  }),
  "stored-late": deliveryFault({
    line: "The connection breaks; the request is carried out `afterMs` later.",
    takes: ["afterMs"],
    act: ({ call, next, settings, account }) => {
      account.runLater(settings.afterMs, () => next(call));
      return lost;
    },
  }),
  "bad-gateway": deliveryFault({
    line: "A proxy answers 502 with HTML; nothing is carried out unless `stored`.",
    takes: ["stored"],
    act: ({ call, next, settings }) => {
      if (settings.stored) next(call);
      return pageOf(502, "502 Bad Gateway");
    },
  }),
  maintenance: deliveryFault({
    line: "An HTML maintenance page comes with HTTP 200; nothing is carried out unless `stored`.",
    takes: ["stored"],
    act: ({ call, next, settings }) => {
      if (settings.stored) next(call);
      return pageOf(200, "Maintenance break. We will be back soon.", "text/html; charset=UTF-8");
    },
  }),
  "status:<n>-stored": deliveryFault({
    line: "The request is carried out, then HTTP status `<n>` comes with HTML: `status:408-stored`.",
    value: integer({ least: 200, most: 599 }),
    act: ({ call, next, value }) => {
      next(call);
      return pageOf(Number(value), `HTTP ${value}`);
    },
  }),
  "cut-body": deliveryFault({
    line: "The request is carried out; the connection breaks in the middle of the answer.",
    act: ({ call, next }) => ({ ...next(call), wireFault: "cut" }),
  }),
  "stalled-headers": deliveryFault({
    line: "The request is carried out; no answer ever comes.",
    act: ({ call, next }) => ({ ...next(call), wireFault: "stalled-headers" }),
  }),
  "stalled-body": deliveryFault({
    line: "The request is carried out; the answer stops in the middle and never ends.",
    act: ({ call, next }) => ({ ...next(call), wireFault: "stalled-body" }),
  }),
  slow: deliveryFault({
    line: "The request is carried out; the answer comes `afterMs` later.",
    takes: ["afterMs"],
    act: ({ call, next, settings }) => ({ ...next(call), delayMs: settings.afterMs }),
  }),
  "no-status": deliveryFault({
    line: "The request is carried out; the answer lacks its `status`.",
    act: ({ call, next }) => withBody(next(call), ({ status, ...rest }) => rest),
  }),
  "answer-repeated": deliveryFault({
    line: "A cache gives the last answer to the same method again; nothing is carried out unless `stored`.",
    takes: ["stored"],
    applies: ({ method }, account) => account.earlierAnswer(method) !== undefined,
    act: ({ call, next, settings, account }) => {
      const earlier = account.earlierAnswer(call.method) ?? lost;
      if (settings.stored) next(call);
      return earlier;
    },
  }),
  error: deliveryFault({
    line: "The API answers with an error, by default `ERROR_UNKNOWN`; nothing is carried out.",
    takes: ["code", "message"],
    act: ({ settings: { code = "ERROR_UNKNOWN", message = "Something went wrong." } }) =>
      answerOf(failure({ code, message })),
  }),
  "error-stored": deliveryFault({
    line: "The request is carried out, then the API answers with an error, by default `ERROR_INTERNAL`.",
    takes: ["code", "message"],
    act: ({ call, next, settings: { code = "ERROR_INTERNAL", message = "Internal error." } }) => {
      next(call);
      return answerOf(failure({ code, message }));
    },
  }),
  block: deliveryFault({
    line: "The token is blocked now, as if the limit had been exceeded.",
    act: ({ account }) => answerOf(failure(account.block())),
  }),
  "account-lock": deliveryFault({
    line: "The account is locked; every request fails until `reset` or `faults.clear`.",
    act: ({ account }) => answerOf(failure(account.lock())),
  }),
  "visible-late": accountFault({
    line: "The order is stored and answered, but reads show it only `afterMs` later.",
    methods: ["addOrder"],
    times: 1,
    takes: ["afterMs"],
    act: ({ call, next, settings, account }) => {
      const answer = next(call);
      if (isRecord(answer.body)) account.hideOrder(Number(answer.body.order_id), settings.afterMs);
      return answer;
    },
  }),
  "order-id:<wire>": accountFault({
    line: "The order is stored; its id comes as `<wire>`, JSON or else a text: `order-id:9007199254740000`.",
    methods: ["addOrder"],
    times: 1,
    act: ({ call, next, value }) =>
      withBody(next(call), (body) => ("order_id" in body ? { ...body, order_id: onTheWire(value) } : body)),
  }),
  "marker-dropped": accountFault({
    line: "Base keeps no extra fields and no comments of the staff, where markers are. Applies to all later requests.",
    methods: orderWrites,
    times: Number.POSITIVE_INFINITY,
    applies: hasMarkerField,
    act: ({ call, next }) => next(withMarkerFields(call, () => undefined)),
  }),
  "marker-cut": accountFault({
    line: "Base keeps the first half of extra fields and of comments of the staff. Applies to all later requests.",
    methods: orderWrites,
    times: Number.POSITIVE_INFINITY,
    applies: hasMarkerField,
    act: ({ call, next }) => next(withMarkerFields(call, firstHalf)),
  }),
  "email-lowercased": accountFault({
    line: "Base stores e-mail addresses in small letters and compares them letter by letter. Applies to all later requests.",
    methods: [...orderWrites, "getOrders", "getOrdersByEmail"],
    times: Number.POSITIVE_INFINITY,
    applies: (call) => emailIn(call) !== "",
    act: ({ call, next, account }) => {
      const email = emailIn(call);
      if (orderWrites.includes(call.method))
        return next({ ...call, parameters: { ...call.parameters, email: email.toLowerCase() } });
      return withLists(next(call), (orders) =>
        orders.filter((order) => isRecord(order) && account.emailOf(order.order_id) === email),
      );
    },
  }),
  "short-pages": accountFault({
    line: "A page of orders, of returns or of the journal ends early although more follow. Applies to all later requests.",
    methods: ["getOrders", "getJournalList", "getOrderReturns"],
    times: Number.POSITIVE_INFINITY,
    act: ({ call, next, random }) =>
      withLists(next(call), (list) => list.slice(0, 1 + random() * (list.length - 1))),
  }),
  "account-empty": accountFault({
    line: "A read of statuses, sources, fields or catalogs succeeds and finds nothing: lists are empty, or `missing`.",
    methods: accountReads,
    times: 1,
    takes: ["lists"],
    act: ({ call, next, settings }) =>
      withLists(next(call), () => (settings.lists === "empty" ? [] : undefined)),
  }),
} satisfies Readonly<Record<string, Fault>>;

function hasMarkerField({ parameters }: Call): boolean {
  return markerFields.some((name) => Object.hasOwn(parameters, name));
}

function withMarkerFields(call: Call, change: (value: unknown) => unknown): Call {
  const changed = markerFields
    .filter((name) => Object.hasOwn(call.parameters, name))
    .map((name) => [name, change(call.parameters[name])]);
  return { ...call, parameters: { ...call.parameters, ...Object.fromEntries(changed) } };
}

function firstHalf(value: unknown): unknown {
  if (isRecord(value))
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, firstHalf(member)]));
  if (typeof value !== "string") return value;
  const letters = Array.from(value);
  return letters.slice(0, Math.ceil(letters.length / 2)).join("");
}

function emailIn({ parameters }: Call): string {
  const email = parameters.filter_email ?? parameters.email;
  return typeof email === "string" ? email : "";
}

/** Parses JSON; any other text becomes a JSON string. */
function onTheWire(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

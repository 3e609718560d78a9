import { Baselinker } from "../../src/client/calls/baselinker.ts";
import { memoryRateLimiter } from "../../src/client/limiter/inProcessLimiter.ts";
import { watchOrders } from "../../src/client/watch/watchOrders.ts";
import { watchReturns } from "../../src/client/watch/watchReturns.ts";
import { loadAccount } from "../../src/forwarding/account/loadAccount.ts";
import type { ForwardResult } from "../../src/forwarding/contract/forwardResult.ts";
import { createForwarder } from "../../src/forwarding/forwarder/createForwarder.ts";
import { redisRateLimiter } from "../../src/forwarding/redis/redisRateLimiter.ts";
import { redisStore } from "../../src/forwarding/redis/redisStore.ts";
import { sqliteRateLimiter } from "../../src/forwarding/sqlite/sqliteRateLimiter.ts";
import { sqliteStore } from "../../src/forwarding/sqlite/sqliteStore.ts";
import { memoryStore } from "../../src/forwarding/store/memoryStore.ts";
import { emptyAccount as account } from "../support/emptyAccount.ts";

/**
 * Mistakes that people make with the functions of client, forwarder, stores and limiters, and what each gets: a part of
 * the message. The functions are called as JavaScript calls them, hence without their types.
 */
export interface Mistake {
  readonly mistake: string;
  readonly make: () => unknown;
  readonly gets: string;
}

// What a person pastes into the wrong place; no message may show it.
export const token = "1234567-7654321-SECRETOFTHESHOP";
export const buyer = "anna.secret@example.com";
const lead = { email: buyer, phone: "+380671234567" };

const untyped = (value: unknown) => value as never;
const fetch = () => Promise.reject(new Error("Nothing may be sent."));
const client = new Baselinker({
  token,
  fetch,
  rateLimit: { limiter: { acquire: async () => {}, pauseUntil: () => {} } },
});
const rules = { version: 1, key: "id", fields: { email: "email" } } as const;
const forwarder = createForwarder({ baselinker: client, rules, account });
const path = "/nowhere/leads.sqlite";
const redis = { call: async () => null };

/** What `forward` gives instead of rejecting. */
async function thrownBy(forwarded: Promise<ForwardResult>): Promise<never> {
  const result = await forwarded;
  throw "error" in result ? result.error : new Error("There was no error.");
}

async function firstOf(entries: AsyncIterable<unknown>): Promise<void> {
  for await (const _ of entries) return;
}

function rows(
  name: string,
  list: readonly (readonly [mistake: string, make: () => unknown, gets: string])[],
): [string, readonly Mistake[]] {
  return [name, list.map(([mistake, make, gets]) => ({ mistake, make, gets }))];
}

const make = (options: unknown) => () => new Baselinker(untyped(options));
const forward = (options: unknown) => () => createForwarder(untyped(options));
const given = (options: object) => forward({ baselinker: client, rules, ...options });

export const setupMistakes: ReadonlyMap<string, readonly Mistake[]> = new Map([
  rows("new Baselinker", [
    [
      "nothing at all",
      make(undefined),
      "Expected the options of new Baselinker to be an object, got undefined.",
    ],
    [
      "the token alone",
      make(token),
      "Expected the options of new Baselinker to be an object, got a string of 31 characters.",
    ],
    ["a variable that is not set", make({ token: undefined }), "Is the environment variable set?"],
    [
      "the word undefined",
      make({ token: "undefined" }),
      'not the word "undefined". Is the environment variable set?',
    ],
    [
      "quotes of the .env file",
      make({ token: `"${token}"` }),
      "without quotes around it. Are there too many in the .env file?",
    ],
    ["a line end after the token", make({ token: `${token}\n` }), "Was it copied with something around it?"],
    ["a token that is not awaited", make({ token: Promise.resolve(token) }), "is an `await` missing?"],
    [
      "a function for the token alone",
      make({ token: () => token }),
      "Expected `accountKey` to be a text that names the account, since `token` is a function",
    ],
    [
      "one method that is allowed, without a list",
      make({ token, allow: "getOrders" }),
      "Expected `allow` to be a list of names of API methods",
    ],
    [
      "a misspelt method that is allowed",
      make({ token, allow: ["adOrder"] }),
      "Expected `allow[0]` to be `addOrder`, as the API spells it.",
    ],
    ["another name for the token", make({ apiToken: token }), "Unknown option `apiToken` of new Baselinker."],
    [
      "seconds as a text",
      make({ token, timeoutMs: "30" }),
      "Expected `timeoutMs` to be a number of milliseconds above 0",
    ],
    [
      "plain http to another machine",
      make({ token, baseUrl: "http://base.example/" }),
      "Plain http exposes the token to the network",
    ],
    [
      "a percentage as the share",
      make({ token, rateLimit: { share: 50 } }),
      "Expected `rateLimit.share` to be a number above 0 and of at most 1, got 50.",
    ],
    [
      "a hook that is misspelt",
      make({ token, hooks: { onRequest: () => {} } }),
      "Unknown option `hooks.onRequest` of new Baselinker.",
    ],
    [
      "the limiter of another token",
      make({
        token,
        rateLimit: { limiter: { acquire: async () => {}, pauseUntil: () => {}, serves: () => false } },
      }),
      "Expected `rateLimit.limiter` to be a limiter made for this client's token",
    ],
  ]),
  rows("a method of the client", [
    [
      "a Date",
      () => client.addOrder(untyped({ order_status_id: 1, date_add: new Date() })),
      "a Date was given: use Math.floor(date.getTime() / 1000).",
    ],
    [
      "a Date in rules",
      () => given({ rules: { ...rules, fields: { date_add: { value: new Date() } } } })(),
      "fields.date_add.value: A `Date` cannot be part of rules. Write the seconds: `Math.floor(date.getTime() / 1000)`.",
    ],
    [
      "parameters that are a list",
      () => client.addOrder(untyped([lead])),
      "addOrder was not sent, its parameters do not fit",
    ],
    [
      "a field that is misspelt",
      () => client.addOrder(untyped({ order_status_id: 1, date_add: 1, emial: buyer })),
      "email",
    ],
    [
      "milliseconds for seconds",
      () => client.addOrder({ order_status_id: 1, date_add: Date.now() }),
      "date_add",
    ],
    ["an option among the parameters", () => client.getOrders(untyped({ timeoutMs: 5 })), "timeoutMs"],
    [
      "parameters among the options",
      () => client.getOrders({}, untyped({ order_id: 5 })),
      "Unknown option `order_id` of getOrders (its parameters go into the first argument).",
    ],
    ["a number for the options", () => client.getOrders({}, untyped(5_000)), "to be an object, got 5000."],
    [
      "a number for the signal",
      () => client.getOrders({}, untyped({ signal: 5_000 })),
      "Expected `signal` to be an AbortSignal, got 5000.",
    ],
    [
      "a priority of another system",
      () => client.getOrders({}, untyped({ priority: "high" })),
      'Expected `priority` to be "urgent" or "normal" or "bulk", got "high".',
    ],
    [
      "retries below zero",
      () => client.getOrders({}, { retries: -1 }),
      "Expected `retries` to be an integer of at least 0, got -1.",
    ],
    ["nothing where something is needed", () => client.addOrder(untyped(undefined)), "order_status_id"],
    [
      "a method that was taken from its client",
      async () => Reflect.apply(client.getOrders, undefined, []),
      "Expected the method to be called on a Baselinker",
    ],
  ]),
  rows("call", [
    [
      "a name in small letters",
      () => client.call("getorders"),
      "Expected `method` to be `getOrders`, as the API spells it.",
    ],
    [
      "a name in capitals",
      () => client.call("ADDORDER"),
      "Expected `method` to be `addOrder`, as the API spells it.",
    ],
    [
      "no name",
      () => client.call(untyped(undefined)),
      "Expected `method` to be the name of an API method, such as getOrders, got undefined.",
    ],
    ["an empty name", () => client.call(""), "got an empty string."],
    [
      "the whole address",
      () => client.call("https://api.baselinker.com/connector.php"),
      "Expected `method` to be the name of an API method",
    ],
    [
      "the name and a space",
      () => client.call("getOrders "),
      "Expected `method` to be the name of an API method",
    ],
    ["the token for the name", () => client.call(token), "got a string of 31 characters."],
    ["an object for the name", () => client.call(untyped({ method: "getOrders" })), "got an object."],
    [
      "options that are misspelt",
      () => client.call("getTickets", {}, untyped({ timeout: 5 })),
      "Unknown option `timeout` of getTickets",
    ],
    [
      "a time-out in words",
      () => client.call("getTickets", {}, untyped({ timeoutMs: "5s" })),
      "Expected `timeoutMs` to be a number of milliseconds above 0",
    ],
  ]),
  rows("an iterator", [
    [
      "parameters that are a text",
      () => firstOf(client.iterateOrders(untyped("new"))),
      "Expected the parameters of `getOrders` to be an object.",
    ],
    [
      "a limit as a text",
      () => firstOf(client.iterateOrders({}, untyped({ limit: "5" }))),
      "Expected `limit` to be a number",
    ],
    ["a limit below zero", () => firstOf(client.iterateOrders({}, { limit: -1 })), "got -1."],
    [
      "the cursor of something else",
      () => firstOf(client.iterateOrders({}, { cursor: "next" })),
      "Expected `cursor` to be the `cursor` of an iterator",
    ],
    [
      "an entry for the cursor",
      () => firstOf(client.iterateOrders({}, untyped({ cursor: { id: 1 } }))),
      "got an object.",
    ],
    [
      "parameters among the options",
      () => firstOf(client.iterateOrders({}, untyped({ id_from: 5 }))),
      "its parameters go into the first argument",
    ],
    [
      "a number for the options",
      () => firstOf(client.iterateOrders({}, untyped(100))),
      "to be an object, got 100.",
    ],
    [
      "a page size",
      () => firstOf(client.iterateOrders({}, untyped({ pageSize: 10 }))),
      "Unknown option `pageSize`",
    ],
    [
      "a signal that is a controller",
      () => firstOf(client.iterateOrders({}, untyped({ signal: new AbortController() }))),
      "Expected `signal` to be an AbortSignal, got an object.",
    ],
    [
      "options of the products that are misspelt",
      () => firstOf(client.iterateInventoryProducts({ inventory_id: 1 }, untyped({ limits: 5 }))),
      "Unknown option `limits` of iterateInventoryProducts",
    ],
    [
      "a cursor for the products, which have none",
      () => client.getInventoryProducts({ inventory_id: 1 }, untyped({ cursor: "2" })),
      "Unknown option `cursor` of getInventoryProducts",
    ],
    [
      "a limit of the products as a text",
      () => client.getInventoryProducts({ inventory_id: 1 }, untyped({ limit: "50" })),
      "Expected `limit`",
    ],
  ]),
  rows("check", [
    ["a number for the options", () => client.check(untyped(5)), "Expected the options of check"],
    ["a text for the options", () => client.check(untyped(token)), "got a string of 31 characters."],
    ["nothing for the options", () => client.check(untyped(null)), "to be an object, got null."],
    ["a list for the options", () => client.check(untyped([])), "to be an object"],
    [
      "a time-out that is misspelt",
      () => client.check(untyped({ timeout: 5 })),
      "Unknown option `timeout` of check",
    ],
    ["a time-out of zero", () => client.check({ timeoutMs: 0 }), "got 0."],
    ["a time-out as a text", () => client.check(untyped({ timeoutMs: "5000" })), "Expected `timeoutMs`"],
    [
      "a signal that is none",
      () => client.check(untyped({ signal: true })),
      "Expected `signal` to be an AbortSignal, got true.",
    ],
    ["half a retry", () => client.check({ retries: 0.5 }), "Expected `retries` to be an integer"],
    ["a wait that is not a number", () => client.check({ maxWaitMs: Number.NaN }), "got NaN."],
    [
      "a wait as a text",
      () => client.check(untyped({ maxWaitMs: "Infinity" })),
      "Expected `maxWaitMs` to be a number of milliseconds",
    ],
    ["a wait below zero", () => client.check({ maxWaitMs: -1 }), "Expected `maxWaitMs` to be"],
    [
      "the option of a limiter",
      () => client.check(untyped({ maxPauseMs: 60_000 })),
      "Unknown option `maxPauseMs` of check",
    ],
  ]),
  rows("createForwarder", [
    [
      "nothing at all",
      forward(undefined),
      "Expected the options of createForwarder to be an object, got undefined.",
    ],
    [
      "no client",
      forward({ rules }),
      "Expected `baselinker` to be a client, made by `new Baselinker`, got undefined.",
    ],
    ["the token for the client", forward({ baselinker: token, rules }), "got a string of 31 characters."],
    [
      "a stub for the client",
      forward({ baselinker: { addOrder: async () => ({}) }, rules }),
      "Expected `baselinker` to be a client",
    ],
    [
      "neither rules nor a mapper",
      forward({ baselinker: client }),
      "Expected `rules` to be rules, or a mapper with the method `map`, got undefined.",
    ],
    [
      "a mapper whose `map` is not a function",
      given({ rules: { map: "email" } }),
      "fields.map: `map` is not a Base field.",
    ],
    [
      "a time of a group on its own",
      given({ settleMs: 5_000 }),
      "Unknown option `settleMs` of createForwarder. Did you mean `tuning.settleMs`?",
    ],
    [
      "the clock on its own",
      given({ clock: {} }),
      "Unknown option `clock` of createForwarder. Did you mean `testing.clock`?",
    ],
    [
      "a misspelt time of a group",
      given({ tuning: { settleMS: 5_000 } }),
      "Unknown option `tuning.settleMS` of createForwarder. Did you mean `tuning.settleMs`?",
    ],
    [
      "an option of another group",
      given({ tuning: { withoutKey: "reject" } }),
      "Unknown option `tuning.withoutKey` of createForwarder. Known are `tuning.settleMs`,",
    ],
    [
      "a word for a group",
      given({ identity: "content" }),
      "Expected `identity` to be an object, got a string of 7 characters.",
    ],
    [
      "which leads are kept, which the register is told",
      given({ keepLeads: "all" }),
      "Unknown option `keepLeads` of createForwarder.",
    ],
    [
      "a catalog that is being loaded",
      given({ catalog: Promise.resolve({}) }),
      "or a catalog of `createCatalog`, got a promise (is an `await` missing?).",
    ],
    [
      "an account that is being loaded",
      given({ account: Promise.resolve({}) }),
      "Expected `account` to be an account from `loadAccount`, or a function that loads one, got a promise",
    ],
    [
      "a function that loads a catalog",
      given({ catalog: async () => ({}) }),
      "Expected `catalog` to be `{ inventoryId }` to ask Base, or a catalog of `createCatalog`, got a function. Pass `{ inventoryId }`, or the catalog that the function returns.",
    ],
    [
      "a store for a cache of products",
      given({ catalog: { inventoryId: 5, store: memoryStore() } }),
      "Unknown option `catalog.store` of createForwarder. Known are `catalog.inventoryId`",
    ],
    [
      "the store of leads for a cache of products",
      given({ catalog: { inventoryId: 5, cache: memoryStore() } }),
      "Expected `catalog.cache` to be a cache of products, such as `sqliteProductCache(path)`",
    ],
    [
      "a Map for the store",
      given({ store: new Map() }),
      "Expected `store` to be a store such as `memoryStore()`",
    ],
    [
      "a function that makes the store",
      given({ store: memoryStore }),
      "Expected `store` to be a store such as `memoryStore()`",
    ],
    [
      "the clock of another library",
      given({ testing: { clock: { now: () => 0, advance: () => {} } } }),
      "Expected `testing.clock` to be a clock with the methods now, date and after",
    ],
    [
      "a list for the catalog",
      given({ catalog: [] }),
      "Expected `catalog` to be `{ inventoryId }` to ask Base, or a catalog of `createCatalog`, got an array.",
    ],
    [
      "a Map for the catalog",
      given({ catalog: new Map() }),
      "Expected `catalog` to be `{ inventoryId }` to ask Base, or a catalog of `createCatalog`",
    ],
    [
      "console for onEvent",
      given({ onEvent: console }),
      "Expected `onEvent` to be a function, or a list of functions, got an object.",
    ],
    [
      "an option of the mapper",
      given({ issueValues: true }),
      "Unknown option `issueValues` of createForwarder.",
    ],
    [
      "a namespace with a space",
      given({ namespace: "my shop" }),
      "Expected `namespace` to be 1 to 16 letters",
    ],
    ["a marker in a field that cannot be", given({ marker: "extra_field_3" }), "Did you mean"],
    [
      "half an account",
      given({ account: { statuses: [] } }),
      "Expected `account` to be an account from `loadAccount`",
    ],
  ]),
  rows("forward", [
    [
      "the key for the options",
      () => thrownBy(forwarder.forward(lead, untyped("abc"))),
      "Expected the options of forward to be an object",
    ],
    [
      "a key in capitals",
      () => thrownBy(forwarder.forward(lead, untyped({ Key: "1" }))),
      "Did you mean `key`?",
    ],
    [
      "a date that is misspelt",
      () => thrownBy(forwarder.forward(lead, untyped({ recievedAt: new Date() }))),
      "Did you mean `receivedAt`?",
    ],
    [
      "a date as a text",
      () => thrownBy(forwarder.forward(lead, untyped({ receivedAt: "2026-11-25" }))),
      "Expected `receivedAt` to be a Date",
    ],
    [
      "a date as a number",
      () => thrownBy(forwarder.forward(lead, untyped({ receivedAt: Date.now() }))),
      "Expected `receivedAt` to be a Date",
    ],
    [
      "a number for the signal",
      () => thrownBy(forwarder.forward(lead, untyped({ signal: 5_000 }))),
      "Expected `signal` to be an AbortSignal, got 5000.",
    ],
    [
      "a deadline as a text",
      () => thrownBy(forwarder.forward(lead, untyped({ deadlineMs: "20000" }))),
      "Expected `deadlineMs` to be a number of milliseconds above 0",
    ],
    ["a deadline of zero", () => thrownBy(forwarder.forward(lead, { deadlineMs: 0 })), "got 0."],
    [
      "nothing for the options",
      () => thrownBy(forwarder.forward(lead, untyped(null))),
      "to be an object, got null.",
    ],
    [
      "a second lead for the options",
      () => thrownBy(forwarder.forward(lead, untyped(lead))),
      "Unknown option `email` of forward.",
    ],
    [
      "the options of the client",
      () => thrownBy(forwarder.forward(lead, untyped({ timeoutMs: 5 }))),
      "Unknown option `timeoutMs` of forward.",
    ],
  ]),
  rows("forwardAll", [
    [
      "one lead",
      () => firstOf(forwarder.forwardAll(untyped(lead))),
      "Expected `leads` to be a list of leads",
    ],
    [
      "JSON as a text",
      () => firstOf(forwarder.forwardAll(untyped(JSON.stringify([lead])))),
      "Expected `leads` to be a list of leads",
    ],
    ["nothing", () => firstOf(forwarder.forwardAll(untyped(undefined))), "got undefined."],
    [
      "a promise of leads",
      () => firstOf(forwarder.forwardAll(untyped(Promise.resolve([])))),
      "a promise (is an `await` missing?)",
    ],
    [
      "a function that gives leads",
      () => firstOf(forwarder.forwardAll(untyped(() => []))),
      "got a function.",
    ],
    [
      "no leads at a time",
      () => firstOf(forwarder.forwardAll([], { concurrency: 0 })),
      "Expected `concurrency` to be an integer of at least 1, got 0.",
    ],
    [
      "the name of a key",
      () => firstOf(forwarder.forwardAll([], untyped({ key: "id" }))),
      'Expected `key` to be a function, got "id".',
    ],
    [
      "one date for all",
      () => firstOf(forwarder.forwardAll([], untyped({ receivedAt: new Date() }))),
      "Expected `receivedAt` to be a function",
    ],
    [
      "options that are misspelt",
      () => firstOf(forwarder.forwardAll([], untyped({ concurency: 4 }))),
      "Did you mean `concurrency`?",
    ],
    [
      "a number for the options",
      () => firstOf(forwarder.forwardAll([], untyped(8))),
      "Expected the options of forwardAll to be an object, got 8.",
    ],
  ]),
  rows("reconcile, ready and close", [
    [
      "a number for the options of reconcile",
      () => forwarder.reconcile(untyped(5)),
      "Expected the options of reconcile to be an object, got 5.",
    ],
    [
      "the wait in milliseconds",
      () => forwarder.reconcile(untyped({ wait: 60_000 })),
      "Expected `wait` to be true or false, got 60000.",
    ],
    ["the name of waiting", () => forwarder.reconcile(untyped({ waitMs: 5 })), "Did you mean `wait`?"],
    [
      "a signal that is a controller",
      () => forwarder.reconcile(untyped({ signal: new AbortController() })),
      "Expected `signal` to be an AbortSignal",
    ],
    [
      "a number for the options of ready",
      () => forwarder.ready(untyped(5)),
      "Expected the options of ready to be an object, got 5.",
    ],
    [
      "a time-out for ready",
      () => forwarder.ready(untyped({ timeoutMs: 5 })),
      "Unknown option `timeoutMs` of ready. Known are `signal`.",
    ],
    [
      "a signal for ready that is none",
      () => forwarder.ready(untyped({ signal: 5 })),
      "Expected `signal` to be an AbortSignal, got 5.",
    ],
    [
      "a number for the options of close",
      () => forwarder.close(untyped(5)),
      "Expected the options of close to be an object, got 5.",
    ],
    ["a time-out below zero", () => forwarder.close({ maxWaitMs: -1 }), "got -1."],
    [
      "a time-out that is misspelt",
      () => forwarder.close(untyped({ maxWait: 5 })),
      "Did you mean `maxWaitMs`?",
    ],
  ]),
  rows("watchOrders", [
    [
      "the token",
      () => watchOrders(untyped(token)),
      "Expected `baselinker` to be a client, made by `new Baselinker`, got a string of 31 characters.",
    ],
    [
      "a date as a text",
      () => watchOrders(client, untyped({ from: "2026-11-01" })),
      "Expected `from` to be a valid Date, got a string of 10 characters.",
    ],
    [
      "a date that is none",
      () => watchOrders(client, { from: new Date("yesterday") }),
      "Expected `from` to be a valid Date, got an object.",
    ],
    [
      "the path of a store",
      () => watchOrders(client, untyped({ store: "leads.sqlite" })),
      'Expected `store` to be a store with the methods readNote and writeNote, for example sqliteStore("leads.sqlite")',
    ],
    [
      "the cursor of an iterator",
      () => watchOrders(client, { cursor: "4711" }),
      'Expected `cursor` to be the `cursor` of an event of watchOrders, got "4711".',
    ],
    [
      "a cursor that was cut",
      () => watchOrders(client, { cursor: "w1.abc.key.1.2.3" }),
      "Expected `cursor` to be a whole cursor, and this one was cut or changed.",
    ],
    [
      "a cursor of a later version",
      () => watchOrders(client, { cursor: "w2.abc.key.1.2.3" }),
      "and this one is of another (w2). Continue with that version, or start again with `from`.",
    ],
    [
      "more requests than none",
      () => watchOrders(client, { requestsPerMinute: 0 }),
      "Expected `requestsPerMinute` to be a number above 0 and of at most 100000, got 0.",
    ],
    [
      "no time at all",
      () => watchOrders(client, { watchMs: 0 }),
      "`watchMs` to be a number of milliseconds above 0",
    ],
    [
      "days, as a number of them",
      () => watchOrders(client, untyped({ days: 14 })),
      "Known are `from`, `cursor`, `store`, `name`, `signal`, `requestsPerMinute`, `watchMs`",
    ],
    [
      "too few orders",
      () => watchOrders(client, { maxOrders: 10 }),
      "Expected `maxOrders` to be an integer of at least 100 and of at most 50000, got 10.",
    ],
    [
      "a text for the signal",
      () => watchOrders(client, untyped({ signal: "stop" })),
      "Expected `signal` to be an AbortSignal",
    ],
    [
      "an interval",
      () => watchOrders(client, untyped({ intervalMs: 5 })),
      "Unknown option `intervalMs` of watchOrders.",
    ],
  ]),
  rows("watchReturns", [
    [
      "the token",
      () => watchReturns(untyped(token)),
      "Expected `baselinker` to be a client, made by `new Baselinker`, got a string of 31 characters.",
    ],
    [
      "a date as a text",
      () => watchReturns(client, untyped({ from: "2026-11-01" })),
      "Expected `from` to be a valid Date, got a string of 10 characters.",
    ],
    [
      "a date that is none",
      () => watchReturns(client, { from: new Date("yesterday") }),
      "Expected `from` to be a valid Date, got an object.",
    ],
    [
      "the id of a return as a cursor",
      () => watchReturns(client, { cursor: "4711" }),
      'Expected `cursor` to be the `cursor` of an event of watchReturns, got "4711".',
    ],
    [
      "a cursor of orders",
      () => watchReturns(client, { cursor: "w1.abc.key.1.2.3" }),
      "Expected `cursor` to be the `cursor` of an event of watchReturns, got a string of 16 characters.",
    ],
    [
      "a cursor that was cut",
      () => watchReturns(client, { cursor: "r1.abc.key.1.2.3" }),
      "Expected `cursor` to be a whole cursor, and this one was cut or changed.",
    ],
    [
      "a cursor of a later version",
      () => watchReturns(client, { cursor: "r2.abc.key.1.2.3" }),
      "and this one is of another (r2). Continue with that version, or start again with `from`.",
    ],
    [
      "the maximum of orders",
      () => watchReturns(client, untyped({ maxOrders: 500 })),
      "Unknown option `maxOrders` of watchReturns.",
    ],
    [
      "too few returns",
      () => watchReturns(client, { maxReturns: 10 }),
      "Expected `maxReturns` to be an integer of at least 100 and of at most 50000, got 10.",
    ],
    [
      "no time at all",
      () => watchReturns(client, { watchMs: 0 }),
      "`watchMs` to be a number of milliseconds above 0",
    ],
    [
      "a text for the signal",
      () => watchReturns(client, untyped({ signal: "stop" })),
      "Expected `signal` to be an AbortSignal",
    ],
  ]),
  rows("loadAccount", [
    [
      "no client",
      () => loadAccount(untyped(undefined)),
      "Expected `baselinker` to be a client, made by `new Baselinker`, got undefined.",
    ],
    ["the token", () => loadAccount(untyped(token)), "got a string of 31 characters."],
    [
      "options of a client",
      () => loadAccount(untyped({ token })),
      "Expected `baselinker` to be a client, made by `new Baselinker`, got an object.",
    ],
    [
      "a promise of a client",
      () => loadAccount(untyped(Promise.resolve(client))),
      "a promise (is an `await` missing?)",
    ],
    ["the class", () => loadAccount(untyped(Baselinker)), "Expected `baselinker` to be a client"],
    [
      "a number for the options",
      () => loadAccount(client, untyped(5)),
      "Expected the options of loadAccount to be an object, got 5.",
    ],
    [
      "the id of a catalog",
      () => loadAccount(client, untyped({ inventoryId: 5 })),
      "Unknown option `inventoryId` of loadAccount.",
    ],
    [
      "a time-out that is misspelt",
      () => loadAccount(client, untyped({ timeout: 5 })),
      "Did you mean `timeoutMs`?",
    ],
    [
      "a priority of another system",
      () => loadAccount(client, untyped({ priority: 1 })),
      "Expected `priority` to be",
    ],
    [
      "a signal that is none",
      () => loadAccount(client, untyped({ signal: "stop" })),
      "Expected `signal` to be an AbortSignal",
    ],
  ]),
  rows("memoryStore", [
    [
      "a number",
      () => memoryStore(untyped(5)),
      "Expected the options of memoryStore to be an object, got 5.",
    ],
    ["retention in days", () => memoryStore({ retentionMs: 30 }), "30 days are 2_592_000_000"],
    ["retention in seconds", () => memoryStore({ retentionMs: 86_400 }), "of at least 3_600_000, an hour"],
    [
      "retention as a text",
      () => memoryStore(untyped({ retentionMs: "86400000" })),
      "Expected `retentionMs` to be a number of milliseconds above 0",
    ],
    ["no retention", () => memoryStore({ retentionMs: 0 }), "got 0."],
    [
      "no keys",
      () => memoryStore({ maxKeys: 0 }),
      "Expected `maxKeys` to be an integer of at least 1, got 0.",
    ],
    ["half a key", () => memoryStore({ maxKeys: 1.5 }), "got 1.5."],
    [
      "the name without its unit",
      () => memoryStore(untyped({ retention: 5 })),
      "Did you mean `retentionMs`?",
    ],
    [
      "the name of another cache",
      () => memoryStore(untyped({ max: 100 })),
      "Unknown option `max` of memoryStore.",
    ],
    [
      "Date for the clock",
      () => memoryStore(untyped({ testing: { clock: Date } })),
      "Expected `testing.clock` to be a clock",
    ],
  ]),
  rows("sqliteStore", [
    [
      "no path",
      () => sqliteStore(untyped(undefined)),
      "Expected the path of sqliteStore to be a non-empty string, got undefined. Pass the path of the file",
    ],
    [
      "options for the path",
      () => sqliteStore(untyped({ path })),
      "Expected the path of sqliteStore to be a non-empty string, got an object.",
    ],
    ["an empty path", () => sqliteStore(""), "got an empty string."],
    [
      "a folder that is not there",
      () => sqliteStore(path),
      "could not be opened. Check that its folder exists and can be written.",
    ],
    ["retention in days", () => sqliteStore(path, { retentionMs: 30 }), "30 days are 2_592_000_000"],
    ["retention as a text", () => sqliteStore(path, untyped({ retentionMs: "x" })), "Expected `retentionMs`"],
    [
      "the name without its unit",
      () => sqliteStore(path, untyped({ retention: 5 })),
      "Did you mean `retentionMs`?",
    ],
    [
      "a prefix, as Redis has",
      () => sqliteStore(path, untyped({ prefix: "shop" })),
      "Unknown option `prefix` of sqliteStore.",
    ],
    ["a time-out below zero", () => sqliteStore(path, { maxWaitMs: -1 }), "got -1."],
    [
      "a number for the options",
      () => sqliteStore(path, untyped(5)),
      "Expected the options of sqliteStore to be an object, got 5.",
    ],
  ]),
  rows("sqliteRateLimiter", [
    [
      "no options",
      () => sqliteRateLimiter(path, untyped(undefined)),
      "Expected the options of sqliteRateLimiter to be an object, got undefined.",
    ],
    [
      "no token",
      () => sqliteRateLimiter(path, untyped({})),
      "Expected `token` to be a non-empty string (your API token), got undefined. Is the environment variable set?",
    ],
    [
      "the token for the options",
      () => sqliteRateLimiter(path, untyped(token)),
      "got a string of 31 characters.",
    ],
    [
      "options for the path",
      () => sqliteRateLimiter(untyped({ path, token }), { token }),
      "Expected the path",
    ],
    ["a folder that is not there", () => sqliteRateLimiter(path, { token }), "could not be opened."],
    ["a percentage as the share", () => sqliteRateLimiter(path, { token, share: 50 }), "got 50."],
    ["no share", () => sqliteRateLimiter(path, { token, share: 0 }), "got 0."],
    [
      "the limit as a text",
      () => sqliteRateLimiter(path, untyped({ token, requestsPerMinute: "100" })),
      "Expected `requestsPerMinute` to be a number",
    ],
    [
      "another name for the limit",
      () => sqliteRateLimiter(path, untyped({ token, requestPerMinute: 100 })),
      "Did you mean `requestsPerMinute`?",
    ],
    [
      "quotes of the .env file",
      () => sqliteRateLimiter(path, { token: `'${token}'` }),
      "without quotes around it",
    ],
  ]),
  rows("redisStore", [
    [
      "the address",
      () => redisStore(untyped("redis://localhost")),
      "Expected the client of redisStore to be a client of ioredis or node-redis",
    ],
    [
      "how to connect",
      () => redisStore(untyped({ host: "localhost" })),
      "Pass `new Redis(url)`, or `createClient({ url })` connected.",
    ],
    ["nothing", () => redisStore(untyped(undefined)), "got undefined."],
    [
      "a promise of a client",
      () => redisStore(untyped(Promise.resolve(redis))),
      "a promise (is an `await` missing?)",
    ],
    [
      "an empty prefix",
      () => redisStore(redis, { prefix: "" }),
      "Expected `prefix` to be a non-empty string",
    ],
    [
      "a prefix for the options",
      () => redisStore(redis, untyped("shop")),
      "Expected the options of redisStore to be an object",
    ],
    [
      "a retention without an end",
      () => redisStore(redis, { retentionMs: Number.POSITIVE_INFINITY }),
      "got Infinity.",
    ],
    ["retention in days", () => redisStore(redis, { retentionMs: 30 }), "30 days are 2_592_000_000"],
    [
      "true for unsafe",
      () => redisStore(redis, untyped({ unsafe: true })),
      'Expected `unsafe` to be "allow", got true.',
    ],
    ["replicas below zero", () => redisStore(redis, { replicas: -1 }), "got -1."],
    [
      "another name for the prefix",
      () => redisStore(redis, untyped({ keyPrefix: "shop" })),
      "Unknown option `keyPrefix` of redisStore.",
    ],
  ]),
  rows("redisRateLimiter", [
    [
      "no options",
      () => redisRateLimiter(redis, untyped(undefined)),
      "Expected the options of redisRateLimiter to be an object, got undefined.",
    ],
    [
      "the address",
      () => redisRateLimiter(untyped("redis://localhost"), { token }),
      "Expected the client of redisRateLimiter to be a client of ioredis or node-redis",
    ],
    ["nothing for the client", () => redisRateLimiter(untyped(null), { token }), "got null."],
    ["no token", () => redisRateLimiter(redis, untyped({})), "Expected `token`"],
    ["the word undefined", () => redisRateLimiter(redis, { token: "undefined" }), 'not the word "undefined"'],
    [
      "a word that is near",
      () => redisRateLimiter(redis, untyped({ token, onUnavailable: "fall" })),
      "onUnavailable",
    ],
    [
      "a share over one",
      () => redisRateLimiter(redis, { token, onUnavailable: { share: 2 } }),
      "Expected `onUnavailable.share` to be a number above 0 and of at most 1, got 2.",
    ],
    [
      "an object without the share",
      () => redisRateLimiter(redis, untyped({ token, onUnavailable: {} })),
      "Expected `onUnavailable.share`",
    ],
    [
      "no queue",
      () => redisRateLimiter(redis, { token, maxQueue: 0 }),
      "Expected `maxQueue` to be a number of at least 1",
    ],
    [
      "a prefix that breaks a cluster",
      () => redisRateLimiter(redis, { token, prefix: "}x" }),
      "that does not start with `}`",
    ],
  ]),
  rows("memoryRateLimiter", [
    [
      "a number",
      () => memoryRateLimiter(untyped(100)),
      "Expected the options of memoryRateLimiter to be an object, got 100.",
    ],
    [
      "no requests",
      () => memoryRateLimiter({ requestsPerMinute: 0 }),
      "Expected `requestsPerMinute` to be a number of at least 1, got 0.",
    ],
    [
      "requests as a text",
      () => memoryRateLimiter(untyped({ requestsPerMinute: "100" })),
      "Expected `requestsPerMinute`",
    ],
    [
      "requests without an end",
      () => memoryRateLimiter({ requestsPerMinute: Number.POSITIVE_INFINITY }),
      "got Infinity.",
    ],
    ["a percentage as the share", () => memoryRateLimiter({ share: 50 }), "got 50."],
    ["a share below zero", () => memoryRateLimiter({ share: -0.5 }), "got -0.5."],
    [
      "a window of nothing",
      () => memoryRateLimiter({ testing: { windowMs: 0 } }),
      "Expected `testing.windowMs` to be a number of milliseconds above 0, got 0.",
    ],
    [
      "the token",
      () => memoryRateLimiter(untyped({ token })),
      "Unknown option `token` of memoryRateLimiter.",
    ],
    [
      "another name for the limit",
      () => memoryRateLimiter(untyped({ rpm: 100 })),
      "Unknown option `rpm` of memoryRateLimiter.",
    ],
    ["a share that is not a number", () => memoryRateLimiter({ share: Number.NaN }), "got NaN."],
  ]),
]);

import {
  type ApiMethods,
  type MethodName,
  type MethodParams,
  methodNamed,
} from "../../api/methods/methods.ts";
import type { Method } from "../../api/wire/method.ts";
import { isRecord } from "../../shared/json/value.ts";
import { expected } from "../../shared/options/check.ts";
import { callable, text } from "../../shared/options/kinds.ts";
import { pause } from "../../shared/runtime/abort.ts";
import { type AnswerOf, doInPanel, execute, type Responder } from "./answers.ts";
import { answerCatalogReads } from "./catalogReads.ts";
import { type AccountContext, createContext } from "./context.ts";
import { type Answer, answerOf, type FaultReach } from "./fault.ts";
import { createFaults } from "./faultList.ts";
import { answerInvoices } from "./invoices.ts";
import { checkFields, checkMethod } from "./knownNames.ts";
import { answerCatalogChanges, answerNewProduct } from "./newProduct.ts";
import { likelyAnswers, type OpenQuestions } from "./openQuestions.ts";
import { answerAddOrder, answerOrderChanges } from "./orderChanges.ts";
import { answerOrderReads } from "./orderReads.ts";
import { answerPackages } from "./packages.ts";
import type { Ignored } from "./receive.ts";
import {
  ApiFailure,
  type Call,
  type FakeReply,
  type FakeRequest,
  failure,
  parseForm,
  parseParameters,
  wrongToken,
} from "./request.ts";
import { createRequestLimit, type RequestLimit } from "./requestLimit.ts";
import { answerReturns } from "./returns.ts";
import { checkSeed, type FakeSeed } from "./seed.ts";
import { stateFrom } from "./seedState.ts";
import type { FakeBackend, LoggedRequest } from "./state.ts";

/** @param answers to what no source says of Base, for our own tests */
export function createBackend(input: FakeSeed = {}, answers: Partial<OpenQuestions> = {}): FakeBackend {
  const seed = { ...checkSeed(input), ...likelyAnswers, ...answers };
  const context = createContext(stateFrom(seed), seed);
  const limit = createRequestLimit(seed);
  const methods = { responders: responders(), set: new Map<string, AnswerOf>() };
  const lastAnswers = new Map<string, string>();
  const faults = createFaults(seed.quirks || 0, reachOf(context, limit, lastAnswers), limit.unlock);
  const injectSeeded = () => {
    for (const { scenario, ...options } of seed.faults ?? []) faults.inject(scenario, options);
  };
  injectSeeded();
  const listeners = new Set<(request: LoggedRequest) => void>();
  const requests: LoggedRequest[] = [];
  const ignored: Ignored[] = [];

  async function exchange(request: FakeRequest, signal?: AbortSignal): Promise<FakeReply> {
    context.runDue();
    const form = await parseForm(request);
    const method = form.get("method") ?? "";
    const entry: LoggedRequest = { method, parameters: {}, time: new Date(seed.clock.date()) };
    try {
      if ((request.token ?? form.get("token")) !== seed.token) return replyOf(answerOf(failure(wrongToken)));
      requests.push(entry);
      if (requests.length > seed.keepRequests) requests.shift();
      const answer = answerTo(form, entry, request.exempt === true);
      // An aborted request is answered immediately.
      if (answer.delayMs > 0) await pause(answer.delayMs, seed.clock, signal).catch(() => {});
      const said = saidBy(answer);
      if (said !== undefined) entry.answer = said;
      const reply = replyOf(answer);
      if (said === "SUCCESS" && reply.wireFault === "none") lastAnswers.set(method, reply.body);
      return reply;
    } finally {
      if (ignored.length > seed.keepRequests) ignored.splice(0, ignored.length - seed.keepRequests);
      for (const listener of listeners) listener(entry);
    }
  }

  function answerTo(form: ReadonlyMap<string, string>, entry: LoggedRequest, exempt: boolean): Answer {
    try {
      const call = admittedCall(form, entry, () => limit.count(exempt));
      const declared = methodNamed(call.method);
      return faults.execute(
        call,
        (asked) => answerOf(execute(asked, declared, methods, context, ignored)),
        (scenario) => {
          entry.fault ??= scenario;
          entry.faults = [...(entry.faults ?? []), scenario];
        },
      );
    } catch (error) {
      if (error instanceof ApiFailure) return answerOf(failure(error));
      throw error;
    }
  }

  function replyOf({ body, contentType, httpStatus, wireFault }: Answer): FakeReply {
    const text = typeof body === "string" ? body : JSON.stringify(body);
    return { httpStatus, contentType, body: text, wireFault, date: new Date(seed.clock.date()) };
  }

  return Object.assign(context.state, {
    token: seed.token,
    baseUrl: seed.baseUrl,
    clock: seed.clock,
    requests,
    ignored,
    ordersOf: (email: string) => {
      const wanted = text({ wanted: "an e-mail address" }).check("email", email).trim().toLowerCase();
      return context.state.orders.filter((order) => order.email.toLowerCase() === wanted);
    },
    requestsOf: (method: MethodName) => {
      const sent = requests.filter((request) => request.method === method);
      if (sent.length === 0) checkMethod("method", method);
      return sent;
    },
    panel: <Name extends keyof ApiMethods>(method: Name, parameters: MethodParams<Name>) => {
      context.runDue();
      return doInPanel(method, parameters, methods, context);
    },
    faults: { inject: faults.inject, clear: faults.clear },
    answer: (method: string, value: AnswerOf | object) => {
      methods.set.set(checkMethod("method", method), setAnswerOf(method, value));
    },
    reset: () => {
      Object.assign(context.state, stateFrom(seed));
      context.reset();
      requests.length = 0;
      ignored.length = 0;
      methods.set.clear();
      lastAnswers.clear();
      faults.clear();
      injectSeeded();
      limit.reset();
    },
    exchange,
    onRequest: (callback: (request: LoggedRequest) => void) => {
      const listener = callable<typeof callback>().check("listener", callback);
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  });
}

/** The call of a request that the account accepts; otherwise throws the API's error. */
function admittedCall(form: ReadonlyMap<string, string>, entry: LoggedRequest, count: () => void): Call {
  const parameters = parseParameters(form.get("parameters") ?? "");
  if (parameters !== undefined) entry.parameters = parameters;
  count();
  if (entry.method === "") throw new ApiFailure("ERROR_EMPTY_METHOD", "Empty method.");
  if (parameters === undefined)
    throw new ApiFailure("ERROR_PARAMETERS", "The parameters are not a JSON object.");
  return { method: entry.method, parameters };
}

function reachOf(
  context: AccountContext,
  limit: RequestLimit,
  lastAnswers: ReadonlyMap<string, string>,
): FaultReach {
  return {
    runLater: context.runLater,
    hideOrder: context.hideOrder,
    emailOf: (orderId) => context.state.orders.find(({ order_id }) => order_id === orderId)?.email,
    earlierAnswer: (method) => {
      const text = lastAnswers.get(method);
      return text === undefined ? undefined : answerOf(JSON.parse(text));
    },
    block: limit.block,
    lock: limit.lock,
  };
}

function saidBy({ body }: Answer): string | undefined {
  if (!isRecord(body) || body.status === undefined) return undefined;
  return body.status === "SUCCESS" ? "SUCCESS" : String(body.error_code);
}

/** An answer set by a test, as a function. The fields that a function returns cannot be checked in advance. */
function setAnswerOf(method: string, value: unknown): AnswerOf {
  if (isAnswerOf(value)) return value;
  if (!isRecord(value) || value instanceof Promise)
    throw expected("answer", "an object with fields, or a function that returns one", value);
  const declared = methodNamed(method);
  if (declared !== undefined)
    checkFields(`the answer of ${method}`, value, answerFields(declared), { open: true });
  return () => ({ ...value });
}

function answerFields({ result }: Method): readonly string[] {
  return [...Object.keys(result), "status", "error_code", "error_message"];
}

function isAnswerOf(value: unknown): value is AnswerOf {
  return typeof value === "function";
}

/** The methods with state, by name. All others have a default answer. */
export function responders(): ReadonlyMap<string, Responder> {
  const all = [
    answerAddOrder(),
    ...answerOrderReads(),
    ...answerOrderChanges(),
    ...answerCatalogReads(),
    ...answerCatalogChanges(),
    answerNewProduct(),
    ...answerInvoices(),
    ...answerPackages(),
    ...answerReturns(),
  ];
  return new Map(all.map((responder) => [responder.name, responder]));
}

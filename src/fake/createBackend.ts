import type { Method } from "../api/wire/method.ts";
import type { FakeBackend, LoggedRequest } from "./account.ts";
import { ApiFailure, type Envelope, failure } from "./apiFailure.ts";
import { type AnswerOf, carryOut } from "./carryOut.ts";
import type { FakeReply, FakeRequest, Way } from "./exchange.ts";
import { faultPlans } from "./faultScenarios.ts";
import { createFaults, type FaultSpec } from "./faults.ts";
import { onlyKnown } from "./onlyKnown.ts";
import { type Call, parseForm, parseParameters } from "./parseBody.ts";
import { createRandom } from "./random.ts";
import type { Ignored } from "./receive.ts";
import { createRequestLimit } from "./requestLimit.ts";
import { responders } from "./responders.ts";
import { type FakeSeed, optionsFrom, stateFrom } from "./seed.ts";
import { createWorkplace } from "./workplace.ts";

/** The account itself, without a transport: state, behaviour and faults. */
export function createBackend(seed: FakeSeed = {}): FakeBackend {
  const options = optionsFrom(seed);
  const start = stateFrom(seed);
  onlyKnown(seed, [...Object.keys(options), ...Object.keys(start), "faults"]);
  const { clock } = options;
  const knowledge = { responders: responders(), set: new Map<string, AnswerOf>() };
  const limit = createRequestLimit(options);
  const listeners = new Set<(request: LoggedRequest) => void>();
  const requests: LoggedRequest[] = [];
  const ignored: Ignored[] = [];
  let locked = false;
  const workplace = createWorkplace(start, options);
  const { state } = workplace;
  const faults = createFaults(createRandom(options.quirks || 0), () => {
    locked = false;
  });
  const injectSeeded = () => {
    for (const { scenario, ...rest } of seed.faults ?? []) faults.inject(scenario, rest);
  };
  injectSeeded();

  /** What carries the call out; the declaration is at hand before, so that it can be put off and done at once. */
  async function prepare(call: Call): Promise<() => Envelope> {
    const method = knowledge.responders.get(call.method)?.method ?? (await declarationOf(call.method));
    return () => carryOut(call, method, knowledge, workplace, ignored);
  }

  async function exchange(request: FakeRequest, signal?: AbortSignal): Promise<FakeReply> {
    workplace.settle();
    const form = await parseForm(request);
    const entry: LoggedRequest = {
      method: form.get("method") ?? "",
      parameters: {},
      time: new Date(clock.now()),
    };
    try {
      if ((request.token ?? form.get("token")) !== options.token) {
        return reply(JSON.stringify(failure("ERROR_BAD_TOKEN", "Invalid token.")), "whole");
      }
      requests.push(entry);
      return await answer(form, entry, signal);
    } catch (error) {
      if (!(error instanceof ApiFailure)) throw error;
      entry.answer = error.code;
      return reply(JSON.stringify(failure(error.code, error.message)), "whole");
    } finally {
      for (const listener of listeners) listener(entry);
    }
  }

  async function answer(
    form: ReadonlyMap<string, string>,
    entry: LoggedRequest,
    signal: AbortSignal | undefined,
  ): Promise<FakeReply> {
    const parameters = parseParameters(form.get("parameters") ?? "");
    if (parameters !== undefined) entry.parameters = parameters;
    limit.count();
    if (locked) throw lockFailure();
    if (entry.method === "") throw new ApiFailure("ERROR_EMPTY_METHOD", "Empty method.");
    if (parameters === undefined) {
      throw new ApiFailure("ERROR_PARAMETERS", "The parameters are not a JSON object.");
    }
    const call = { method: entry.method, parameters };
    const perform = await prepare(call);
    const fault = faults.strike(call);
    if (fault === undefined) return finish(perform(), "whole", entry);
    entry.fault = fault.scenario;
    return strike(fault, perform, entry, signal);
  }

  async function strike(
    fault: FaultSpec,
    perform: () => Envelope,
    entry: LoggedRequest,
    signal: AbortSignal | undefined,
  ): Promise<FakeReply> {
    const { stored, way } = faultPlans[fault.scenario];
    const afterMs = fault.afterMs ?? 2000;
    const envelope = (fault.stored ?? stored) ? perform() : undefined;
    switch (fault.scenario) {
      case "stored-late":
        workplace.later(afterMs, perform);
        return reply("", way);
      case "visible-late":
        workplace.hide(Number(envelope?.order_id), afterMs);
        break;
      case "bad-gateway":
        return reply(page("502 Bad Gateway"), way, 502, "text/html");
      case "maintenance":
        return reply(page("Maintenance break. We will be back soon."), way, 200, "text/html; charset=UTF-8");
      case "slow":
        await clock.wait(afterMs, signal);
        break;
      case "error":
        throw new ApiFailure(fault.code ?? "ERROR_UNKNOWN", fault.message ?? "Something went wrong.");
      case "block":
        limit.block();
        limit.count();
        break;
      case "account-lock":
        locked = true;
        throw lockFailure();
    }
    if (envelope !== undefined && fault.scenario === "no-status") {
      const { status, ...rest } = envelope;
      return reply(JSON.stringify(rest), way);
    }
    return envelope === undefined ? reply("", way) : finish(envelope, way, entry);
  }

  function finish(envelope: Record<string, unknown>, way: Way, entry: LoggedRequest): FakeReply {
    entry.answer = envelope.status === "SUCCESS" ? "SUCCESS" : String(envelope.error_code);
    return reply(JSON.stringify(envelope), way);
  }

  function reply(body: string, way: Way, httpStatus = 200, contentType = "application/json"): FakeReply {
    return { httpStatus, contentType, body, way, date: new Date(clock.now()) };
  }

  return Object.assign(state, {
    token: options.token,
    baseUrl: options.baseUrl,
    requests,
    ignored,
    faults: { inject: faults.inject, clear: faults.clear },
    answer: (method: string, value: AnswerOf | object) => {
      knowledge.set.set(method, isAnswerOf(value) ? value : () => ({ ...value }));
    },
    reset: () => {
      Object.assign(state, stateFrom(seed));
      workplace.restart();
      requests.length = 0;
      ignored.length = 0;
      knowledge.set.clear();
      faults.clear();
      injectSeeded();
      limit.reset();
    },
    exchange,
    onRequest: (listener: (request: LoggedRequest) => void) => {
      listeners.add(listener);
      return () => {
        listeners.delete(listener);
      };
    },
  });
}

/** Loaded when the first method without state is called: the declarations are most of the weight. */
async function declarationOf(name: string): Promise<Method | undefined> {
  return (await import("../api/methods.ts")).methodNamed(name);
}

function isAnswerOf(value: AnswerOf | object): value is AnswerOf {
  return typeof value === "function";
}

function lockFailure(): ApiFailure {
  return new ApiFailure("ERROR_USER_ACCOUNT_BLOCKED", "The user account is blocked.");
}

function page(title: string): string {
  return `<!DOCTYPE html><html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`;
}

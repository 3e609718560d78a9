import type { FakeBackend, LoggedRequest, SetAnswer } from "./account.ts";
import { ApiFailure, failure } from "./apiFailure.ts";
import { carryOut } from "./carryOut.ts";
import type { FakeReply, FakeRequest, Way } from "./exchange.ts";
import { faultPlans } from "./faultScenarios.ts";
import { createFaults, type FaultSpec } from "./faults.ts";
import { type Call, parseCall, parseForm } from "./parseBody.ts";
import { createRandom } from "./random.ts";
import type { Ignored } from "./receive.ts";
import { createRequestLimit } from "./requestLimit.ts";
import { responders } from "./responders.ts";
import { type FakeSeed, optionsFrom, stateFrom } from "./seed.ts";
import { createWorkplace } from "./workplace.ts";

/** The account itself, without a transport: state, behaviour and faults. */
export function createBackend(seed: FakeSeed = {}): FakeBackend {
  const options = optionsFrom(seed);
  const { clock } = options;
  const known = responders();
  const limit = createRequestLimit(options);
  const listeners = new Set<(request: LoggedRequest) => void>();
  const answers = new Map<string, (parameters: Record<string, unknown>) => Record<string, unknown>>();
  const requests: LoggedRequest[] = [];
  const ignored: Ignored[] = [];
  let locked = false;
  const workplace = createWorkplace(stateFrom(seed), options);
  const { state } = workplace;
  const faults = createFaults(createRandom(options.quirks || 0), () => {
    locked = false;
  });
  for (const { scenario, ...rest } of seed.faults ?? []) faults.inject(scenario, rest);

  const perform = (call: Call) => carryOut(call, known, answers, workplace, ignored);

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
    limit.count();
    const call = parseCall(form);
    Object.assign(entry, call);
    if (locked) throw lockFailure();
    const fault = faults.strike(call);
    if (fault === undefined) return finish(perform(call), "whole", entry);
    entry.fault = fault.scenario;
    return strike(fault, call, entry, signal);
  }

  async function strike(
    fault: FaultSpec,
    call: Call,
    entry: LoggedRequest,
    signal: AbortSignal | undefined,
  ): Promise<FakeReply> {
    const { stored, way } = faultPlans[fault.scenario];
    const afterMs = fault.afterMs ?? 2000;
    const envelope = (fault.stored ?? stored) ? perform(call) : undefined;
    switch (fault.scenario) {
      case "stored-late":
        workplace.later(afterMs, () => perform(call));
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
    answer: (method: string, value: SetAnswer<Record<string, unknown>, Record<string, unknown>>) => {
      answers.set(method, typeof value === "function" ? value : () => value);
    },
    reset: () => {
      Object.assign(state, stateFrom(seed));
      workplace.restart();
      requests.length = 0;
      ignored.length = 0;
      answers.clear();
      faults.clear();
      for (const { scenario, ...rest } of seed.faults ?? []) faults.inject(scenario, rest);
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

function lockFailure(): ApiFailure {
  return new ApiFailure("ERROR_USER_ACCOUNT_BLOCKED", "The user account is blocked.");
}

function page(title: string): string {
  return `<!DOCTYPE html><html><head><title>${title}</title></head><body><h1>${title}</h1></body></html>`;
}

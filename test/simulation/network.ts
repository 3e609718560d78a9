import type { FetchLike } from "../../src/client/calls/options.ts";
import { isRecord } from "../../src/shared/json/value.ts";
import { type BaseRequest, type SimulatedBase, shownOrder } from "./base.ts";
import type { FaultKind } from "./faults.ts";
import type { Process, Way } from "./process.ts";
import { requestMs, type Scenario, settleMs } from "./scenario.ts";
import type { World } from "./world.ts";

interface Request extends BaseRequest {
  readonly from: Process;
  answer(response: Response): void;
  fail(error: Error): void;
}

/** What is between the processes and Base: each request arrives, is carried out and answered, or goes wrong. */
export class Network {
  requests = 0;
  readonly #world: World;
  readonly #base: SimulatedBase;

  /** The next order is lost on its way, and not by choice. */
  #losesNext: boolean;

  constructor(world: World, base: SimulatedBase, { peopleConfirmMs }: Scenario) {
    this.#world = world;
    this.#base = base;
    this.#losesNext = peopleConfirmMs !== undefined;
  }

  /** The network as one process sees it. */
  fetchOf(process: Process): FetchLike {
    return async (url, init) => {
      const incoming = new Request(url, init);
      const form = new URLSearchParams(await incoming.text());
      const parsed: unknown = JSON.parse(form.get("parameters") ?? "{}");
      return new Promise((resolve, reject) => {
        const { signal } = incoming;
        const abort = () => reject(signal.reason);
        if (signal.aborted) return abort();
        signal.addEventListener("abort", abort, { once: true });
        this.#receive({
          from: process,
          leftAt: this.#world.events,
          method: form.get("method") ?? "",
          params: isRecord(parsed) ? parsed : {},
          answer: resolve,
          fail: reject,
        });
      });
    };
  }

  #receive(request: Request): void {
    if (!request.from.alive) return;
    this.requests += 1;
    const name = `${request.from.name} ${request.method}`;
    if (this.#losesNext && request.method === "addOrder") {
      this.#losesNext = false;
      this.#world.timeline.add(request.from.name, "addOrder: the connection breaks, nothing arrived");
      this.#fail(request, name, "ECONNRESET");
      return;
    }
    this.#world.send({ name, usual: () => this.#execute(request), ways: () => this.#waysOf(request, name) });
  }

  #waysOf(request: Request, name: string): Way[] {
    const way = (kind: FaultKind, what: string, go: () => void): Way => ({
      kind,
      go: () => {
        this.#world.timeline.fault(request.from.name, `${request.method}: ${what}`, kind);
        go();
      },
    });
    const broken = () => this.#fail(request, name, "ECONNRESET");
    const late = (ms: number) =>
      this.#world.after(ms, {
        name: `Base ${request.method} late`,
        usual: () => void this.#base.execute(request),
      });
    const answered = (answer: () => object) => () => this.#respond(request, name, success(answer()));
    const ways = [
      way("request-lost", "the connection breaks, nothing arrived", broken),
      way("hang", "no answer; done at the last moment", () => late(requestMs + settleMs - 1)),
      way("not-done", "429", () => this.#respond(request, name, new Response("", { status: 429 }))),
    ];
    if (request.method === "getOrders") return [...ways, ...this.#waysOfRead(request, name, way)];
    const after = (kind: FaultKind, what: string, go: () => void) =>
      way(kind, what, () => {
        this.#base.execute(request);
        go();
      });
    ways.push(
      after("answer-lost", "done, and the connection breaks", broken),
      after("bad-gateway", "done, and 502", () =>
        this.#respond(request, name, new Response("", { status: 502 })),
      ),
      way("stored-late", `the connection breaks; done ${(settleMs - 1) / 1_000} s later`, () => {
        broken();
        late(settleMs - 1);
      }),
      way("done-too-late", "no answer; done too late", () => late(requestMs + settleMs + 1_000)),
    );
    if (request.method !== "addOrder") return [...ways, this.#apiError(request, name, way)];
    ways.push(
      way(
        "request-repeated",
        "done twice",
        answered(() => this.#base.executeTwice(request)),
      ),
    );
    if (this.#base.orders.length > 0)
      ways.push(
        way(
          "ids-fall",
          "done, with an id below the last one",
          answered(() => this.#base.executeOutOfLine(request)),
        ),
      );
    return [
      ...ways,
      after("error-stored", "done, and ERROR_INTERNAL", () => this.#respond(request, name, apiError())),
      after("status-stored", "done, and 408", () =>
        this.#respond(request, name, new Response("", { status: 408 })),
      ),
      after("alert-stored", "done, and a TLS alert", () =>
        this.#fail(request, name, "ERR_SSL_SSLV3_ALERT_BAD_RECORD_MAC"),
      ),
      after("absurd-id", "done, and an absurd id", () =>
        this.#respond(request, name, success({ order_id: 9_007_199_254_740_000 })),
      ),
      way("another-id", "lost, and the answer of another order", () =>
        this.#respond(request, name, success({ order_id: this.#base.orders[0]?.id ?? 200 })),
      ),
      after("order-deleted", "done, lost, and deleted by hand", () => {
        this.#base.deleteByHand();
        broken();
      }),
      way("other-client", "another client sends the same lead", () => {
        this.#base.addByHand(String(request.params.user_comments));
        this.#execute(request);
      }),
    ];
  }

  #waysOfRead(request: Request, name: string, way: MakeWay): Way[] {
    const found = this.#base.find(request.params);
    const list = (orders: ReturnType<SimulatedBase["find"]>) => success({ orders: orders.map(shownOrder) });
    return [
      this.#apiError(request, name, way),
      way("no-orders", "an answer without orders", () => this.#respond(request, name, success({}))),
      ...(found.length === 0
        ? []
        : [
            way("empty-page", "an empty page", () => this.#respond(request, name, list([]))),
            way("short-page", "half a page", () =>
              this.#respond(request, name, list(found.slice(0, Math.floor(found.length / 2)))),
            ),
          ]),
    ];
  }

  #apiError(request: Request, name: string, way: MakeWay): Way {
    return way("api-error", "ERROR_INTERNAL, not done", () => this.#respond(request, name, apiError()));
  }

  #execute(request: Request): void {
    this.#respond(request, `${request.from.name} ${request.method}`, success(this.#base.execute(request)));
  }

  #respond({ from, answer }: Request, name: string, response: Response): void {
    this.#world.send({ name: `${name} answer`, at: from, usual: () => answer(response) });
  }

  #fail({ from, fail }: Request, name: string, code: string): void {
    const cause = Object.assign(new Error("The connection broke."), { code });
    this.#world.send({
      name: `${name} answer`,
      at: from,
      usual: () => fail(new TypeError("fetch failed", { cause })),
    });
  }
}

type MakeWay = (kind: FaultKind, what: string, go: () => void) => Way;

function success(result: object): Response {
  return Response.json({ status: "SUCCESS", ...result });
}

function apiError(): Response {
  return Response.json({ status: "ERROR", error_code: "ERROR_INTERNAL", error_message: "Try again later." });
}

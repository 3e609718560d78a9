import type { Fetch } from "../../src/client/options.ts";
import { isRecord } from "../../src/json/value.ts";
import type { FaultKind } from "./faults.ts";
import type { Process, Way, World } from "./world.ts";

/** An order as the simulated Base holds it. */
export interface StoredOrder {
  readonly id: number;
  /** The lead it was made of; the forwarder does not see it. */
  readonly lead: string;
  /** Who sent it, and how many events had happened when the request left. */
  readonly by: Sender;
  readonly leftAt: number;
  readonly fields: Readonly<Record<string, unknown>>;
  /** Each payment that was recorded. The last one counts. */
  readonly payments: number[];
}

export interface BaseOptions {
  readonly kinds: ReadonlySet<FaultKind>;
  readonly settleMs: number;
  /** For how long a request may be under way before its sender gives it up. */
  readonly requestMs: number;
  readonly onChange: () => void;
}

type Sender = Pick<Process, "name">;

interface Request {
  readonly from: Process;
  readonly leftAt: number;
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
  answer(response: Response): void;
  fail(error: Error): void;
}

/** A model of Base, as far as the forwarder uses it. It proves nothing about the real one. */
export class SimulatedBase {
  readonly orders: StoredOrder[] = [];
  requests = 0;
  readonly #world: World;
  readonly #options: BaseOptions;
  #nextId = 201;

  constructor(world: World, options: BaseOptions) {
    this.#world = world;
    this.#options = options;
  }

  /** The network as one process sees it. */
  fetchOf(process: Process): Fetch {
    return async (incoming) => {
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

  /** Somebody sends an order of this lead past the forwarder. */
  addByHand(lead: string): void {
    this.#store({ from: { name: "somebody" }, leftAt: this.#world.events }, { user_comments: lead });
  }

  deleteByHand(): void {
    const gone = this.orders.pop();
    this.#world.timeline.fault("somebody", `deletes order ${gone?.id} by hand`, "order-deleted");
  }

  #receive(request: Request): void {
    this.requests += 1;
    const name = `${request.from.name} ${request.method}`;
    this.#world.send({ name, usual: () => this.#carryOut(request), ways: () => this.#waysOf(request, name) });
  }

  #waysOf(request: Request, name: string): Way[] {
    const { settleMs, requestMs } = this.#options;
    const way = (kind: FaultKind, what: string, go: () => void): Way => ({
      kind,
      go: () => {
        this.#world.timeline.fault(request.from.name, `${request.method}: ${what}`, kind);
        go();
      },
    });
    const broken = () => this.#fail(request, name, "ECONNRESET");
    const late = (ms: number) =>
      this.#world.after(ms, { name: `Base ${request.method} late`, usual: () => void this.#effect(request) });
    const ways = [
      way("request-lost", "the connection breaks, nothing arrived", broken),
      way("hang", "no answer; done at the last moment", () => late(requestMs + settleMs - 1)),
      way("not-done", "429", () => this.#respond(request, name, new Response("", { status: 429 }))),
    ];
    if (request.method === "getOrders") return [...ways, ...this.#waysOfRead(request, name, way)];
    const after = (kind: FaultKind, what: string, go: () => void) =>
      way(kind, what, () => {
        this.#effect(request);
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
        this.#respond(request, name, success({ order_id: this.orders[0]?.id ?? 200 })),
      ),
      after("order-deleted", "done, lost, and deleted by hand", () => {
        this.deleteByHand();
        broken();
      }),
      way("other-client", "another client sends the same lead", () => {
        this.addByHand(String(request.params.user_comments));
        this.#carryOut(request);
      }),
    ];
  }

  #waysOfRead(request: Request, name: string, way: MakeWay): Way[] {
    const found = this.#find(request.params);
    const list = (orders: readonly StoredOrder[]) => success({ orders: orders.map(shown) });
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

  #carryOut(request: Request): void {
    this.#respond(request, `${request.from.name} ${request.method}`, success(this.#effect(request)));
  }

  /** What the request does in Base, and what Base would answer. */
  #effect(request: Request): object {
    const { from, method, params } = request;
    if (method === "addOrder") return { order_id: this.#store(request, params).id };
    if (method === "setOrderPayment") return this.#pay(from.name, params);
    const found = this.#find(params);
    const filter = Object.entries(params).filter(([key]) =>
      /^(id_from|filter_email|date_from|order_id)$/.test(key),
    );
    const by = filter.map(([key, value]) => `${key} ${value}`).join(", ");
    this.#world.timeline.add(from.name, `${method} by ${by} ← [${found.map(({ id }) => id).join(", ")}]`);
    return { orders: found.map(shown) };
  }

  #store(
    { from, leftAt }: { readonly from: Sender; readonly leftAt: number },
    params: Readonly<Record<string, unknown>>,
  ): StoredOrder {
    const { kinds, onChange } = this.#options;
    const fields: Record<string, unknown> = { ...params };
    if (kinds.has("marker-dropped")) delete fields.extra_field_1;
    if (kinds.has("email-lowercased")) fields.email = String(params.email).toLowerCase();
    const lead = String(params.user_comments);
    const order = { id: this.#nextId, lead, by: from, leftAt, fields, payments: [] };
    this.#nextId += 1;
    this.orders.push(order);
    this.#world.timeline.add("Base", `stores order ${order.id} of ${order.lead}, sent by ${from.name}`);
    onChange();
    return order;
  }

  #pay(by: string, { order_id, payment_done }: Readonly<Record<string, unknown>>): object {
    const order = this.orders.find(({ id }) => id === order_id);
    order?.payments.push(Number(payment_done));
    this.#world.timeline.add(
      "Base",
      `records a payment of ${payment_done} for order ${order_id}, sent by ${by}`,
    );
    this.#options.onChange();
    return {};
  }

  #find(params: Readonly<Record<string, unknown>>): StoredOrder[] {
    const exact = this.#options.kinds.has("email-lowercased");
    const mail = (value: unknown) => (exact ? String(value) : String(value).toLowerCase());
    return this.orders.filter(
      ({ id, fields }) =>
        (params.order_id === undefined || params.order_id === id) &&
        (params.id_from === undefined || id >= Number(params.id_from)) &&
        (params.date_from === undefined || Number(fields.date_add) >= Number(params.date_from)) &&
        (params.filter_email === undefined || mail(fields.email) === mail(params.filter_email)),
    );
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

function shown({ id, fields, payments }: StoredOrder): object {
  return { ...fields, order_id: id, payment_done: payments.at(-1) ?? 0 };
}

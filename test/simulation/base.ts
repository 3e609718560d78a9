import type { FaultKind } from "./faults.ts";
import type { Process, Way } from "./process.ts";
import type { Scenario } from "./scenario.ts";
import type { World } from "./world.ts";

/** An order as the simulated Base holds it. */
export interface StoredOrder {
  readonly id: number;
  /** The lead it was made of; the forwarder does not see it. */
  readonly lead: string;
  /** Who sent it, and how many events had happened when the request left. */
  readonly by: Sender;
  readonly leftAt: number;
  fields: Readonly<Record<string, unknown>>;
  /** Each payment that was recorded. The last one counts. */
  readonly payments: number[];
  /** It was merged into another order, which lists show in its place, or archived. */
  isMerged?: true;
}

type Sender = Pick<Process, "name">;

/** A request as it reaches Base. */
export interface BaseRequest {
  readonly from: Sender;
  readonly leftAt: number;
  readonly method: string;
  readonly params: Readonly<Record<string, unknown>>;
}

type BaseHabits = Pick<Scenario, "kinds" | "hasJournal">;

/** An order that staff merge others into. */
const otherOrder = 150;

/** A model of Base, as far as the forwarder uses it. It proves nothing about the real one. */
export class SimulatedBase {
  readonly orders: StoredOrder[] = [];
  readonly #world: World;
  readonly #kinds: ReadonlySet<FaultKind>;
  readonly #onChange: () => void;
  readonly #hasJournal: boolean;
  #nextId = 201;

  constructor(world: World, { kinds, hasJournal = false }: BaseHabits, onChange: () => void) {
    this.#world = world;
    this.#kinds = new Set(kinds);
    this.#hasJournal = hasJournal;
    this.#onChange = onChange;
  }

  /** What the request does in Base, and what Base would answer. */
  execute(request: BaseRequest): object {
    const { from, method, params } = request;
    if (method === "addOrder") return { order_id: this.#store(request, params).id };
    if (method === "setOrderPayment") return this.#pay(from.name, params);
    if (method === "getJournalList") return { logs: this.#listJournal(from.name) };
    const found = this.find(params);
    const filter = Object.entries(params).filter(([key]) =>
      /^(id_from|filter_email|date_from|order_id)$/.test(key),
    );
    const by = filter.map(([key, value]) => `${key} ${value}`).join(", ");
    this.#world.timeline.add(from.name, `${method} by ${by} ← [${found.map(({ id }) => id).join(", ")}]`);
    return { orders: found.map(shownOrder) };
  }

  /** A person sends an order of this lead past the forwarder. */
  addByHand(lead: string): void {
    this.#store({ from: { name: "someone" }, leftAt: this.#world.events }, { user_comments: lead });
  }

  /** Something on the way sends the request a second time. */
  executeTwice(request: BaseRequest): object {
    this.execute(request);
    return this.execute(request);
  }

  /** Ids do not rise: this order gets one below all others, and an order of another source has come meanwhile. */
  executeOutOfLine(request: BaseRequest): object {
    const next = this.#nextId;
    this.#nextId = Math.min(...this.orders.map(({ id }) => id), next) - 50;
    const answer = this.execute(request);
    this.#nextId = next;
    const stranger = { email: "other@example.com", user_comments: `order ${next} of another source` };
    this.#store({ from: { name: "another source" }, leftAt: this.#world.events }, stranger);
    return answer;
  }

  deleteByHand(): void {
    const gone = this.orders.pop();
    this.#world.timeline.fault("someone", `deletes order ${gone?.id} by hand`, "order-deleted");
  }

  /** What people, or programs that they let at the orders, can do to the last one. */
  waysOfLast(): Way[] {
    const last = this.orders.at(-1);
    if (last === undefined) return [];
    const way = (kind: FaultKind, text: string, go: () => void): Way => ({
      kind,
      go: () => {
        this.#world.timeline.fault("someone", `${text} ${last.id}`, kind);
        go();
      },
    });
    const { extra_field_1: marker, ...others } = last.fields;
    const empty = way("marker-emptied", "empties the field of the marker of order", () => {
      last.fields = others;
    });
    const merge = way("order-merged", "merges into another order", () => {
      last.isMerged = true;
    });
    return [...(marker === undefined ? [] : [empty]), ...(last.isMerged ? [] : [merge])];
  }

  /** The orders that a list with these parameters holds, in the order of their ids. */
  find(params: Readonly<Record<string, unknown>>): StoredOrder[] {
    const exact = this.#kinds.has("email-lowercased");
    const mail = (value: unknown) => (exact ? String(value) : String(value).toLowerCase());
    const found = this.orders.filter(
      ({ id, fields, isMerged }) =>
        !isMerged &&
        (params.order_id === undefined || params.order_id === id) &&
        (params.id_from === undefined || id >= Number(params.id_from)) &&
        (params.date_from === undefined || Number(fields.date_add) >= Number(params.date_from)) &&
        (params.filter_email === undefined || mail(fields.email) === mail(params.filter_email)),
    );
    return found.sort((first, second) => first.id - second.id);
  }

  /** What happened to orders, where the account has a journal: most have none. */
  #listJournal(by: string): object[] {
    const merged = this.#hasJournal ? this.orders.filter(({ isMerged }) => isMerged) : [];
    this.#world.timeline.add(by, `getJournalList ← [${merged.map(({ id }) => id).join(", ")}]`);
    return merged.map(({ id }, index) => ({
      log_id: index + 1,
      log_type: 5,
      order_id: otherOrder,
      object_id: id,
      date: Math.floor(this.#world.date() / 1_000),
    }));
  }

  #store(
    { from, leftAt }: { readonly from: Sender; readonly leftAt: number },
    params: Readonly<Record<string, unknown>>,
  ): StoredOrder {
    const fields: Record<string, unknown> = { ...params };
    if (this.#kinds.has("marker-dropped")) delete fields.extra_field_1;
    if (this.#kinds.has("email-lowercased")) fields.email = String(params.email).toLowerCase();
    const lead = String(params.user_comments);
    const order = { id: this.#nextId, lead, by: from, leftAt, fields, payments: [] };
    this.#nextId += 1;
    this.orders.push(order);
    this.#world.timeline.add("Base", `stores order ${order.id} of ${order.lead}, sent by ${from.name}`);
    this.#onChange();
    return order;
  }

  #pay(by: string, { order_id, payment_done }: Readonly<Record<string, unknown>>): object {
    const order = this.orders.find(({ id }) => id === order_id);
    order?.payments.push(Number(payment_done));
    this.#world.timeline.add(
      "Base",
      `records a payment of ${payment_done} for order ${order_id}, sent by ${by}`,
    );
    this.#onChange();
    return {};
  }
}

/** An order as `getOrders` gives it. */
export function shownOrder({ id, fields, payments }: StoredOrder): object {
  return { ...fields, order_id: id, payment_done: payments.at(-1) ?? 0 };
}

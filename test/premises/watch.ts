import type { ForwardEvent, ForwardResult } from "baselinker-sdk";

/** What a program shows: how many orders there are for its leads, and what was said about the others. */
export interface Outcome {
  /** How many forms buyers sent. */
  readonly forms: number;
  readonly orders: number;
  /** Orders beyond the first of a form. */
  readonly doubled: number;
  /** Forms without an order whose sender was answered `success` or `duplicate`, and heard nothing of it. */
  readonly lost: number;
  /** Events and statuses, and how often each came. */
  readonly told: Readonly<Record<string, number>>;
  /** Another figure that the line is about. */
  readonly figure?: string | undefined;
}

type Order = Readonly<Record<string, unknown>>;

/**
 * Listens to a forwarder, and compares in the end what it said with what is in Base.
 *
 * @public The programs in the package's folder take it.
 */
export class Watch {
  readonly #forms = new Set<string>();
  readonly #last = new Map<string, ForwardResult["status"]>();
  readonly #told = new Map<string, number>();

  /** The option `onEvent` of the forwarder. */
  readonly onEvent = (event: ForwardEvent): void => {
    if (event.type === "ended") return;
    this.tell(event.type === "setup" ? `setup ${event.issue.code}` : event.type);
  };

  tell(what: string): void {
    this.#told.set(what, (this.#told.get(what) ?? 0) + 1);
  }

  /** The result of a form; its text is in `user_comments` of its order. */
  sent(form: string, result: ForwardResult): void {
    this.#forms.add(form);
    this.#last.set(form, result.status);
    this.tell(result.status);
    for (const { code } of result.issues) this.tell(`issue ${code}`);
  }

  /** @param kept - forms that a person finds in the register as not sent */
  outcome(orders: readonly Order[], { figure, kept = [] }: Partial<Told> = {}): Outcome {
    const made = [...this.#forms].map((form) => [form, orders.filter((order) => isOf(order, form))] as const);
    const isToldSent = (form: string) => /^(success|duplicate)$/.test(this.#last.get(form) ?? "");
    return {
      forms: this.#forms.size,
      orders: made.reduce((sum, [, each]) => sum + each.length, 0),
      doubled: made.reduce((sum, [, each]) => sum + Math.max(0, each.length - 1), 0),
      lost: made.filter(([form, each]) => each.length === 0 && isToldSent(form) && !kept.includes(form))
        .length,
      told: Object.fromEntries(this.#told),
      figure,
    };
  }
}

interface Told {
  readonly figure: string;
  readonly kept: readonly string[];
}

function isOf(order: Order, form: string): boolean {
  return order.user_comments === form;
}

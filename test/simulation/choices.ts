/** What it costs a run that something other than the usual happens. */
export type Cost = "none" | "fault" | "order";

/** How much of the unusual one run may hold. Every run within it can be enumerated. */
export interface Budget {
  readonly faults: number;
  /** How often a message may overtake those before it. */
  readonly orders: number;
}

/** One thing that may happen next. `label` is the only one of its name in the run. */
export interface Option {
  readonly label: string;
  readonly cost: Cost;
}

/** A moment in a run where several things could have happened. */
export interface Point {
  readonly options: readonly Option[];
  readonly taken: number;
  /** What was left of the budget before the choice. */
  readonly left: Budget;
}

/** Decides at each point of a run. */
export type Decide = (options: readonly Option[], left: Budget, point: number) => number;

/**
 * The choices of one run, in the order in which they were made. They determine the run: the same list
 * gives the same run, line by line.
 */
export class Choices {
  readonly points: Point[] = [];
  readonly #decide: Decide;
  #left: Budget;

  constructor(decide: Decide, budget: Budget) {
    this.#decide = decide;
    this.#left = budget;
  }

  get left(): Budget {
    return this.#left;
  }

  /** Whether anything but the usual can still be chosen. */
  get isOpen(): boolean {
    return this.#left.faults > 0 || this.#left.orders > 0;
  }

  take(options: readonly Option[]): number {
    const left = this.#left;
    const taken = this.#decide(options, left, this.points.length);
    const option = options[taken];
    if (option === undefined) {
      const offered = options.map(({ label }) => label).join(", ");
      throw new NoSuchChoice(
        `Choice ${taken} at point ${this.points.length} does not exist. Offered: ${offered}`,
      );
    }
    this.points.push({ options, taken, left });
    this.#left = spent(left, option.cost);
    return taken;
  }
}

/** A list of choices does not fit the code any more: the run that it names cannot be had. */
export class NoSuchChoice extends Error {
  override readonly name = "NoSuchChoice";
}

export function canAfford(left: Budget, cost: Cost): boolean {
  return cost === "none" || (cost === "fault" ? left.faults : left.orders) > 0;
}

function spent(left: Budget, cost: Cost): Budget {
  if (cost === "none") return left;
  return cost === "fault" ? { ...left, faults: left.faults - 1 } : { ...left, orders: left.orders - 1 };
}

/** The usual at every point. */
export const usual: Decide = () => 0;

/** One option that is not the usual one, at one point of a run. */
export interface Deviation {
  readonly point: number;
  readonly option: number;
}

/** These deviations, and else the usual. */
export function deviating(deviations: readonly Deviation[]): Decide {
  return (_options, _left, point) => deviations.find((each) => each.point === point)?.option ?? 0;
}

/** As listed; the usual from the end of the list on. */
export function listed(choices: readonly number[]): Decide {
  return (_options, _left, point) => choices[point] ?? 0;
}

/** The deviations of these names, wherever they are offered, and else the usual. */
export function labelled(labels: readonly string[]): Decide {
  const wanted = new Set(labels);
  return (options) => {
    const index = options.findIndex(({ label }) => wanted.delete(label));
    return index === -1 ? 0 : index;
  };
}

/** Now and then something unusual: with this chance at each point. */
export function random(draw: () => number, chance: number): Decide {
  return (options, left) => {
    if (draw() >= chance) return 0;
    const affordable = options.flatMap(({ cost }, index) =>
      index > 0 && canAfford(left, cost) ? [index] : [],
    );
    return affordable[Math.floor(draw() * affordable.length)] ?? 0;
  };
}

/** The numbers of the choices without the usual ones at the end: what `--replay` takes. */
export function numbersOf(points: readonly Point[]): number[] {
  const last = points.findLastIndex(({ taken }) => taken !== 0);
  return points.slice(0, last + 1).map(({ taken }) => taken);
}

/** The names of what was unusual in a run. They stay the same when the code makes a request more. */
export function labelsOf(points: readonly Point[]): string[] {
  return points.flatMap(({ options, taken }) => (taken === 0 ? [] : (options[taken]?.label ?? [])));
}

/** What a watch remembers of an order or a return. */
export interface Known {
  readonly id: number;
  readonly status: number;
  /** Since when it has its status, in unix seconds. */
  readonly since: number;
  /** The amount paid for an order, in hundredths. */
  readonly paid: number;
  /** A short hash of the courier and the number of an order's package; empty if there is none. */
  readonly pack: string;
  /** The fingerprint of everything else. */
  readonly print: string;
  /** How many events without a time of their own it has had; absent for none. */
  readonly events?: number;
}

/** Everything that a watch remembers. Never changed in place: each event keeps the state after it. */
export interface WatchState {
  /** The known orders or returns, sorted by id, without duplicates. */
  readonly known: readonly Known[];
  /** The lowest id that is watched; lower ones are ignored. Absent until it is certain. */
  readonly floor?: number;
  /** Only entries added since this time are read while `floor` is absent, in unix seconds. */
  readonly addedSince: number;
  /** The time since which added or confirmed entries are new, in unix seconds; absent once all were seen. */
  readonly newSince?: number;
  /** The last journal entry that was read; 0 if none. */
  readonly journalId: number;
  /** The time before which journal entries are ignored, in unix seconds. */
  readonly journalSince: number;
}

export function findKnown({ known }: WatchState, id: number): Known | undefined {
  const found = known[indexOf(known, id)];
  return found?.id === id ? found : undefined;
}

export function withKnown(state: WatchState, items: readonly Known[]): WatchState {
  const [only] = items;
  if (only === undefined) return state;
  if (items.length === 1) {
    const index = indexOf(state.known, only.id);
    const replaced = state.known[index]?.id === only.id ? 1 : 0;
    return { ...state, known: state.known.toSpliced(index, replaced, only) };
  }
  const all = new Map([...state.known, ...items].map((item) => [item.id, item]));
  return { ...state, known: [...all.values()].sort((a, b) => a.id - b.id) };
}

export function withoutKnown(state: WatchState, id: number): WatchState {
  const index = indexOf(state.known, id);
  return state.known[index]?.id === id ? { ...state, known: state.known.toSpliced(index, 1) } : state;
}

export function trimmed(state: WatchState, most: number): WatchState {
  const known = state.known.slice(-most);
  const [lowest] = known;
  return known.length === state.known.length || lowest === undefined
    ? state
    : { ...state, known, floor: lowest.id };
}

export function knownBetween({ known }: WatchState, first: number, last: number): readonly Known[] {
  return known.slice(indexOf(known, first), indexOf(known, last + 1));
}

function indexOf(known: readonly Known[], id: number): number {
  let low = 0;
  let high = known.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((known[middle]?.id ?? id) < id) low = middle + 1;
    else high = middle;
  }
  return low;
}

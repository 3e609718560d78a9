import type { Mutant } from "./mutant.ts";

/** A change that no test notices and none needs to. */
export interface Accepted {
  readonly file: string;
  /** The text before, and after, which may be one of several; spaces between words do not count. */
  readonly code: string;
  readonly becomes: string | readonly string[];
  /**
   * - `equivalent`: nobody can see a difference.
   * - `cost`: the same outcome, a little slower or larger.
   * - `message`: another sentence in a text for people.
   */
  readonly is: "equivalent" | "cost" | "message";
  readonly because: string;
}

/** The entry for a mutant, where there is one. */
export function acceptedAs(mutant: Mutant): Accepted | undefined {
  return accepted.find((entry) => isAccepted(entry, mutant));
}

export function isAccepted({ file, code, becomes }: Accepted, mutant: Mutant): boolean {
  return (
    `src/${file}` === mutant.file &&
    isSame(code, mutant.code) &&
    [becomes].flat().some((each) => isSame(each, mutant.becomes))
  );
}

function isSame(one: string, other: string): boolean {
  return one.replace(/\s+/g, " ").trim() === other.replace(/\s+/g, " ").trim();
}

export const accepted: readonly Accepted[] = [
  {
    file: "limiter/slots.ts",
    code: "Math.max(0, this.#freeAt.length + this.#inFlight - this.#limit)",
    becomes: "Math.min(0, this.#freeAt.length + this.#inFlight - this.#limit)",
    is: "cost",
    because: "After the limit was lowered the queue looks too early, finds no slot and looks again.",
  },
  {
    file: "limiter/inProcessLimiter.ts",
    code: "now < this.#pausedUntil",
    becomes: "now <= this.#pausedUntil",
    is: "cost",
    because: "At the very millisecond at which a pause ends a call is granted by way of the queue.",
  },
  {
    file: "limiter/inProcessLimiter.ts",
    code: "until > this.#pausedUntil",
    becomes: "until >= this.#pausedUntil",
    is: "equivalent",
    because: "The same moment is written again.",
  },
  {
    file: "limiter/inProcessLimiter.ts",
    code: "this.#grantNext();",
    becomes: ";",
    is: "cost",
    because: "After a pause came the old timer fires, finds that it is too early and sets the next one.",
  },
  {
    file: "limiter/inProcessLimiter.ts",
    code: "options === this.#loweredTo",
    becomes: "false",
    is: "cost",
    because: "Options that were looked at are looked at again.",
  },
  {
    file: "limiter/inProcessLimiter.ts",
    code: "this.#waiting.size === 0",
    becomes: "true",
    is: "equivalent",
    because: "Calls wait only while there is a pause or a slot is taken, which is looked at as well.",
  },
  {
    file: "limiter/inProcessLimiter.ts",
    code: "dueAt === this.#timer?.dueAt",
    becomes: "false",
    is: "cost",
    because: "The same timer is set again.",
  },
  {
    file: "limiter/registry.ts",
    code: "clock.now() > sweepDueAt + sweepMs",
    becomes: "clock.now() >= sweepDueAt + sweepMs",
    is: "cost",
    because: "At this very millisecond a timer that is late is set twice.",
  },
  {
    file: "limiter/sharedRateLimiter.ts",
    code: "this.#requests += 1",
    becomes: "this.#requests -= 1",
    is: "equivalent",
    because: "It only has to be another number each time.",
  },
  {
    file: "limiter/sharedRateLimiter.ts",
    code: "pausedMs > 0",
    becomes: "pausedMs >= 0",
    is: "cost",
    because: "At the very millisecond at which a block ends a call waits a moment more.",
  },
  {
    file: "limiter/sharedRateLimiter.ts",
    code: "this.#pausedMs() > 0",
    becomes: "this.#pausedMs() >= 0",
    is: "cost",
    because: "At the very millisecond at which a block ends a slot is given back and taken again.",
  },
  {
    file: "limiter/slots.ts",
    code: "passed > 0",
    becomes: ["true", "passed >= 0"],
    is: "cost",
    because: "Nothing is taken out of the list.",
  },
  {
    file: "limiter/slots.ts",
    code: "index > 0",
    becomes: ["true", "index >= 0"],
    is: "equivalent",
    because: "Before the first one there is nothing that comes free later.",
  },
  {
    file: "limiter/slots.ts",
    code: "(this.#freeAt[index - 1] ?? 0) > freeAt",
    becomes: "(this.#freeAt[index - 1] ?? 0) >= freeAt",
    is: "equivalent",
    because: "Two slots that come free at one moment are in either order.",
  },
  {
    file: "limiter/slots.ts",
    code: "this.#freeAt.length + this.#inFlight",
    becomes: "this.#freeAt.length - this.#inFlight",
    is: "cost",
    because: "After the limit was lowered the queue looks too early, finds no slot and looks again.",
  },
  {
    file: "limiter/waitingCalls.ts",
    code: "true",
    becomes: "false",
    is: "equivalent",
    because: "A signal is aborted once.",
  },
  {
    file: "limiter/waitingCalls.ts",
    code: "{ once: true }",
    becomes: "{}",
    is: "equivalent",
    because: "A signal is aborted once.",
  },
  {
    file: "forwarding/catalogRefresher.ts",
    code: "ageMs <= staleMs",
    becomes: "ageMs < staleMs",
    is: "cost",
    because: "At the very millisecond a product may as well be asked for as not.",
  },
  {
    file: "forwarding/engineStore.ts",
    code: 'row.status === "claimed"',
    becomes: "true",
    is: "cost",
    because: "A token that holds no claim ends none: only a statement more.",
  },
  {
    file: "forwarding/fairWork.ts",
    code: "this.#forgetIdle();",
    becomes: ";",
    is: "cost",
    because: "It frees memory: an idle account is as good as one that is not known.",
  },
  {
    file: "forwarding/findOrder.ts",
    code: 'state === "open"',
    becomes: "true",
    is: "cost",
    because: "What is kept of a lead is deleted at once where the lead ends as failed.",
  },
  {
    file: "forwarding/leadProducts.ts",
    code: "[...this.#noted].some((asked) => this.#isOpen(asked)) || this.hasOldPrice",
    becomes: "true",
    is: "cost",
    because:
      "Nobody is asked who has answered: the lead is mapped once more, and its products are refreshed later.",
  },
  {
    file: "forwarding/lazyAccount.ts",
    code: "this.#view === undefined || known.some((part, index) => part !== this.#known[index])",
    becomes: "true",
    is: "cost",
    because: "The same view is made again for each lead.",
  },
  {
    file: "forwarding/catalogRefresher.ts",
    code: "requests < 2",
    becomes: "requests <= 2",
    is: "cost",
    because: "One more request before the first lead; the sweep goes on with it in any case.",
  },
  {
    file: "forwarding/delivery.ts",
    code: 'unfinished.phase === "paying"',
    becomes: "true",
    is: "equivalent",
    because: "We write an order id only with this phase; the look at it is for records that are not ours.",
  },
  {
    file: "forwarding/waitingLine.ts",
    code: "place === undefined",
    becomes: "true",
    is: "equivalent",
    because:
      "Where somebody waits for a key there is no turn to take: they are started as soon as there is one.",
  },
  {
    file: "forwarding/readOrders.ts",
    code: '"orders"',
    becomes: '""',
    is: "message",
    because: "It is the place in the answer that the error names.",
  },
  {
    file: "forwarding/setup.ts",
    code: '"baselinker-sdk/memories/1"',
    becomes: '""',
    is: "equivalent",
    because: "Every copy of this version has the same name.",
  },
  {
    file: "forwarding/payment.ts",
    code: "paidAmount(answer, orderId) >= amount - 0.005",
    becomes: "paidAmount(answer, orderId) > amount - 0.005",
    is: "equivalent",
    because: "No amount ends with half a cent.",
  },
  {
    file: "forwarding/openForwarders.ts",
    code: "{ member.open = open; }",
    becomes: "{}",
    is: "cost",
    because: "A forwarder that is open is waited for as one that opens, and is there at once.",
  },
  {
    file: "client/call.ts",
    code: "Math.abs(own.length - known.length) < 2",
    becomes: "true",
    is: "cost",
    because: "Two names that differ more in length are further apart, which takes longer to find out.",
  },
  {
    file: "client/provesNothingDone.ts",
    code: '""',
    becomes: '"Stryker was here!"',
    is: "equivalent",
    because: "It is neither a code nor a call that is looked for.",
  },
  {
    file: "client/envelope.ts",
    code: "text.length < mostValues",
    becomes: "false",
    is: "cost",
    because: "A text without so many letters has no more values; to count them takes time.",
  },
  {
    file: "client/envelope.ts",
    code: "text.length < mostValues",
    becomes: "text.length <= mostValues",
    is: "equivalent",
    because: "So many letters are at most so many values, which is not too much.",
  },
  {
    file: "client/envelope.ts",
    code: "index < text.length",
    becomes: "index <= text.length",
    is: "equivalent",
    because: "There is no letter after the last one.",
  },
  {
    file: "mapping/order/compileLines.ts",
    code: "draft.unit !== undefined || draft.total !== undefined",
    becomes: "false",
    is: "cost",
    because: "A price that was read is found in the lines too, which takes another look at them.",
  },
  {
    file: "mapping/order/compileOrder.ts",
    code: 'typeof order.order_status_id === "number"',
    becomes: "true",
    is: "equivalent",
    because: "An order without a status is an error already.",
  },
  {
    file: "mapping/order/records.ts",
    code: "sum * 2",
    becomes: "sum / 2",
    is: "equivalent",
    because: "Halves tell fifty names apart as well as doubles do.",
  },
  {
    file: "mapping/text/formula.ts",
    code: "code < 65",
    becomes: "code <= 65",
    is: "equivalent",
    because: "None of the four signs is the letter A.",
  },
  {
    file: "mapping/text/formula.ts",
    code: "code < 65",
    becomes: "true",
    is: "cost",
    because: "The four signs are compared with in any case; this leaves most texts at once.",
  },
  {
    file: "mapping/text/phone.ts",
    code: "/^(?=(?:\\D*\\d){9,10}\\D*$)\\D*\\d{2,}(?:\\D+\\d{2,})*\\D*$/",
    becomes: "/^(?=(?:\\D*\\d){9,10}\\D*$)\\D*\\d{2,}(?:\\D+\\d{2,})*\\d*$/",
    is: "cost",
    because: "A number with a bracket at its end is read the slower way, as the same.",
  },
  // readers: texts and dates
  {
    file: "mapping/text/date.ts",
    code: "value < 1e8 || (value >= 1.9e11 && value < 1e12) || value >= 1.9e13",
    becomes: "true",
    is: "cost",
    because: "Other numbers are read as seconds in the end too; this leaves most of them at once.",
  },
  {
    file: "mapping/text/date.ts",
    code: "value < 1e8",
    becomes: "value <= 1e8",
    is: "cost",
    because: "Nine digits are no date in digits, and are read as seconds after that look.",
  },
  {
    file: "mapping/text/date.ts",
    code: "value >= 1.9e11 && value < 1e12",
    becomes: "value >= 1.9e11 || value < 1e12",
    is: "cost",
    because: "Further numbers are looked at as digits, which they are not.",
  },
  {
    file: "mapping/text/date.ts",
    code: "value >= 1.9e11",
    becomes: "true",
    is: "cost",
    because: "Numbers of less than twelve digits are looked at as digits of a date, which they are not.",
  },
  {
    file: "mapping/text/date.ts",
    code: "value < 1e12",
    becomes: ["true", "value <= 1e12"],
    is: "cost",
    because: "Numbers of thirteen digits are looked at as digits of a date, which they are not.",
  },
];

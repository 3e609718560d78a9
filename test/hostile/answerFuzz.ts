import { inspect } from "node:util";
import { brotliCompressSync, deflateSync, gzipSync } from "node:zlib";
import fc from "fast-check";
import { allMethods, methodNamed } from "../../src/api/methods/methods.ts";
import { allPages } from "../../src/api/methods/pages.ts";
import { Baselinker } from "../../src/client/calls/baselinker.ts";
import type { Hooks } from "../../src/client/calls/events.ts";
import { loadAccount } from "../../src/forwarding/account/loadAccount.ts";
import { BaselinkerError } from "../../src/shared/errors/baselinkerError.ts";
import { type Clock, systemClock } from "../../src/shared/runtime/clock.ts";
import { applyDrift, drifts } from "../api/support/drift.ts";
import { fieldsArbitrary } from "../api/support/shapeArbitrary.ts";
import type { ApiServer, Behaviour } from "../support/apiServer.ts";
import { canaryToken } from "../support/unthrottledClient.ts";
import { wholeCatalog } from "../support/wholeCatalog.ts";

/** How long a call of these runs waits for an answer. A run that takes a second more hangs. */
const timeoutMs = 150;
const maxMs = 1_000;

/** One answer, and what asks for it. */
export interface AnswerRun {
  readonly ask: string;
  readonly validation: "report" | "strict" | "off";
  readonly answer: Answer;
}

interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** What the header says, where it lies. */
  readonly length: string | undefined;
  readonly encoding: "none" | "gzip" | "br" | "deflate" | "wrong";
  readonly end: "whole" | "cut" | "stall" | "reset" | "never" | "not-http";
}

/** Texts that an attacker would try, the token among them. */
const words = fc.oneof(
  fc.constantFrom(
    canaryToken,
    "",
    "0",
    "__proto__",
    "constructor",
    "ERROR_BLOCKED_TOKEN",
    "ERROR_USER_ACCOUNT_BLOCKED",
    "ERROR_X",
    "Query limit exceeded, token blocked until 2026-11-25 12:00:00",
    `Query limit exceeded, token blocked until 9999-99-99 ${canaryToken}`,
    "\r\nforged\u001b[2J\u2028",
    "\ud800",
    "9".repeat(400),
  ),
  fc.string({ unit: "binary", maxLength: 40 }),
);

const values: fc.Arbitrary<unknown> = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    words,
    fc.constantFrom<unknown>(null, true, 0, -1, 1e308, 2 ** 53, [], {}),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(words, tie("value"), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value;

const declared = Object.keys(allMethods()).filter((name) => methodNamed(name)?.bulk === undefined);
const others = [
  ...Object.keys(allPages()),
  "getInventoryProducts",
  "loadAccount",
  "wholeCatalog",
  "getNobodyKnows",
];

const envelopes = (ask: string): fc.Arbitrary<unknown> => {
  const { result } = methodNamed(ask) ?? { result: {} };
  const fitting = fieldsArbitrary(result).map((fields) => ({ status: "SUCCESS", ...fields }));
  return fc.oneof(
    {
      weight: 4,
      arbitrary: fc.tuple(fitting, drifts).map(([fit, changes]) => changes.reduce(applyDrift, fit)),
    },
    { weight: 1, arbitrary: fitting },
    {
      weight: 3,
      arbitrary: fc
        .record(Object.fromEntries(Object.keys(result).map((name) => [name, values])), { requiredKeys: [] })
        .map((fields) => ({ status: "SUCCESS", ...fields })),
    },
    {
      weight: 3,
      arbitrary: fc.record(
        { status: fc.constant("ERROR"), error_code: values, error_message: values },
        { requiredKeys: ["status"] },
      ),
    },
    { weight: 1, arbitrary: values },
  );
};

const bodies = (ask: string): fc.Arbitrary<string> =>
  fc.oneof(
    { weight: 10, arbitrary: envelopes(ask).map((envelope) => JSON.stringify(envelope) ?? "") },
    { weight: 1, arbitrary: fc.string({ unit: "binary", maxLength: 200 }) },
    {
      weight: 1,
      arbitrary: fc.constantFrom("", "<html>", `{"status":"SUCCESS"`, "[".repeat(50_000), canaryToken),
    },
  );

export const answerRuns: fc.Arbitrary<AnswerRun> = fc
  .oneof(
    { weight: 4, arbitrary: fc.constantFrom(...declared) },
    { weight: 1, arbitrary: fc.constantFrom(...others) },
  )
  .chain((ask) =>
    fc.record({
      ask: fc.constant(ask),
      validation: fc.constantFrom("report", "strict", "off"),
      answer: fc.record({
        status: fc.oneof(
          { weight: 8, arbitrary: fc.constant(200) },
          { weight: 2, arbitrary: fc.integer({ min: 200, max: 599 }) },
        ),
        headers: fc.record(
          {
            "retry-after": fc.constantFrom("0", "1", "99999999999", "soon", canaryToken),
            date: fc.constantFrom("Wed, 25 Nov 2026 12:00:00 GMT", "yesterday", canaryToken),
            location: fc.constantFrom("/", `http://127.0.0.1:9/${canaryToken}`),
            "content-type": fc.constantFrom("application/json", "text/html; charset=utf-16", canaryToken),
          },
          { requiredKeys: [] },
        ),
        body: bodies(ask),
        length: fc.oneof(
          { weight: 30, arbitrary: fc.constant(undefined) },
          { weight: 1, arbitrary: fc.constantFrom("0", "5", "100000") },
        ),
        encoding: fc.oneof(
          { weight: 8, arbitrary: fc.constant("none" as const) },
          {
            weight: 2,
            arbitrary: fc.constantFrom("gzip" as const, "br" as const, "deflate" as const, "wrong" as const),
          },
        ),
        end: fc.oneof(
          { weight: 30, arbitrary: fc.constant("whole" as const) },
          { weight: 3, arbitrary: fc.constantFrom("cut" as const, "reset" as const, "not-http" as const) },
          // These take their time.
          { weight: 1, arbitrary: fc.constantFrom("stall" as const, "never" as const) },
        ),
      }),
    }),
  );

function behaviourOf({ status, headers, body, length, encoding, end }: Answer): Behaviour {
  const bytes = {
    none: Buffer.from,
    wrong: Buffer.from,
    gzip: gzipSync,
    br: brotliCompressSync,
    deflate: deflateSync,
  }[encoding](body);
  return ({ response, socket }) => {
    if (end === "never") return;
    if (end === "reset") return void socket.resetAndDestroy();
    if (end === "not-http") return void socket.end(bytes);
    const encodingHeader: Record<string, string> =
      encoding === "none" ? {} : { "content-encoding": encoding === "wrong" ? "gzip" : encoding };
    response.strictContentLength = false;
    const lengthHeader: Record<string, string> = length === undefined ? {} : { "content-length": length };
    response.writeHead(status, { ...headers, ...encodingHeader, ...lengthHeader });
    if (end === "whole") return void response.end(bytes);
    response.write(bytes.subarray(0, bytes.length / 2), () => {
      if (end === "cut") socket.destroy();
    });
  };
}

/** A repeat waits for nothing, so that runs are short; only the time-out of an attempt is real. */
const clock: Clock = {
  ...systemClock,
  after: (delayMs, callback, options) =>
    systemClock.after(delayMs === timeoutMs ? timeoutMs : 0, callback, options),
};

/** Makes the run, and throws where one of the promises about answers is broken. */
export async function checkAnswer(server: ApiServer, run: AnswerRun): Promise<void> {
  // A machine with other work can take a second for anything once, but not three times for the same.
  for (let tries = 1; ; tries += 1) {
    const tookMs = await checkOnce(server, run);
    if (tookMs <= 2 * timeoutMs + maxMs) return;
    if (tries === 3) throw new Error(`It hung for ${Math.round(tookMs)} ms.`);
  }
}

async function checkOnce(server: ApiServer, { ask, validation, answer }: AnswerRun): Promise<number> {
  server.behave(behaviourOf(answer));
  server.forget();
  const told: unknown[] = [];
  const note = (event: unknown) => void told.push(event);
  const hooks: Required<Hooks> = {
    request: note,
    response: note,
    retry: note,
    wait: note,
    block: note,
    drift: note,
    tooLong: note,
  };
  const baselinker = new Baselinker({
    token: canaryToken,
    baseUrl: server.url,
    timeoutMs,
    validation,
    hooks,
    logger: { debug: note, warn: note, error: note },
    retries: 1,
    maxResponseBytes: 100_000,
    testing: { clock },
    rateLimit: { limiter: { acquire: async () => {}, pauseUntil: () => {} } },
  });
  const start = performance.now();
  try {
    await asked(baselinker, ask);
  } catch (error) {
    if (!(error instanceof BaselinkerError))
      throw new Error("The error is not a documented one.", { cause: error });
    told.push(error);
  }
  const tookMs = performance.now() - start;
  for (const each of told) {
    const shown = `${inspect(each, { depth: 20, showHidden: true })} ${String(each)} ${JSON.stringify(each)}`;
    if (shown.includes(canaryToken)) throw new Error(`The token is reported: ${shown}`);
    if (typeof each === "string" && /[\p{Cc}\u2028\u2029]/u.test(each))
      throw new Error(`A line is forged: ${shown}`);
  }
  return tookMs;
}

async function asked(baselinker: Baselinker, ask: string): Promise<void> {
  if (ask === "loadAccount") await loadAccount(baselinker);
  else if (ask === "wholeCatalog") await wholeCatalog(baselinker, 1);
  else if (ask === "getInventoryProducts")
    await baselinker.getInventoryProducts({ inventory_id: 1 }, { limit: 50 });
  else if (Object.hasOwn(allPages(), ask))
    await read(Reflect.apply(Reflect.get(baselinker, ask), baselinker, [{}]));
  else await baselinker.call(ask, {});
}

/** A server that repeats its page forever is left after some entries. */
async function read(entries: AsyncIterable<unknown>): Promise<void> {
  let left = 50;
  for await (const _ of entries) {
    left -= 1;
    if (left === 0) return;
  }
}

import { afterEach, describe, expect, it, vi } from "vitest";
import { Baselinker } from "../../../src/client/calls/baselinker.ts";
import type { AccountSource } from "../../../src/forwarding/account/lazyAccount.ts";
import type { EventToReport } from "../../../src/forwarding/contract/forwardEvent.ts";
import { checkForwarderOptions } from "../../../src/forwarding/forwarder/config.ts";
import type { ForwarderOptions } from "../../../src/forwarding/forwarder/options.ts";
import { reporter } from "../../../src/forwarding/forwarder/reporter.ts";
import { noteMemory, SetupReport } from "../../../src/forwarding/forwarder/setupReport.ts";
import { memoryStore } from "../../../src/forwarding/store/memoryStore.ts";
import { pl } from "../../../src/languages/pl/language.ts";
import type { Issue } from "../../../src/mapping/contract/mapResult.ts";
import { NetworkError } from "../../../src/shared/errors/connectionErrors.ts";
import { StoreError } from "../../../src/shared/errors/storeError.ts";
import { emptyAccount } from "../../support/emptyAccount.ts";

const rules = { version: 1, key: "id", fields: { email: "email" } } as const;
const wrongRules = {
  version: 1,
  key: "id",
  fields: { email: "email", order_status_id: 99_999 },
} as const satisfies ForwarderOptions["rules"];
const linesWith = (fields: object) => ({ ...rules, products: { each: "lines", fields } }) as const;

/** A report, an account that counts its reads, and what was told. */
function reportOn(options: Partial<ForwarderOptions> = {}) {
  const lines: [string, unknown][] = [];
  const log = (line: string, details: unknown) => lines.push([line, details]);
  const baselinker = new Baselinker({
    token: "a-token",
    logger: { debug: () => {}, info: log, warn: log, error: log },
  });
  const events: EventToReport[] = [];
  const config = checkForwarderOptions({
    baselinker,
    rules,
    store: memoryStore(),
    marker: false,
    ...options,
  });
  const emit = reporter(config);
  const report = new SetupReport(config, (event) => {
    events.push(event);
    emit(event);
  });
  const said = {
    loadedAt: undefined as number | undefined,
    failure: undefined as Error | undefined,
    reads: 0,
  };
  const account: AccountSource = {
    async read(read) {
      said.reads += 1;
      if (said.failure !== undefined) throw said.failure;
      return read(emptyAccount);
    },
    get loadedAt() {
      return said.loadedAt;
    },
  };
  const told = () =>
    events.flatMap((event) => (event.type === "setup" ? `${event.issue.code} at ${event.issue.path}` : []));
  const met = async () => {
    report.reportOnce(account);
    await new Promise((resolve) => setImmediate(resolve));
    return told();
  };
  const fails = (loads: Record<string, unknown> = {}) =>
    report.check(account, loads, undefined).then(
      () => {
        throw new Error("It was ready.");
      },
      (error: unknown) => error,
    );
  return { report, account, said, told, met, fails, lines, events };
}

describe("what options alone show", () => {
  it.each<[string, Partial<ForwarderOptions>, readonly string[]]>([
    ["a time below a second", { tuning: { catalogMaxAgeMs: 999 } }, ["time_short at tuning.catalogMaxAgeMs"]],
    ["not a time of a second", { tuning: { catalogMaxAgeMs: 1_000 } }, []],
    ["not no time at all", { tuning: { catalogMaxAgeMs: 0, accountMaxAgeMs: 0 } }, []],
    ["a SKU without a catalog", { rules: linesWith({ sku: "sku" }) }, ["catalog_missing at catalog"]],
    ["an EAN without a catalog", { rules: linesWith({ ean: "ean" }) }, ["catalog_missing at catalog"]],
    ["not lines without either", { rules: linesWith({ name: "name" }) }, []],
    ["not codes that match nothing", { rules: { ...linesWith({ sku: "sku" }), match: false } }, []],
    ["not codes with a catalog", { rules: linesWith({ sku: "sku" }), catalog: { inventoryId: 5 } }, []],
    ["that no store was given", { store: undefined }, ["store_in_memory at store"]],
  ])("is %s", async (_, options, issues) => {
    const { met, lines } = reportOn(options);
    expect(await met()).toEqual(issues);
    expect(await met()).toEqual(issues);
    expect(lines.map(([, details]) => details)).toEqual(
      issues.map((issue) =>
        expect.objectContaining({ issues: [{ code: issue.split(" ")[0], path: issue.split(" ").at(-1) }] }),
      ),
    );
  });

  afterEach(() => vi.unstubAllGlobals());

  it("is reported as a warning where the platform ends the process at any time", () => {
    const levels: unknown[] = [];
    const level = () => {
      const { report, account, events } = reportOn({ store: undefined });
      report.reportOnce(account);
      for (const event of events) levels.push(event.type === "setup" && event.issue.level);
    };
    vi.stubGlobal("navigator", { userAgent: "Cloudflare-Workers" });
    level();
    vi.stubGlobal("navigator", undefined);
    vi.stubEnv("AWS_LAMBDA_FUNCTION_NAME", "leads");
    level();
    vi.unstubAllEnvs();
    level();
    expect(levels).toEqual(["warning", "warning", "info"]);
  });

  it("is reported as an info in a runtime that has no `process`", () => {
    const { report, account, events } = reportOn({ store: undefined });
    vi.stubGlobal("process", undefined);
    report.reportOnce(account);
    vi.unstubAllGlobals();
    expect(events).toMatchObject([{ issue: { code: "store_in_memory", level: "info" } }]);
  });
});

describe("what an account shows", () => {
  const wrong = ["status_not_found at fields.order_status_id"];

  it("is reported once where it was given", async () => {
    const { met, said } = reportOn({ rules: wrongRules, account: emptyAccount });
    expect(await met()).toEqual(wrong);
    await met();
    expect(said.reads).toBe(1);
  });

  it("is reported as soon as it was loaded, where it has to be, and costs no request before", async () => {
    const { met, said } = reportOn({ rules: wrongRules, account: async () => emptyAccount });
    expect([await met(), said.reads]).toEqual([[], 0]);
    said.loadedAt = 5;
    expect([await met(), said.reads]).toEqual([wrong, 1]);
  });

  it("is not read where it is the client's own, whose lists are read one by one", async () => {
    const { met, said } = reportOn({ rules: wrongRules });
    said.loadedAt = 5;
    expect([await met(), said.reads]).toEqual([[], 0]);
  });
});

describe("a check", () => {
  const away = new StoreError("The disk is away.", { retryable: true });
  const broken = new StoreError("The disk is broken.", { retryable: false });
  const reject = (error: Error) => Promise.reject(error);

  it("fails with what is wrong and what did not load, also where there is one of each", async () => {
    const { fails } = reportOn({ rules: wrongRules });
    expect(await fails({ store: reject(away) })).toMatchObject({
      retryable: false,
      cause: away,
      issues: [{ code: "status_not_found" }, { path: "store", code: "STORE_FAILED" }],
    });
  });

  it("fails without a cause where all was loaded", async () => {
    const error = await reportOn({ rules: wrongRules }).fails({ store: Promise.resolve() });
    expect(error).toMatchObject({ issues: [{ code: "status_not_found" }], retryable: false });
    expect(error).not.toHaveProperty("cause", expect.anything());
  });

  it.each([
    ["passes where all does", [away, away], true],
    ["does not where one does not", [away, broken], false],
    ["does not where that is not known", [new Error("?")], false],
  ])("%s", async (_, errors, retryable) => {
    const { fails } = reportOn();
    const loads = Object.fromEntries(errors.map((error, index) => [`part ${index}`, reject(error)]));
    expect(await fails(loads)).toMatchObject({
      retryable,
      cause: errors[0],
      issues: errors.map(({ message }, index) => ({ path: `part ${index}`, message })),
    });
  });

  it("names the account where that is what does not load", async () => {
    const { fails, said } = reportOn();
    said.failure = away;
    expect(await fails()).toMatchObject({ retryable: true, issues: [{ path: "account" }] });
  });

  it("says what is wrong in the language of the forwarder", async () => {
    const { fails, events } = reportOn({ rules: wrongRules, language: pl });
    const said = { message: expect.stringMatching(/^(?:Na koncie|W koncie|Konto) /) };
    expect(await fails()).toMatchObject({ issues: [said] });
    expect(events).toMatchObject([{ issue: said }]);
  });

  it("says in that language too what does not load, with the name and the details for another one", async () => {
    const { fails, said } = reportOn({ language: pl });
    const error = new NetworkError({ method: "getInventories" });
    said.failure = error;
    const { name, code, details } = error;
    const message = pl.errorMessage(error);
    expect(message).not.toBe(error.message);
    expect(await fails()).toMatchObject({ issues: [{ path: "account", name, code, message, details }] });
  });
});

it("tells of a lead's issues only what every lead would show", () => {
  const { report, told } = reportOn();
  const issue = { level: "info", path: "fields.date_add", message: "UTC." } as const;
  report.reportLeadIssues([]);
  report.reportLeadIssues([
    { ...issue, code: "date_zone_assumed" },
    { ...issue, code: "name_missing" as never },
  ]);
  expect(told()).toEqual(["date_zone_assumed at fields.date_add"]);
});

it("notes who remembers its leads in this process, and takes back only its own note", () => {
  const found: Issue[] = [];
  const note = (memory: object) => noteMemory("of this test", memory, (issue) => found.push(issue));
  const [one, two] = [{}, {}];
  const forgetFirst = note(one);
  note(one);
  expect(found).toEqual([]);
  const forgetSecond = note(two);
  expect(found).toMatchObject([{ code: "memory_not_shared", path: "store" }]);
  forgetFirst();
  note(one);
  expect(found).toHaveLength(2);
  note(two);
  forgetSecond();
  note(one)();
  expect(found).toHaveLength(3);
  // Two copies of the package share the notes.
  expect(Reflect.get(globalThis, Symbol.for("baselinker-sdk/memories/1"))).toBeInstanceOf(Map);
});

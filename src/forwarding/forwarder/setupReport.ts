import type { Account } from "../../mapping/contract/mapContext.ts";
import type { Issue } from "../../mapping/contract/mapResult.ts";
import { linesOf } from "../../mapping/order/compileLines.ts";
import { BaselinkerError } from "../../shared/errors/baselinkerError.ts";
import { SetupError, type SetupIssue } from "../../shared/errors/setupError.ts";
import { raceWithAbort } from "../../shared/runtime/abort.ts";
import { toError } from "../../shared/runtime/errors.ts";
import { onePerProcess } from "../../shared/runtime/lazily.ts";
import { checkCatalogs } from "../account/checkCatalogs.ts";
import { checkParsedRules } from "../account/checkRules.ts";
import type { AccountSource } from "../account/lazyAccount.ts";
import { CatalogsToAsk } from "../catalog/askedCatalog.ts";
import { forwardIssue } from "../contract/forwardCodes.ts";
import type { Emit } from "../contract/forwardEvent.ts";
import { codeOf } from "../contract/forwardResult.ts";
import { markerProblem } from "../delivery/marker.ts";
import type { ForwarderConfig } from "./config.ts";

/** Reports each setup issue of a forwarder once. */
export class SetupReport {
  readonly #config: ForwarderConfig;
  readonly #emit: Emit;
  readonly #issues = new Map<string, Issue>();
  #areOptionsReported = false;
  #isAccountReported: boolean;

  constructor(config: ForwarderConfig, emit: Emit) {
    this.#config = config;
    this.#emit = emit;
    this.#isAccountReported = config.account === undefined;
  }

  /** Reports the issues of the options, and those of the caller's account as soon as it is loaded. */
  reportOnce(account: AccountSource): void {
    if (!this.#areOptionsReported) this.report(optionIssues(this.#config));
    this.#areOptionsReported = true;
    const isThere = typeof this.#config.account === "object" || account.loadedAt !== undefined;
    if (this.#isAccountReported || !isThere) return;
    this.#isAccountReported = true;
    account
      .read((lists) => this.#issuesIn(lists))
      .then(
        (issues) => this.report(issues),
        () => {},
      );
  }

  #issuesIn(lists: Account): readonly Issue[] {
    const { rules, marker, catalog } = this.#config;
    const marked = markerProblem(marker, lists);
    return [
      ...(rules === undefined ? [] : checkParsedRules(rules, lists)),
      ...(catalog instanceof CatalogsToAsk ? checkCatalogs(catalog.inventoryIds, lists) : []),
      ...(marked === undefined ? [] : [marked]),
    ];
  }

  report(issues: readonly Issue[]): void {
    for (const found of issues) this.#reportNew(this.#config.language?.issue(found) ?? found);
  }

  #reportNew(issue: Issue): void {
    const { code, path, message } = issue;
    const name = `${code} ${path} ${message}`;
    if (this.#issues.has(name)) return;
    this.#issues.set(name, issue);
    this.#emit({ type: "setup", issue });
  }

  /**
   * Waits for the account's checks and all loads, and reports what is wrong. Returns what could be better.
   * @throws SetupError with all errors, and all that could not be loaded
   */
  async check(
    account: AccountSource,
    loads: Readonly<Record<string, unknown>>,
    signal: AbortSignal | undefined,
  ): Promise<readonly Issue[]> {
    const found = account.read((lists) => {
      // Read in any case: a wrong token shows here, and not with the first lead.
      void lists.statuses;
      return this.#issuesIn(lists);
    }, signal);
    const parts = { account: found, ...loads };
    const ends = await raceWithAbort(Promise.allSettled(Object.values(parts)), signal);
    signal?.throwIfAborted();
    const issues = await found.catch(() => []);
    this.report(issues);
    const wrong = issues.filter(isError);
    const { language } = this.#config;
    const errors: Error[] = [];
    const failures = Object.keys(parts).flatMap((path, index) => {
      const end = ends[index];
      if (end?.status !== "rejected") return [];
      const error = toError(end.reason);
      errors.push(error);
      return [{ path, ...failureOf(error, language) }];
    });
    // Whoever starts work does not see the error that is thrown.
    for (const failure of failures) this.#reportNew({ level: "error", ...failure });
    if (wrong.length + failures.length === 0)
      return [...this.#issues.values()].filter((issue) => !isError(issue));
    const passes = errors.every((error) => error instanceof BaselinkerError && error.retryable);
    const said = language === undefined ? wrong : wrong.map((issue) => language.issue(issue));
    throw new SetupError([...said, ...failures], {
      retryable: wrong.length === 0 && passes,
      cause: errors[0],
    });
  }

  /** Reports issues of a lead that concern the setup: every other lead would have them too. */
  reportLeadIssues(issues: readonly Issue[]): void {
    if (issues.length > 0) this.report(issues.filter(({ code }) => code === "date_zone_assumed"));
  }
}

function isError({ level }: Issue): boolean {
  return level === "error";
}

/** What could not be loaded, with the remedy if a language says it. */
function failureOf(error: Error, language: ForwarderConfig["language"]): Omit<SetupIssue, "path"> {
  const { name, message } = error;
  const code = codeOf(error);
  if (!(error instanceof BaselinkerError)) return { code, message };
  const facts = { name, code, message, details: error.details };
  return language === undefined ? facts : { ...facts, message: language.errorMessage(facts) };
}

function optionIssues(config: ForwarderConfig): Issue[] {
  const { rules, catalog, store } = config;
  const issues: Issue[] = times
    .filter((option) => config[option] < 1_000 && config[option] > 0)
    .map((option) =>
      forwardIssue("time_short", `tuning.${option}`, { option, given: String(config[option]) }),
    );
  if (catalog === undefined && rules !== undefined && rules.match !== false) {
    const hasCode = linesOf(rules).some(({ rule: { fields } }) => "sku" in fields || "ean" in fields);
    if (hasCode) issues.push(forwardIssue("catalog_missing", "catalog", {}));
  }
  if (store === undefined) {
    const issue = forwardIssue("store_in_memory", "store", {});
    issues.push(isProduction() || isServerless() ? issue : { ...issue, level: "info" });
  }
  return issues;
}

const times = ["settleMs", "leaseMs", "catalogMaxAgeMs", "accountMaxAgeMs"] as const;

function isProduction(): boolean {
  return typeof process !== "undefined" && process.env?.NODE_ENV === "production";
}

/** Where a platform ends the process at any time, and nobody sets `NODE_ENV`. */
function isServerless(): boolean {
  const env = typeof process === "undefined" ? undefined : process.env;
  return (
    globalThis.navigator?.userAgent === "Cloudflare-Workers" || env?.AWS_LAMBDA_FUNCTION_NAME !== undefined
  );
}

/** Reports another forwarder with the same account and namespace but another memory. Returns how to unregister. */
export function noteMemory(name: string, memory: object, found: (issue: Issue) => void): () => void {
  const notes = onePerProcess(place, isNotes, () => new Map());
  const other = notes.get(name);
  if (other !== undefined && other !== memory) found(forwardIssue("memory_not_shared", "store", {}));
  notes.set(name, memory);
  return () => {
    if (notes.get(name) === memory) notes.delete(name);
  };
}

/** The names are hashes. */
function isNotes(value: unknown): value is Map<unknown, unknown> {
  return value instanceof Map;
}

const place = /* @__PURE__ */ Symbol.for("baselinker-sdk/memories/1");

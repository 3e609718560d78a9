import { basename } from "node:path";
import { rulesHashOf } from "../../entries/apps.ts";
import type { Account, Catalog, Forwarder, RegisterEntry, RegisterView } from "../../entries/index.ts";
import type { LanguageTag } from "../../entries/languages.ts";
import { createMapper, type Mapper } from "../../entries/mapping.ts";
import { type Clock, systemClock } from "../../shared/runtime/clock.ts";
import { type GivenRules, type RulesFile, readRules } from "../files/rules.ts";
import type { About } from "../page/wire.ts";
import { issueOptions } from "../terminal/language.ts";
import { Refused } from "./refusal.ts";

/** What one run of `studio` works with. */
export interface Session extends Pick<About, "account" | "samples"> {
  /** The language of the command, for a page that asks for none that there are texts of. */
  readonly language: LanguageTag;
  readonly isReadOnly: boolean;
  /** Why nothing can be sent; `undefined` if it can. */
  readonly sendBlocked: About["sendBlocked"];
  readonly store: string | undefined;
  readonly panel: string | undefined;
  readonly rulesName: About["rules"];
  /** The path of the file, or the name of the ready set. */
  readonly rulesPath: string | undefined;
  /** Uses the rules of another file from now on. */
  useRules(path: string): void;
  readonly register: RegisterView;
  /** The session with the rules for a lead. @throws Refused if these rules are for another sender */
  of(lead: LeadOfSender): Promise<Session>;
  /** Whether this session has the rules for a lead. */
  isFor(lead: LeadOfSender): Promise<boolean>;
  /** Today's rules; `undefined` without rules. @throws if they cannot be used */
  rules(): Promise<OpenedRules | undefined>;
  /** The sender that uses today's rules. @throws Refused if nothing can be sent */
  sender(): Promise<Sender>;
  health(): ReturnType<Forwarder["health"]>;
  /** The account, at most ten minutes old; `undefined` without a token and without `--account`. */
  loadAccount(): Promise<Account | undefined>;
  /**
   * The catalog that these rules match order lines with, at most ten minutes old; `undefined` without a token and where
   * sending uses none.
   */
  loadCatalog(rules: GivenRules): Promise<Catalog | undefined>;
  readonly clock: Clock;
  close(): Promise<void>;
}

/** A lead, and where it came from. */
export type LeadOfSender = Pick<RegisterEntry, "id" | "namespace" | "source">;

/** Rules as they were read. */
interface OpenedRules extends RulesFile {
  /** The path of the rules. Rules of a module are in no file. */
  readonly path: string | undefined;
  /** The hash of the rules, as in the register. */
  readonly hash: string | undefined;
  mapperIn(language: LanguageTag): Promise<Mapper>;
}

type Sender = Pick<Forwarder, "receive" | "resend" | "health" | "close">;

export interface SessionParts
  extends Pick<
    Session,
    "isReadOnly" | "account" | "language" | "samples" | "store" | "panel" | "sendBlocked"
  > {
  loadAccount(signal: AbortSignal): Promise<Account | undefined>;
  readonly loadCatalog?: Session["loadCatalog"];
  /** The forwarder for reading the register. It sends nothing. */
  readonly viewer: Forwarder;
  /** Where the rules are. `read` reads them again, so that a change of the file takes effect. */
  readonly rules: { readonly path: string; readonly isFile: boolean; read(): Promise<RulesFile> } | undefined;
  /** The session with the rules for a lead; without it, this one has them for all. */
  readonly of?: (lead: LeadOfSender, main: Session) => Promise<Session>;
  /** Opens a sender that uses these rules. */
  openSender(rules: GivenRules): Promise<Sender>;
  readonly clock?: Clock;
  close(): Promise<void>;
}

const retryMs = 15_000;

export function createSession({
  viewer,
  rules: initialSource,
  openSender,
  of = async (_, main) => main,
  clock = systemClock,
  ...parts
}: SessionParts): Session {
  const { sendBlocked } = parts;
  const closing = new AbortController();
  let source = initialSource;
  let opened: OpenedRules | undefined;
  let sender: { readonly text: string; readonly ready: Promise<Sender> } | undefined;
  const rules = async () => {
    if (source === undefined) return undefined;
    const file = await source.read();
    // A mapper takes milliseconds to compile, and the file is read for each lead that is shown.
    if (opened?.text !== file.text) opened = await openRules(file, source.path);
    return opened;
  };
  const session: Session = {
    ...parts,
    of: (lead) => of(lead, session),
    isFor: async (lead) => (await of(lead, session).catch(() => undefined)) === session,
    get rulesName() {
      return source && { name: basename(source.path), isFile: source.isFile };
    },
    get rulesPath() {
      return source?.path;
    },
    useRules(path) {
      source = { path, isFile: true, read: () => readRules(path, () => {}) };
    },
    register: viewer.register,
    loadAccount: patiently(() => parts.loadAccount(closing.signal), clock),
    loadCatalog: patiently(async (currentRules) => parts.loadCatalog?.(currentRules), clock),
    rules,
    async sender() {
      if (sendBlocked !== undefined) throw new Refused(sendBlocked);
      const today = await rules();
      if (today === undefined) throw new Refused("no_rules");
      if (sender?.text !== today.text) {
        // Leads in progress are finished with the rules that they began with.
        void sender?.ready.then((old) => old.close()).catch(() => {});
        const ready = openSender(today.rules);
        sender = { text: today.text, ready };
        // A failure is not kept.
        ready.catch(() => {
          if (sender?.ready === ready) sender = undefined;
        });
      }
      return sender.ready;
    },
    health: async () => ((await sender?.ready.catch(() => undefined)) ?? viewer).health(),
    clock,
    async close() {
      closing.abort();
      await (await sender?.ready.catch(() => undefined))?.close();
      await viewer.close();
      await parts.close();
    },
  };
  return session;
}

/**
 * Runs one load at a time. While Base is down, a person who looks at leads does not wait for it with each of
 * them.
 */
function patiently<Loaded, Given extends readonly unknown[]>(
  load: (...inputs: Given) => Promise<Loaded>,
  clock: Clock,
): (...inputs: Given) => Promise<Loaded> {
  let loading: Promise<Loaded> | undefined;
  let failed: { readonly error: unknown; readonly at: number } | undefined;
  return async (...inputs) => {
    if (failed !== undefined && clock.now() - failed.at < retryMs) throw failed.error;
    loading ??= load(...inputs)
      .catch((error: unknown) => {
        failed = { error, at: clock.now() };
        throw error;
      })
      .finally(() => {
        loading = undefined;
      });
    return loading;
  };
}

async function openRules(file: RulesFile, path: string): Promise<OpenedRules> {
  const mappers = new Map<LanguageTag, Promise<Mapper>>();
  const make = async (language: LanguageTag) => createMapper(file.rules, await issueOptions(language));
  return {
    ...file,
    path,
    hash: await rulesHashOf(file.rules),
    mapperIn(language) {
      const known = mappers.get(language) ?? make(language);
      mappers.set(language, known);
      return known;
    },
  };
}

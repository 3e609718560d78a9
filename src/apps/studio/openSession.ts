import { existsSync } from "node:fs";
import { basename } from "node:path";
import { createFakeAccount, type FakeAccount } from "../../entries/fake.ts";
import {
  createForwarder,
  type Forwarder,
  loadAccount,
  memoryRegister,
  memoryStore,
  RegisterError,
} from "../../entries/index.ts";
import { createMapper } from "../../entries/mapping.ts";
import { sqliteRegister, sqliteStore } from "../../entries/sqlite.ts";
import { isRecord } from "../../shared/json/value.ts";
import { fakeTokenStart } from "../../shared/options/token.ts";
import { isLoopback } from "../../shared/runtime/caller.ts";
import { type Config, readConfig } from "../files/config.ts";
import { namedModule } from "../files/namedModule.ts";
import { type GivenRules, isGivenRules, readRules, rulesPath } from "../files/rules.ts";
import { catalogId, openCatalog } from "../project/catalog.ts";
import { sources } from "../project/choices.ts";
import { onlyToLook, registerFile } from "../project/delivery.ts";
import { eventNotes } from "../project/eventNotes.ts";
import { apiUrl, givenToken, openStoreClient } from "../project/openClient.ts";
import { cached, givenAccount } from "../project/openRules.ts";
import { registerSources } from "../project/registerSources.ts";
import { RulesBySender, type RulesSet } from "../project/rulesBySender.ts";
import { sampleSources } from "../project/samples/samples.ts";
import type { CommandCall } from "../terminal/command.ts";
import { CommandFailure } from "../terminal/failure.ts";
import { httpUrl } from "../terminal/httpUrl.ts";
import { issueOptions } from "../terminal/language.ts";
import { fillAccount } from "./fillAccount.ts";
import { Refused } from "./refusal.ts";
import { createSession, type LeadOfSender, type Session, type SessionParts } from "./session.ts";

/** The default rules of a try-out: those of the first sender of samples. */
const usualRules = "woocommerce-order";
const usualPanel = "https://panel.baselinker.com";

/**
 * Opens the session that the options name: the forwarder of a module, the file of a store, or otherwise a
 * try-out.
 */
export async function openSession(call: CommandCall): Promise<Session> {
  const module = call.options.text("forwarder");
  if (module !== undefined) return openModule(call, module);
  const config = await readConfig(call);
  const path = registerFile(call, config);
  const store = call.options.text("store") ?? config.store;
  if (path !== undefined && store !== undefined && path !== store)
    throw new CommandFailure("usage", "delivery.twoFiles");
  return path === undefined ? openTryOut(call, config) : openStore(call, path, config);
}

/** Opens a session with a fake account, by default a new one. Everything is in memory and is lost at the end. */
export async function openTryOut(
  call: CommandCall,
  config: Config = {},
  fakeAccount?: FakeAccount,
): Promise<Session> {
  const path = new RulesBySender(call, config).sets[0]?.path ?? usualRules;
  const rules = await rulesAt(call, path);
  const fake = fakeAccount ?? createFakeAccount({ keepRequests: 1_000 });
  const baselinker = fake.client({ logger: false });
  const store = memoryStore();
  const register = memoryRegister({ keepLeads: "all" });
  const { language } = await issueOptions(call.output.language.tag);
  const account = await givenAccount(call);
  fillAccount(fake, rules.first, account);
  const namespace = call.options.text("namespace") ?? config.namespace;
  const open = async (currentRules: GivenRules) =>
    createForwarder({ baselinker, rules: currentRules, store, register, language, account, namespace });
  return createSession({
    ...commonParts(call),
    account: "fake",
    samples: samplesFor(path),
    store: undefined,
    sendBlocked: undefined,
    rules,
    viewer: await open(rules.first),
    openSender: open,
    loadAccount: cached(async (signal: AbortSignal) => account ?? loadAccount(baselinker, { signal })),
    async close() {
      await register.close();
      await store.close();
    },
  });
}

async function openStore(call: CommandCall, path: string, config: Config): Promise<Session> {
  const { options, output } = call;
  if (!existsSync(path)) throw new CommandFailure("usage", "delivery.noSuchRegister", { path });
  const bySender = new RulesBySender(call, config);
  const opened = new Map<RulesSet, Awaited<ReturnType<typeof rulesAt>>>();
  for (const set of bySender.sets) opened.set(set, await rulesAt(call, set.path));
  const [firstSet, ...otherSets] = bySender.sets;
  const token = givenToken(call);
  const opening = token === undefined ? undefined : openStoreClient(call, path);
  const client = opening?.client;
  const url = apiUrl(call);
  const isFake =
    token?.startsWith(fakeTokenStart) === true || (url !== undefined && isLoopback(new URL(url).hostname));
  const account = await givenAccount(call);
  const { language } = await issueOptions(output.language.tag);
  const store = sqliteStore(path);
  const register = sqliteRegister(path);
  const namespace = options.text("namespace") ?? config.namespace;
  const forwarderOptions = { store, register, language, onEvent: eventNotes(call) };
  const viewer = createForwarder({
    ...forwarderOptions,
    namespace,
    ...onlyToLook(),
    ...(client === undefined ? {} : { baselinker: client }),
    // The account is given, so that Base is not called.
    account: { statuses: [], sources: [], extraFields: [], catalogs: [], warehouses: [], priceGroups: [] },
  });
  const close = async () => {
    await register.close();
    await store.close();
    await opening?.close();
  };
  try {
    const { by } = await viewer.register.stats();
    // A file of another account is refused at once. One without orders would be bound to a token with a slip.
    if (client !== undefined && by.success + by.unknown > 0) await viewer.ready();
  } catch (error) {
    await viewer.close();
    await close();
    throw error;
  }
  const partsOf = (set: RulesSet | undefined, ofNamespace: string | undefined): SessionParts => {
    const setConfig = { ...config, inventoryId: set === undefined ? config.inventoryId : set.inventoryId };
    return {
      ...commonParts(call),
      account: isFake ? "fake" : "base",
      // A sample says by its sender which rules it is for, and these are the only ones.
      samples: isFake && set !== undefined && otherSets.length === 0 ? samplesFor(set.path) : [],
      store: basename(path),
      sendBlocked: client === undefined ? "no_token" : set === undefined ? "no_rules" : undefined,
      rules: set && opened.get(set),
      viewer,
      of: sessionOf,
      async openSender(currentRules) {
        if (client === undefined) throw new Error("unreachable: without a token nothing is sent");
        const inventoryId = await catalogId(call, client, { rules: currentRules, config: setConfig });
        // With an id, only the products in the leads are read, since a shop can be large.
        const catalog = inventoryId === undefined ? undefined : { inventoryId };
        return createForwarder({
          ...forwarderOptions,
          namespace: ofNamespace,
          baselinker: client,
          rules: currentRules,
          account,
          catalog,
        });
      },
      loadAccount: sharedAccount,
      loadCatalog: cached(
        async (currentRules: GivenRules) =>
          client && openCatalog(call, client, { rules: currentRules, config: setConfig }),
      ),
      close,
    };
  };
  const sharedAccount = cached(
    async (signal: AbortSignal) => account ?? (client && loadAccount(client, { signal })),
  );
  const sources = registerSources(viewer.register);
  const nameOf = (set: RulesSet | undefined, ofNamespace: string) =>
    JSON.stringify([set?.name, set?.path, ofNamespace]);
  const sessions = new Map<string, Session>();
  const sessionOf = async (lead: LeadOfSender, asked: Session): Promise<Session> => {
    if (firstSet === undefined) return asked;
    const known = await sources();
    const set = bySender.of(lead, known);
    if (set === undefined)
      throw new Refused("other_sender", { id: lead.id, name: bySender.nameFor(lead, known) });
    const name = nameOf(set, lead.namespace);
    const session = sessions.get(name) ?? createSession(notClosing(partsOf(set, lead.namespace)));
    sessions.set(name, session);
    return session;
  };
  const main = createSession({
    ...partsOf(firstSet, firstSet?.name ?? namespace),
    async close() {
      for (const session of sessions.values()) if (session !== main) await session.close();
      await close();
    },
  });
  sessions.set(nameOf(firstSet, firstSet?.name ?? namespace ?? "lead"), main);
  return main;
}

/** The parts of a session whose end leaves the file and what reads it open. */
function notClosing(parts: SessionParts): SessionParts {
  return { ...parts, viewer: { ...parts.viewer, close: async () => {} }, close: async () => {} };
}

/** Opens a session with the forwarder that the user's module exports, which has its own client. */
async function openModule(call: CommandCall, path: string): Promise<Session> {
  for (const name of ["store", "register", "rules", "inventory", "namespace"] as const)
    if (call.options.list(name).length > 0) throw new Refused("in_module", { name });
  const { forwarder, rules, close } = await namedModule(path, call.output);
  if (!isForwarder(forwarder)) throw new Refused("no_forwarder", { path });
  const end = async () => {
    if (typeof close === "function") await close();
  };
  await forwarder.register.stats().catch(async (error: unknown) => {
    await end();
    const isWithout = error instanceof RegisterError && error.reason === "no_register";
    throw isWithout ? new Refused("no_forwarder", { path }) : error;
  });
  const usableRules =
    isRecord(rules) && typeof rules.map !== "function" && isGivenRules(rules) ? rules : undefined;
  const file = usableRules && { text: JSON.stringify(usableRules, undefined, 2), rules: usableRules };
  const account = await givenAccount(call);
  return createSession({
    ...commonParts(call),
    account: "base",
    samples: [],
    store: basename(path),
    sendBlocked: undefined,
    rules: file && { path: basename(path), isFile: false, read: async () => file },
    viewer: forwarder,
    openSender: async () => forwarder,
    loadAccount: async () => account,
    close: end,
  });
}

function commonParts({
  options,
  output,
}: CommandCall): Pick<SessionParts, "isReadOnly" | "language" | "panel"> {
  const panel = httpUrl("--panel", options.text("panel") ?? usualPanel).href.replace(/\/+$/, "");
  return { isReadOnly: options.flag("readOnly"), language: output.language.tag, panel };
}

/** Reads rules and checks that they can be used. A file is read again whenever its rules are needed. */
async function rulesAt(call: CommandCall, path: string) {
  const read = () => readRules(path, call.onRead);
  const first = await read();
  // Rules with problems end the command, as in `map`.
  createMapper(first.rules, await issueOptions(call.output.language.tag));
  const isFile = path !== "-" && rulesPath(path) === path;
  return { path, isFile, first: first.rules, read: isFile ? read : async () => first };
}

/** The senders of samples. For a ready set, the senders that it is for come first. */
function samplesFor(rules: string): readonly string[] {
  const matching = sources.filter(
    (sourceName) => Object(sampleSources[sourceName]).rules === rules.replace(/^ready:/, ""),
  );
  return [...new Set([...matching, ...sources])];
}

function isForwarder(value: unknown): value is Forwarder {
  if (!isRecord(value) || !isRecord(value.register)) return false;
  const hasMethods = ["receive", "resend", "health", "close"].every(
    (name) => typeof Object(value)[name] === "function",
  );
  return hasMethods && typeof value.register.list === "function";
}

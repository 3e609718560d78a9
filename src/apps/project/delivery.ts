import { existsSync } from "node:fs";
import { Baselinker, createForwarder, type ForwarderOptions } from "../../entries/index.ts";
import { sqliteRegister, sqliteStore } from "../../entries/sqlite.ts";
import { type Config, readConfig } from "../files/config.ts";
import { readRules } from "../files/rules.ts";
import type { CommandCall } from "../terminal/command.ts";
import { CommandFailure } from "../terminal/failure.ts";
import { issueOptions } from "../terminal/language.ts";
import { openCatalog } from "./catalog.ts";
import { eventNotes } from "./eventNotes.ts";
import { openStoreClient } from "./openClient.ts";
import { givenAccount } from "./openRules.ts";

export async function openDelivery(call: CommandCall, rulesPath: string | undefined, config: Config) {
  const { options, output } = call;
  const path = rulesPath ?? options.text("rules") ?? config.rules;
  if (path === undefined) throw new CommandFailure("usage", "delivery.noRules");
  const storePath = options.text("store") ?? config.store;
  if (storePath === undefined) throw new CommandFailure("usage", "delivery.noStore");
  const registerPath = options.text("register") ?? config.register;
  if (registerPath !== undefined && registerPath !== storePath)
    throw new CommandFailure("usage", "delivery.twoFiles");
  const namespace = givenNamespace(call) ?? config.namespace;
  const { rules } = await readRules(path, call.onRead);
  const { client: baselinker, close: closeClient } = openStoreClient(call, storePath);
  const { language } = await issueOptions(output.resultLanguage.tag);
  const account = await givenAccount(call);
  const catalog = await openCatalog(call, baselinker, { rules, config });
  const store = sqliteStore(storePath);
  const register = registerPath === undefined ? undefined : sqliteRegister(registerPath);
  const onEvent = eventNotes(call);
  const forwarderOptions = { baselinker, rules, store, language, account, catalog, namespace, onEvent };
  const withRegister = register && createForwarder({ ...forwarderOptions, register });
  const forwarder = withRegister ?? createForwarder(forwarderOptions);
  return {
    forwarder,
    /** The same forwarder, if there is a register. */
    withRegister,
    baselinker,
    async close() {
      await forwarder.close();
      await register?.close();
      await store.close();
      await closeClient();
    },
  };
}

/** @throws CommandFailure for a namespace that no forwarder takes */
function givenNamespace({ options }: CommandCall): string | undefined {
  const namespace = options.text("namespace");
  if (namespace === undefined || /^[\w.-]{1,16}$/.test(namespace)) return namespace;
  throw new CommandFailure("usage", "usage.noNamespace", { given: namespace.slice(0, 60) });
}

export async function openRegister(call: CommandCall, file?: string) {
  const path = file ?? registerFile(call, await readConfig(call));
  if (path === undefined) throw new CommandFailure("usage", "delivery.noRegister");
  if (!existsSync(path)) throw new CommandFailure("usage", "delivery.noSuchRegister", { path });
  const store = sqliteStore(path);
  const register = sqliteRegister(path);
  const forwarder = createForwarder({
    ...onlyToLook(),
    ...(await issueOptions(call.output.resultLanguage.tag)),
    store,
    register,
  });
  return {
    register: forwarder.register,
    async close() {
      await forwarder.close();
      await register.close();
      await store.close();
    },
  };
}

/** The options of a forwarder that sends nothing. */
export function onlyToLook(): Pick<ForwarderOptions, "baselinker" | "rules"> {
  return {
    baselinker: new Baselinker({ token: "only-to-look-into-the-register", logger: false }),
    rules: { map: () => ({ status: "error", issues: [] }) },
  };
}

/** The register is in the file of the store, so either option names it. */
export function registerFile({ options }: CommandCall, config: Config): string | undefined {
  return options.text("register") ?? config.register ?? options.text("store") ?? config.store;
}

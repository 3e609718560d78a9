import { createForwarder, type Forwarder, type ForwarderOptions } from "../../entries/index.ts";
import { sqliteRegister, sqliteStore } from "../../entries/sqlite.ts";
import type { RulesSet } from "./rulesBySender.ts";

/** A forwarder for each set of rules and namespace, on one file. */
export interface SenderForwarders {
  of(set: RulesSet, namespace: string): Promise<Forwarder>;
  close(): Promise<void>;
}

/** @param optionsOf - the options of a set's forwarder, read when its first lead is met */
export function senderForwarders(
  path: string,
  optionsOf: (set: RulesSet) => Promise<Omit<ForwarderOptions, "store" | "register" | "namespace">>,
): SenderForwarders {
  const store = sqliteStore(path);
  const register = sqliteRegister(path);
  const options = new Map<RulesSet, ReturnType<typeof optionsOf>>();
  const opened = new Map<string, Promise<Forwarder>>();
  const open = async (set: RulesSet, namespace: string) => {
    const known = options.get(set) ?? optionsOf(set);
    options.set(set, known);
    return createForwarder({ ...(await known), store, register, namespace });
  };
  return {
    of(set, namespace) {
      const name = JSON.stringify([set.name, set.path, namespace]);
      const forwarder = opened.get(name) ?? open(set, namespace);
      opened.set(name, forwarder);
      return forwarder;
    },
    async close() {
      for (const forwarder of opened.values()) await (await forwarder.catch(() => undefined))?.close();
      await register.close();
      await store.close();
    },
  };
}

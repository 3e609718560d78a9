import { existsSync } from "node:fs";
import type { RegisterEntry } from "../../entries/index.ts";
import { closestName } from "../../shared/options/closestName.ts";
import type { Config } from "../files/config.ts";
import { rulesPath } from "../files/rules.ts";
import type { CommandCall } from "../terminal/command.ts";
import { CommandFailure } from "../terminal/failure.ts";

/** A set of rules, and where order lines of its leads are looked up. */
export interface RulesSet {
  /** The namespace or the source whose leads it is for; absent for the only set of a project. */
  readonly name: string | undefined;
  /** The path of a file, or the name of a ready set. */
  readonly path: string;
  readonly inventoryId: number | undefined;
}

/** Where a lead came from. */
export type Sender = Pick<RegisterEntry, "namespace" | "source">;

/** The sources of all leads of a register, by namespace. */
export type Sources = ReadonlyMap<string, ReadonlySet<string>>;

/** The namespace of a forwarder without one. */
const usualNamespace = "lead";

/** Which rules are for which leads. What the call names comes before the configuration. */
export class RulesBySender {
  /** Of the call, by a namespace or a source. */
  readonly #named: ReadonlyMap<string, RulesSet>;
  /** Of the configuration, by namespace. */
  readonly #ofNamespace: ReadonlyMap<string, RulesSet>;
  /** The set without a name, and the namespace that it is for. */
  readonly #only: RulesSet | undefined;
  readonly #namespace: string;
  /** The only namespace whose leads are meant; all if `undefined`. */
  readonly #scope: string | undefined;

  /**
   * @throws CommandFailure for two sets of the same name, or of standard input, and for `rules` and `senders` in one
   * configuration
   */
  constructor({ options }: Pick<CommandCall, "options">, config: Config) {
    const { rules, senders, inventoryId, namespace } = config;
    if (rules !== undefined && senders !== undefined) throw new CommandFailure("usage", "senders.bothKinds");
    const named = new Map<string, RulesSet>();
    let only: RulesSet | undefined;
    for (const word of options.list("rules")) {
      const set = { ...namedFile(word), inventoryId };
      if (set.name === undefined) {
        if (only !== undefined) throw new CommandFailure("usage", "senders.twoWithoutName");
        only = set;
      } else {
        if (named.has(set.name)) throw new CommandFailure("usage", "senders.nameTwice", { name: set.name });
        named.set(set.name, set);
      }
    }
    const ofNamespace = Object.entries(senders ?? {}).map(([name, sender]): [string, RulesSet] => [
      name,
      { name, path: sender.rules, inventoryId: sender.inventoryId ?? inventoryId },
    ]);
    this.#named = named;
    // Rules of the call without a name take the place of those of the configuration.
    this.#ofNamespace = new Map(only === undefined ? ofNamespace : []);
    this.#only = only ?? (rules === undefined ? undefined : { name: undefined, path: rules, inventoryId });
    const givenNamespace = options.text("namespace");
    this.#namespace = givenNamespace ?? namespace ?? usualNamespace;
    if (this.sets.filter(({ path }) => path === "-").length > 1)
      throw new CommandFailure("usage", "senders.twiceFromInput");
    this.#scope = givenNamespace ?? (named.size > 0 || senders !== undefined ? undefined : namespace);
  }

  get sets(): readonly RulesSet[] {
    const only = this.#only === undefined ? [] : [this.#only];
    return [...only, ...new Map([...this.#ofNamespace, ...this.#named]).values()];
  }

  /** Whether leads of this namespace are meant at all. */
  isMeant({ namespace }: Sender): boolean {
    return this.#scope === undefined || this.#scope === namespace;
  }

  /** The rules for the leads of a sender; `undefined` if no set is for them. */
  of(sender: Sender, sources: Sources): RulesSet | undefined {
    const { namespace, source } = sender;
    const bySource = source === undefined ? undefined : this.#named.get(source);
    if (bySource !== undefined && !this.#isInSeveral(sender, sources)) return bySource;
    // The lead itself may be newer than what was read of the register.
    const known = new Set([...(sources.get(namespace) ?? []), ...(source === undefined ? [] : [source])]);
    const others = [...known].filter((name) => name === source || !this.#named.has(name));
    const isOfOne = others.length <= 1;
    const byNamespace = this.#named.get(namespace);
    if (byNamespace !== undefined)
      return isOfOne || source === undefined || source === namespace ? byNamespace : undefined;
    // The call names this source and not the namespace, so no other set is for its leads.
    if (bySource !== undefined) return undefined;
    // A namespace of the configuration has one set, as its forwarder has.
    if (this.#only === undefined) return this.#ofNamespace.get(namespace);
    return isOfOne && namespace === this.#namespace ? this.#only : undefined;
  }

  /** What `--rules` has to name for the leads of a sender, and who that is. */
  nameFor(sender: Sender, sources: Sources): string {
    const { namespace, source } = sender;
    return source === undefined || this.#isInSeveral(sender, sources) ? namespace : source;
  }

  /** The names of the call that no lead has, each with the closest one that some lead has. */
  unknownNames(sources: Sources): readonly { readonly name: string; readonly close: string | undefined }[] {
    const known = new Set([...sources].flatMap(([namespace, names]) => [namespace, ...names]));
    return [...this.#named.keys()]
      .filter((name) => !known.has(name))
      .map((name) => ({ name, close: closestName(name, [...known]) }));
  }

  /**
   * Two shops may send by the same software, and a namespace may be called as a source of another one: then the source
   * names neither.
   */
  #isInSeveral({ namespace: ofLead, source }: Sender, sources: Sources): boolean {
    if (source === undefined) return false;
    return [...sources].some(
      ([namespace, names]) =>
        namespace !== ofLead && this.isMeant({ namespace }) && (namespace === source || names.has(source)),
    );
  }
}

/** The refusal of a lead for which there are no rules. */
export function otherSender(
  id: string,
  sender: Sender,
  rules: RulesBySender,
  sources: Sources,
): CommandFailure {
  const name = rules.nameFor(sender, sources);
  return new CommandFailure("usage", "senders.other", { id, name });
}

/**
 * Reads `name=file`. A file may have a `=` in its path, and a source in its name: what exists decides, and else the first
 * `=` does.
 */
function namedFile(word: string): { readonly name: string | undefined; readonly path: string } {
  const ends = [...word.matchAll(/=/g)].map(({ index }) => index).filter((index) => index > 0);
  const [first] = ends;
  if (first === undefined || isThere(word)) return { name: undefined, path: word };
  const end = ends.find((index) => isThere(word.slice(index + 1))) ?? first;
  return { name: word.slice(0, end), path: word.slice(end + 1) };
}

function isThere(path: string): boolean {
  return path === "-" || existsSync(rulesPath(path));
}

import { readFileSync } from "node:fs";
import type { Mutant } from "./mutant.ts";

/**
 * - `equivalent`: no one can see a difference.
 * - `cost`: the same outcome, a little slower or larger.
 * - `message`: another sentence in a text for people.
 */
const kinds = ["equivalent", "cost", "message"] as const;

/** A change that no test notices and none needs to. */
interface Accepted {
  /** Counted from 1, in `accepted.txt`. */
  readonly line: number;
  readonly file: string;
  /** The whole line of the source, with marks around the code that is changed: it excuses no other place of the file. */
  readonly place: string;
  readonly becomes: string;
  /** How many lines of the file read like this one. */
  readonly places: number;
  readonly kind: (typeof kinds)[number];
  readonly because: string;
}

export interface AcceptedList {
  readonly entries: readonly Accepted[];
  /** Lines that cannot be read, entries without a reason, and entries that are there twice. */
  readonly problems: readonly string[];
}

/** Reads the form of `accepted.txt`, which its first lines describe. */
export function parseAccepted(text: string): AcceptedList {
  const entries: Accepted[] = [];
  const problems: string[] = [];
  const seen = new Set<string>();
  let file = "";
  let reason: Pick<Accepted, "kind" | "because"> | undefined;
  for (const [index, written] of text.split(/\r?\n/).entries()) {
    const line = index + 1;
    const tell = (problem: string) => problems.push(`accepted.txt:${line}: ${problem}`);
    if (written === "" || written.startsWith("#")) continue;
    if (written.startsWith("src/")) {
      file = written;
      reason = undefined;
    } else if (written.startsWith("    ")) {
      const [, count = "1", place, becomes = ""] =
        /^ {4}(?:(\d+)× )?(.*⟦.*⟧.*?) →(?: (.*))?$/.exec(written) ?? [];
      if (place === undefined) tell("an entry is `line with ⟦code⟧ → what it becomes`.");
      else if (file === "") tell("the file of this entry is missing.");
      else if (reason === undefined) tell("this entry has no reason.");
      else {
        const key = keyOf({ file, place, becomes });
        if (seen.has(key)) tell("this entry is there twice.");
        seen.add(key);
        entries.push({ line, file, place, becomes, places: Number(count), ...reason });
      }
    } else {
      const [, word, because = ""] = /^ {2}(\w+):(?: (.+))?$/.exec(written) ?? [];
      const kind = kinds.find((each) => each === word);
      reason = kind === undefined || because.trim() === "" ? undefined : { kind, because };
      if (reason === undefined) tell(`a reason is one of ${kinds.join(", ")}, a colon and a sentence.`);
    }
  }
  return { entries, problems };
}

/** The mutants that have a reason to be unnoticed. */
export class AcceptedMutants {
  readonly #list: AcceptedList;
  readonly #keys: ReadonlySet<string>;

  constructor(list: AcceptedList) {
    this.#list = list;
    this.#keys = new Set(list.entries.map(keyOf));
  }

  static read(): AcceptedMutants {
    return new AcceptedMutants(parseAccepted(readFileSync(new URL("accepted.txt", import.meta.url), "utf8")));
  }

  get files(): readonly string[] {
    return [...new Set(this.#list.entries.map(({ file }) => file))];
  }

  has(mutant: Mutant): boolean {
    return this.#keys.has(keyOf(entryOf(mutant)));
  }

  /**
   * What is wrong with the list, if these are all mutants of its files. An entry that no longer matches a change hides
   * nothing, and would hide the next change that reads like it.
   */
  problemsWith(mutants: readonly Mutant[]): readonly string[] {
    const counts = new Map<string, number>();
    for (const mutant of mutants) {
      const key = keyOf(entryOf(mutant));
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
    const stale = this.#list.entries.flatMap((entry) => {
      const count = counts.get(keyOf(entry)) ?? 0;
      if (count === entry.places) return [];
      const change = `${entry.place} → ${entry.becomes}`;
      return [`accepted.txt:${entry.line}: ${entry.file} has this change at ${count} places: ${change}`];
    });
    return [...this.#list.problems, ...stale];
  }
}

type Place = Pick<Accepted, "file" | "place" | "becomes">;

/** A mutant as an entry has it. */
export function entryOf({ file, before, code, after, becomes }: Mutant): Place {
  return { file, place: oneLine(`${before}⟦${code.trim()}⟧${after}`), becomes: oneLine(becomes) };
}

function keyOf({ file, place, becomes }: Place): string {
  return [file, place, becomes].join("\n");
}

/** How code is broken into lines does not count. */
function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim();
}

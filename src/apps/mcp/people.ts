import { type AnyShape, methodNamed, Place } from "../../entries/apps.ts";
import { isRecord, setOwn } from "../../shared/json/value.ts";
import {
  anyMark,
  isEmail,
  isPhone,
  type MarkKind,
  marksApart,
  mayHaveContact,
  sameness,
  wholeMark,
  withoutContacts,
} from "../project/hiddenForms.ts";
import { KnownTexts } from "../project/knownTexts.ts";
import { isIdByForm } from "./idForms.ts";
import { KnownVariants } from "./knownVariants.ts";
import { createSweep, type PersonalValue, type Sweep } from "./sweep.ts";
import { ToolFailure } from "./toolFailure.ts";

/** A hidden value. */
interface Mark {
  /** The text that replaces the value, for example `[email 1]`. */
  readonly text: string;
  readonly value: string;
  /** The fields in which it was seen, each with its spelling there. */
  readonly seen: Map<string, string>;
}

interface PeopleOptions {
  readonly show: boolean;
  readonly places?: Map<string, Place>;
  readonly variants?: KnownVariants;
}

/** An entry of a result, such as one order, while it is hidden. */
interface Entry {
  /** Whether it is a result of which each element of a list or a map is an entry. */
  readonly isWhole: boolean;
  /** What its personal fields hold. */
  readonly values: PersonalValue[];
  /** Its other texts. */
  readonly texts: string[];
}

/**
 * Hides people from a model: their data leave the process as marks such as `[email 1]`, and parameters with marks get
 * the values back. The same value has the same mark as long as the process runs.
 */
export class People {
  /** Whether nothing is hidden. */
  readonly show: boolean;
  readonly #marks = new Map<string, Mark>();
  /** Marks by the normalized form of their values, and by the values as written. */
  readonly #byValue = new Map<string, Mark>();
  /** Marks by the keys of leads, each as it is: `reveal` has to give back the very key. */
  readonly #byKey = new Map<string, Mark>();
  readonly #counts = new Map<MarkKind, number>();
  readonly #known = new KnownTexts();
  /** Words of names that have a mark and are not among the known texts. */
  readonly #words = new Set<string>();
  /** Places by their method and path. */
  readonly #places: Map<string, Place>;
  readonly #variants: KnownVariants;

  constructor({ show, places = new Map(), variants = new KnownVariants() }: PeopleOptions) {
    this.show = show;
    this.#places = places;
    this.#variants = variants;
  }

  /** Others who are hidden in the same way, with marks that end with them: for what no answer shows. */
  apart(): People {
    return new People({ show: this.show, places: this.#places, variants: this.#variants });
  }

  /** Learns from a page which variants of goods are words of the shop, before an entry of it is hidden. */
  learn(method: string, page: unknown): void {
    if (!this.show) this.#variants.learn(method, page);
  }

  /**
   * A copy of a method's result with marks in place of personal values, also where another text of the same entry
   * repeats them. A file is never shown.
   * @param path - where it is within the result, if it is a part of it: `orders.*` for an entry of a list or a map
   */
  hide(method: string, result: unknown, path = ""): unknown {
    if (this.show) return result;
    if (path === "") this.learn(method, result);
    const isWhole = path === "" || Array.isArray(result);
    return this.#entry(result, this.#placeOf(method, path), 0, isWhole);
  }

  /** What conditions are tried on: a copy that `hide` made, without the fields that have marks. */
  withoutMarks(method: string, hidden: unknown, path = ""): unknown {
    return this.show ? hidden : without(hidden, this.#placeOf(method, path));
  }

  /**
   * Hides e-mails, phones and values that already have a mark, in a text without fields such as a message or
   * an issue.
   * @param isInvented - whether an e-mail or a phone is of no person, so that it stays
   */
  hideText(text: string, isInvented: (contact: string) => boolean = () => false): string {
    if (this.show) return text;
    const shown = outsideMarks(text, (piece) => this.#withoutContacts(piece, [], isInvented));
    const markOf = (value: string) => this.#byValue.get(value)?.text;
    return outsideMarks(shown, (piece) => this.#known.replacedIn(piece, markOf));
  }

  /** The key of a lead: it is shown if it can only be an id, else it has a mark. */
  hideKey(key: string): string {
    if (this.show || isIdByForm(key)) return key;
    const known = this.#byKey.get(key) ?? this.#byValue.get(key);
    const mark = known?.value === key ? known : this.#newKeyMark(key);
    this.#byKey.set(key, mark);
    return mark.text;
  }

  /** Like `hideText`, for every text in a value. */
  hideTexts(value: unknown): unknown {
    return this.show ? value : mapTexts(value, (text) => this.hideText(text));
  }

  /**
   * Parameters of a read with values in place of marks.
   * @throws ToolFailure for a mark that no answer gave, and for one in the middle of a text
   */
  reveal(params: unknown): unknown {
    if (this.show) return params;
    return mapTexts(params, (text) => {
      if (wholeMark.test(text)) return this.#markOf(text).value;
      const [mark] = text.match(anyMark) ?? [];
      if (mark === undefined) return text;
      throw hidden(`A read takes ${mark} only as a whole value, with nothing before or after it.`);
    });
  }

  /**
   * Parameters of a write with values in place of marks, also within a text. A value goes only where it was: else
   * the texts of a buyer could have a model write the data of others to where the buyer can read them.
   * @throws ToolFailure for a mark that no answer gave, and for one that was seen in other fields only
   */
  revealForWrite(method: string, params: unknown): unknown {
    if (this.show) return params;
    const fields = methodNamed(method)?.params ?? {};
    return this.#written(params, { node: { type: "object", fields }, optional: false }, []);
  }

  /** Whether a field of a result, or one below it, is hidden. */
  isHidden(method: string, path: string): boolean {
    return !this.show && this.#placeOf(method, path).holdsPersonal();
  }

  #placeOf(method: string, path: string): Place {
    const id = `${method} ${path}`;
    const place = this.#places.get(id) ?? Place.of(method, path);
    this.#places.set(id, place);
    return place;
  }

  #entry(value: unknown, place: Place, depth: number, isWhole: boolean): unknown {
    const entry: Entry = { isWhole, values: [], texts: [] };
    const copy = this.#copy(value, place, depth, entry);
    const sweep = entry.values.length === 0 ? undefined : createSweep(entry.values);
    return sweep?.mayFind(entry.texts.join("\n")) ? this.#swept(copy, place, sweep, 0) : copy;
  }

  /** Replaces what personal fields of an entry hold in its other texts. */
  #swept(value: unknown, place: Place, sweep: Sweep, depth: number): unknown {
    const change = (text: string) =>
      outsideMarks(text, (piece) =>
        // A word of a name may be one of goods, and is hidden in this entry alone.
        sweep.replace(piece, (found, kind) =>
          this.#mark(found, kind, place.names, kind !== "name" || /[^\p{L}\p{M}]/u.test(found)),
        ),
      );
    if (typeof value === "string") return place.isPersonal ? value : change(value);
    if (depth > maxDepth || typeof value !== "object" || value === null) return value;
    if (Array.isArray(value))
      return value.map((item) => this.#swept(item, place.element(), sweep, depth + 1));
    const copy: Record<string, unknown> = {};
    for (const [key, member] of Object.entries(value))
      setOwn(
        copy,
        isFieldName.test(key) ? key : change(key),
        this.#swept(member, place.at(key), sweep, depth + 1),
      );
    return copy;
  }

  #copy(value: unknown, place: Place, depth: number, entry: Entry): unknown {
    const { kind, names } = place;
    if (typeof value === "string") {
      if (value.trim() === "") return value;
      if (kind === "file") return `(file of ${Math.floor((value.length * 3) / 4)} bytes, not shown)`;
      if (kind !== undefined && kind !== "variant") {
        entry.values.push({ value, kind });
        return this.#mark(value, kind, names);
      }
      const shown =
        kind === undefined ? this.#withoutContacts(value, names) : this.#variant(value, names, entry);
      if (shown.length >= minText) entry.texts.push(shown);
      return shown;
    }
    // A number that is not known to be about a person is an id, a sum or a state.
    if (typeof value === "number" && kind !== undefined && kind !== "file" && kind !== "value") {
      entry.values.push({ value: String(value), kind });
      return this.#mark(String(value), kind, names);
    }
    if (typeof value !== "object" || value === null) return value;
    // Deeper than any real answer; a hostile one must not exhaust the stack.
    if (depth > maxDepth) return null;
    const element = place.element();
    const part = (item: unknown, below: Place) =>
      entry.isWhole && below === element
        ? this.#entry(item, below, depth + 1, false)
        : this.#copy(item, below, depth + 1, entry);
    if (Array.isArray(value)) return value.map((item) => part(item, element));
    // The most is not personal: a copy of which some fields are changed is several times faster than a new object.
    const copy: Record<string, unknown> = { ...value };
    for (const [key, member] of Object.entries(value)) {
      if (!isFieldName.test(key)) entry.texts.push(key);
      const shown = part(member, place.at(key));
      if (shown !== member) setOwn(copy, key, shown);
    }
    return Object.keys(copy).some(mayHaveContact) ? this.#withoutKeys(copy, names) : copy;
  }

  #variant(value: string, names: readonly string[], entry: Entry): string {
    const hide = (hidden: string) => {
      // A short one may be a word of the shop that few have ordered, and the goods have it in their name.
      if (hidden.length >= minEngraving) entry.values.push({ value: hidden, kind: "variant" });
      return this.#mark(hidden, "variant", names);
    };
    return this.#variants.shown(value, hide, (known) => this.#withoutContacts(known, names));
  }

  #withoutKeys(from: Record<string, unknown>, names: readonly string[]): Record<string, unknown> {
    const copy: Record<string, unknown> = {};
    for (const [key, member] of Object.entries(from)) setOwn(copy, this.#withoutContacts(key, names), member);
    return copy;
  }

  #withoutContacts(
    text: string,
    names: readonly string[],
    isInvented: (contact: string) => boolean = () => false,
  ): string {
    return withoutContacts(text, (found) => {
      if (isInvented(found)) return found;
      const kind = found.startsWith("[") ? "text" : isPhone.test(found) ? "phone" : "email";
      return this.#mark(found, kind, names);
    });
  }

  /** @param isKnown - whether it is hidden in messages and leads as well */
  #mark(value: string, kind: MarkKind, names: readonly string[], isKnown = true): string {
    const trimmed = value.trim();
    const mark = this.#byValue.get(trimmed) ?? this.#newMark(trimmed, kind, isKnown);
    if (isKnown && this.#words.delete(trimmed)) this.#known.add(trimmed);
    // The last name includes the others.
    const last = names.at(-1);
    if (last !== undefined && !mark.seen.has(last))
      for (const name of names) if (!mark.seen.has(name)) mark.seen.set(name, value);
    return mark.text;
  }

  #newMark(value: string, kind: MarkKind, isKnown: boolean): Mark {
    const same = sameness(value, kind);
    const markKind = isEmail.test(value) ? "email" : isPhone.test(value) ? "phone" : kind;
    const count = (this.#counts.get(markKind) ?? 0) + 1;
    const mark = this.#byValue.get(same) ?? {
      text: `[${markKind} ${count}]`,
      value,
      seen: new Map(),
    };
    if (!this.#marks.has(mark.text)) this.#counts.set(markKind, count);
    this.#marks.set(mark.text, mark);
    this.#byValue.set(same, mark);
    this.#byValue.set(value, mark);
    if (isKnown) this.#known.add(value);
    else this.#words.add(value);
    return mark;
  }

  #newKeyMark(key: string): Mark {
    const count = (this.#counts.get("key") ?? 0) + 1;
    const mark: Mark = { text: `[key ${count}]`, value: key, seen: new Map() };
    this.#counts.set("key", count);
    this.#marks.set(mark.text, mark);
    if (!this.#byValue.has(key)) this.#byValue.set(key, mark);
    this.#known.add(key);
    return mark;
  }

  #markOf(text: string): Mark {
    const mark = this.#marks.get(text);
    if (mark !== undefined) return mark;
    throw hidden(`No answer of this server has ${text}. Read the entry again and take the mark from there.`);
  }

  #written(value: unknown, shape: AnyShape | undefined, names: readonly string[]): unknown {
    if (typeof value === "string") {
      return value.replace(anyMark, (mark) => this.#valueFor(mark, names));
    }
    const node = shape?.node.type === "either" ? shape.node.other.node : shape?.node;
    if (Array.isArray(value)) {
      return value.map((item) => this.#written(item, node?.type === "list" ? node.item : undefined, names));
    }
    if (!isRecord(value)) return value;
    const [parent] = names;
    const copy: Record<string, unknown> = {};
    for (const [key, member] of Object.entries(value)) {
      // A key is a name only where it is declared: one that a model chooses could have any name.
      const isField = node?.type === "object" && Object.hasOwn(node.fields, key);
      const field = isField ? node.fields[key] : node?.type === "map" ? node.value : undefined;
      const full = parent === undefined ? [] : [`${parent}.${key}`];
      const below = isField ? [key, ...full] : node?.type === "map" ? [...names, ...full] : names;
      setOwn(copy, key, this.#written(member, field, below));
    }
    return copy;
  }

  #valueFor(text: string, names: readonly string[]): string {
    const { seen } = this.#markOf(text);
    for (const name of names) {
      const value = seen.get(name);
      if (value !== undefined) return value;
    }
    const where = [...seen.keys()].filter((name) => !name.includes("."));
    const only =
      where.length === 0 ? "no write takes it" : `a write takes it only there: ${where.join(", ")}`;
    throw hidden(`${text} was not read in ${names[0] ?? "this field"}; ${only}. Else the user must type it.`);
  }
}

/** A key of an object that is no name of a field may be about a person. */
const isFieldName = /^[a-z\d_|]*$/;
const maxDepth = 100;
/** What a buyer had engraved is looked for in other texts from this length on. */
const minEngraving = 12;
/** A shorter text repeats nothing that is looked for. */
const minText = 3;

function hidden(message: string): ToolFailure {
  return new ToolFailure("hidden_value", message);
}

function without(value: unknown, place: Place): unknown {
  if (place.isPersonal) return undefined;
  if (place.kind === "variant" && typeof value === "string" && marksApart.test(value)) return undefined;
  if (Array.isArray(value)) return value.map((item) => without(item, place.element()));
  if (!isRecord(value)) return value;
  const copy: Record<string, unknown> = { ...value };
  for (const [key, member] of Object.entries(value)) setOwn(copy, key, without(member, place.at(key)));
  return copy;
}

/** Changes a text except for the marks in it, which messages of this server contain. */
export function outsideMarks(text: string, change: (piece: string) => string): string {
  const pieces = text.split(marksApart);
  return pieces.map((piece, index) => (index % 2 === 1 ? piece : change(piece))).join("");
}

/** A copy with every text changed, and with the names of objects changed if `rename` is given. */
export function mapTexts(
  value: unknown,
  change: (text: string) => unknown,
  rename = (name: string): string => name,
): unknown {
  if (typeof value === "string") return change(value);
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, change, rename));
  if (!isRecord(value)) return value;
  const copy: Record<string, unknown> = {};
  for (const [key, member] of Object.entries(value))
    setOwn(copy, rename(key), mapTexts(member, change, rename));
  return copy;
}

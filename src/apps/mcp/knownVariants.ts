import { isRecord } from "../../shared/json/value.ts";

/** A text that this many buyers have ordered was written by the shop. */
const minBuyers = 5;
/** The maximum number of ids of fewer buyers: who has more is not counted again. */
const maxIds = 50;
/** The maximum number of texts that are remembered: the oldest are forgotten first. */
const maxTexts = 10_000;
/** How many of them are left when some are forgotten. */
const keptTexts = 9_000;
/** A longer text is a sentence. */
const maxLength = 60;
const maxParts = 500;
// Spaces are limited: otherwise each of a long row of them would be read to its end.
const separators = /(\s{0,9}[,;|\n]\s{0,9}|\s{0,9}:\s{1,9})/;

interface Seen {
  buyers: number;
  /** What identifies these buyers: two orders with the same phone are of one. */
  readonly ids: Set<string>;
}

interface Parts {
  /** The parts and the separators between them, in turn. */
  readonly written: readonly string[];
  readonly pieces: readonly string[];
}

/**
 * Which variants of goods are words of the shop, such as `Colour: black`, and not what a buyer had engraved: those that
 * the catalog has, as far as it was read, and those in orders of five different buyers.
 */
export class KnownVariants {
  readonly #seen = new Map<string, Seen>();
  /** The parts of texts, since most lines of a shop have the same few. */
  readonly #parts = new Map<string, Parts>();

  /** Learns from a page of orders or of products, before its first entry is shown. */
  learn(method: string, result: unknown): void {
    if (!isRecord(result)) return;
    if (/^get(?:Inventory|ExternalStorage)Products/.test(method)) this.#learnCatalog(result, 0);
    for (const list of Object.values(result)) {
      if (!Array.isArray(list)) continue;
      for (const order of list) if (isRecord(order)) this.#learnOrder(order);
    }
  }

  /** Shows the parts of a variant that are known, and hides the others; parts next to each other are one. */
  shown(text: string, hide: (hidden: string) => string, show: (known: string) => string): string {
    const { written, pieces } = this.#partsOf(text);
    if (pieces.every((piece) => this.#isKnown(piece))) return show(text);
    let shown = "";
    let hidden = "";
    let gap = "";
    for (const [index, piece] of written.entries()) {
      if (index % 2 === 1) gap = piece;
      else if (this.#isKnown(normal(piece))) {
        shown += (hidden === "" ? "" : hide(hidden)) + gap + show(piece);
        hidden = "";
        gap = "";
      } else if (hidden === "") {
        shown += gap;
        hidden = piece;
      } else hidden += gap + piece;
    }
    return hidden === "" ? shown : shown + hide(hidden);
  }

  #isKnown(piece: string): boolean {
    return piece === "" || (this.#seen.get(piece)?.buyers ?? 0) >= minBuyers;
  }

  #partsOf(text: string): Parts {
    const known = this.#parts.get(text);
    if (known !== undefined) return known;
    const written = text.split(separators);
    const parts = { written, pieces: written.filter((_, index) => index % 2 === 0).map(normal) };
    if (this.#parts.size >= maxParts) this.#parts.clear();
    this.#parts.set(text, parts);
    return parts;
  }

  #learnOrder({ products, email, phone, user_login: login }: Record<string, unknown>): void {
    if (!Array.isArray(products)) return;
    const ids = [email, phone, login]
      .filter((id) => typeof id === "string")
      .map(normal)
      .filter((id) => id !== "");
    if (ids.length === 0) return;
    for (const product of products) {
      const attributes = isRecord(product) ? product.attributes : undefined;
      if (typeof attributes !== "string" || attributes === "") continue;
      for (const piece of this.#partsOf(attributes).pieces) this.#count(piece, ids);
    }
  }

  #count(piece: string, ids: readonly string[]): void {
    if (piece.length > maxLength) return;
    const seen = this.#seen.get(piece) ?? { buyers: 0, ids: new Set() };
    if (seen.buyers >= minBuyers || seen.ids.size >= maxIds) return;
    if (!ids.some((id) => seen.ids.has(id))) seen.buyers += 1;
    for (const id of ids) seen.ids.add(id);
    this.#remember(piece, seen);
  }

  #learnCatalog(value: unknown, depth: number): void {
    if (depth > 6 || typeof value !== "object" || value === null) return;
    for (const [key, member] of Object.entries(value)) {
      if (/^features(?:\||$)/.test(key)) this.#learnTexts(member);
      else if (key === "variants" && isRecord(member))
        for (const variant of Object.values(member)) this.#learnTexts(Object(variant).name);
      else this.#learnCatalog(member, depth + 1);
    }
  }

  #learnTexts(value: unknown): void {
    const texts = isRecord(value) ? Object.entries(value).flat() : [value];
    for (const text of texts.flat()) {
      if (typeof text !== "string") continue;
      for (const piece of this.#partsOf(text).pieces)
        if (piece.length <= maxLength) this.#remember(piece, { buyers: minBuyers, ids: new Set() });
    }
  }

  #remember(piece: string, seen: Seen): void {
    this.#seen.delete(piece);
    this.#seen.set(piece, seen.buyers < minBuyers ? seen : { buyers: minBuyers, ids: new Set() });
    if (this.#seen.size <= maxTexts) return;
    // Many at once: the engine steps over all that was deleted to find the oldest.
    for (const oldest of this.#seen.keys()) {
      if (this.#seen.size <= keptTexts) break;
      this.#seen.delete(oldest);
    }
  }
}

function normal(text: string): string {
  return text.trim().toLowerCase();
}

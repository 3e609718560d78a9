/**
 * What a parameter can be in an order: a field, where `delivery_` and `invoice_` are one (`city`); a piece of one
 * (`firstname`); a field of a line (`line.sku`); the list of lines; the key.
 */
export type Part = string;

/**
 * How many sources call a part so. `-`: how many have such a parameter that no rule reads. `#`: how many there are in all,
 * where one calls several parts so. `line.-` and `line.#`: the same among lines.
 */
type Counts = Readonly<Record<Part, number>>;

/** Names of parameters, and what they were in sources that have rules. */
export interface Dictionary {
  /** By words with a space between them, those of the name above first where it is needed. */
  readonly names: ReadonlyMap<string, Counts>;
  /** Names of lists whose elements are lines. */ readonly lists: ReadonlySet<string>;
  /** In lists of names and values: what the name and the value are called. */
  readonly nameKeys: ReadonlySet<string>;
  readonly valueKeys: ReadonlySet<string>;
  /** By field, the share of suggestions that were right for sources left out; fields that are usually right are not here. */
  readonly trust: ReadonlyMap<string, number>;
}

/** The text that the generator writes, with rows such as `postal code=postcode:9,-:1`. */
export interface DictionaryText {
  readonly names: string;
  readonly lists: string;
  readonly nameKeys: string;
  readonly valueKeys: string;
  readonly trust: string;
}

/** Between two rows is a `;`, or a line break where the line is full. */
const nextRow = /[;\n]/;

/** Reads the text of a dictionary. */
export function readDictionary(text: DictionaryText): Dictionary {
  const names = new Map<string, Counts>();
  for (const row of text.names.split(nextRow)) {
    const [name = "", counts = ""] = row.split("=");
    names.set(
      name,
      Object.fromEntries(
        counts.split(",").map((each) => {
          const [part = "", count = "1"] = each.split(":");
          return [part, Number(count)];
        }),
      ),
    );
  }
  const set = (list: string) => new Set(list.split(nextRow));
  return {
    names,
    lists: set(text.lists),
    nameKeys: set(text.nameKeys),
    valueKeys: set(text.valueKeys),
    trust: trustIn(text.trust),
  };
}

function trustIn(text: string): ReadonlyMap<string, number> {
  return new Map(
    text.split(nextRow).map((row) => {
      const [field = "", share = "1"] = row.split("=");
      return [field, Number(share)];
    }),
  );
}

/** Fields that an order has twice, for the delivery and for the invoice: `delivery_city` and `invoice_city` are `city`. */
const twice = new Set(["fullname", "company", "address", "postcode", "city", "state", "country_code", "nip"]);

/** The part that a field of the order is. */
export function partOf(field: string): Part {
  const bare = field.replace(/^(?:delivery|invoice)_/, "");
  return bare !== field && twice.has(bare) ? bare : field;
}

/** Whether a part is in an order twice, so that words for whose it is do not belong to its name. */
export function isTwice(part: Part): boolean {
  return (
    twice.has(part) || part === "firstname" || part === "lastname" || part === "phone" || part === "email"
  );
}

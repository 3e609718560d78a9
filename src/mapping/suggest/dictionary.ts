/**
 * What a parameter is in an order: a field, without `delivery_` and `invoice_` (`city`); a piece of a field
 * (`firstname`); a field of a line (`line.sku`); the list of lines; the key.
 */
export type Part = string;

/**
 * How many sources use a name for a part. `-`: how many have the parameter but no rule for it. `#`: the number of
 * sources, if some use the name for several parts. `line.-` and `line.#`: the same for lines.
 */
type Counts = Readonly<Record<Part, number>>;

/** Names of parameters and their meanings in sources with rules. */
export interface Dictionary {
  /** By words separated by spaces, with those of the parent name first if needed. */
  readonly names: ReadonlyMap<string, Counts>;
  /** Names of lists of lines. */ readonly lists: ReadonlySet<string>;
  /** Keys for the name and the value in lists of names and values. */
  readonly nameKeys: ReadonlySet<string>;
  readonly valueKeys: ReadonlySet<string>;
  /** By field, the share of correct suggestions for sources left out. Usually correct fields are omitted. */
  readonly trust: ReadonlyMap<string, number>;
}

/** The text written by the generator, with rows such as `postal code=postcode:9,-:1`. */
export interface DictionaryText {
  readonly names: string;
  readonly lists: string;
  readonly nameKeys: string;
  readonly valueKeys: string;
  readonly trust: string;
}

/** Rows are separated by `;`, or by a line break at the end of a full line. */
const nextRow = /[;\n]/;

/** Parses a dictionary. */
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

/** Fields that exist for both delivery and invoice: `delivery_city` and `invoice_city` are `city`. */
const twice = new Set(["fullname", "company", "address", "postcode", "city", "state", "country_code", "nip"]);

/** The part of a field of the order. */
export function partOf(field: string): Part {
  const bare = field.replace(/^(?:delivery|invoice)_/, "");
  return bare !== field && twice.has(bare) ? bare : field;
}

/** Whether a part exists for both parties, so that words for a party are not part of its name. */
export function isTwice(part: Part): boolean {
  return (
    twice.has(part) || part === "firstname" || part === "lastname" || part === "phone" || part === "email"
  );
}

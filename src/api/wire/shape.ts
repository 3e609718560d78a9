/**
 * How one value looks on the wire. Shapes are plain data: the same declaration gives the TypeScript
 * types, the check of parameters before sending and the normalisation of what arrives.
 */
type ShapeNode =
  | { readonly type: "text"; readonly max?: number; readonly safe?: number; readonly file?: true }
  | { readonly type: "identifier"; readonly max?: number }
  | { readonly type: "integer" }
  | { readonly type: "decimal" }
  | { readonly type: "flag" }
  | { readonly type: "time" }
  | { readonly type: "currency" }
  | { readonly type: "country" }
  | { readonly type: "choice"; readonly values: readonly string[] }
  | { readonly type: "list"; readonly item: AnyShape; readonly keyAs?: string }
  | { readonly type: "map"; readonly value: AnyShape }
  | { readonly type: "object"; readonly fields: Fields }
  | { readonly type: "either"; readonly scalar: AnyShape; readonly other: AnyShape }
  | { readonly type: "unknown" };

/**
 * @typeParam Input - what a caller passes in as a parameter
 * @typeParam Output - what a caller gets back in a result
 */
interface Shape<Input, Output = Input, Optional extends boolean = false> {
  readonly node: ShapeNode;
  readonly optional: Optional;
  /** Carries the types only; never set. So do `~item`, `~value`, `~fields` and `~of` of the shapes below. */
  readonly "~types"?: { readonly input: Input; readonly output: Output };
}

export type AnyShape = Shape<unknown, unknown, boolean>;

/** Named shapes: the fields of an object, the parameters or the result of a method. */
export interface Fields {
  readonly [name: string]: AnyShape;
}

/** Yes or no, also as Base itself writes it. */
type Flag = boolean | 0 | 1 | "0" | "1";

/** What goes in and what comes out for one shape. */
type InputOf<S extends AnyShape> = NonNullable<S["~types"]>["input"];
type OutputOf<S extends AnyShape> = NonNullable<S["~types"]>["output"];

// Shapes have names, and containers name their content rather than its types: declaration files then say
// each field once, with its comment, and the compiler works a type out only where it is used.
export interface TextShape extends Shape<string> {}
export interface FileShape extends Shape<string | Uint8Array | ArrayBuffer, string> {}
export interface IdentifierShape extends Shape<string | number, string> {}
export interface NumberShape extends Shape<number> {}
export interface FlagShape extends Shape<Flag, boolean> {}
export interface UnknownShape extends Shape<unknown> {}
export interface ChoiceShape<Value extends string> extends Shape<Value, Value | (string & {})> {}
export interface ListShape<Item extends AnyShape> extends Shape<readonly InputOf<Item>[], OutputOf<Item>[]> {
  readonly "~item"?: Item;
}
export interface MapShape<Value extends AnyShape>
  extends Shape<{ readonly [key: string]: InputOf<Value> }, Record<string, OutputOf<Value>>> {
  readonly "~value"?: Value;
}
export interface ObjectShape<F extends Fields> extends Shape<FieldsInput<F>, FieldsOutput<F>> {
  readonly "~fields"?: F;
}
export interface EitherShape<Scalar extends AnyShape, Other extends AnyShape>
  extends Shape<InputOf<Scalar> | InputOf<Other>, OutputOf<Scalar> | OutputOf<Other>> {}
export interface OptionalShape<Of extends AnyShape> extends Shape<InputOf<Of>, OutputOf<Of>, true> {
  readonly "~of"?: Of;
}

/** What a caller may pass for these fields. */
export type FieldsInput<F extends Fields> = Simple<
  {
    -readonly [K in keyof F as F[K]["optional"] extends true ? never : K]: InputOf<F[K]>;
  } & {
    -readonly [K in keyof F as F[K]["optional"] extends true ? K : never]?: InputOf<F[K]> | undefined;
  }
>;

/** What a caller gets back for these fields. Fields that the API adds later are kept, but not typed. */
export type FieldsOutput<F extends Fields> = Simple<
  {
    -readonly [K in keyof F as F[K]["optional"] extends true ? never : K]: OutputOf<F[K]>;
  } & {
    -readonly [K in keyof F as F[K]["optional"] extends true ? K : never]?: OutputOf<F[K]>;
  }
>;

/** The same fields as one object, so that an editor shows them and not how they came about. */
type Simple<T> = { [K in keyof T]: T[K] } & {};

/**
 * A text; `max` is the length in code points that the documentation allows. Where sources disagree it is the larger
 * one, and `safe` the smaller one, up to which a text is certainly taken.
 */
/* @__NO_SIDE_EFFECTS__ */
export function text(max?: number, safe?: number): TextShape {
  if (max === undefined) return shape({ type: "text" });
  return shape(safe === undefined ? { type: "text", max } : { type: "text", max, safe });
}

/** A file: its bytes, of which the client makes `data:` and base64, or that text itself. */
/* @__NO_SIDE_EFFECTS__ */
export function file(): FileShape {
  return shape({ type: "text", file: true });
}

/** An id that the API writes sometimes as a number and sometimes as a text: either goes in, a text comes out. */
/* @__NO_SIDE_EFFECTS__ */
export function identifier(max?: number): IdentifierShape {
  return shape(max === undefined ? { type: "identifier" } : { type: "identifier", max });
}

/** A whole number; arrives as a number or as digits in a text. */
/* @__NO_SIDE_EFFECTS__ */
export function integer(): NumberShape {
  return shape({ type: "integer" });
}

/** A number with a fraction; arrives as a number or as a text such as `"89.00"`. */
/* @__NO_SIDE_EFFECTS__ */
export function decimal(): NumberShape {
  return shape({ type: "decimal" });
}

/** Yes or no; arrives as a boolean, `0`/`1` or `"0"`/`"1"`. */
/* @__NO_SIDE_EFFECTS__ */
export function flag(): FlagShape {
  return shape({ type: "flag" });
}

/** A point in time in unix **seconds**. Milliseconds are refused: the API takes them for a far future. */
/* @__NO_SIDE_EFFECTS__ */
export function time(): NumberShape {
  return shape({ type: "time" });
}

/** An ISO 4217 currency code of three capital letters. */
/* @__NO_SIDE_EFFECTS__ */
export function currency(): TextShape {
  return shape({ type: "currency" });
}

/** An ISO 3166-1 country code of two capital letters; `""` if there is none. */
/* @__NO_SIDE_EFFECTS__ */
export function country(): TextShape {
  return shape({ type: "country" });
}

/** One of the given texts. A result may hold a newer one: it is kept and reported. */
/* @__NO_SIDE_EFFECTS__ */
export function choice<const Value extends string>(...values: readonly Value[]): ChoiceShape<Value> {
  return shape({ type: "choice", values });
}

/**
 * A list. An answer that is a map instead is read as the list of its values; `keyAs` names the field
 * of the item that then takes the map's key.
 */
/* @__NO_SIDE_EFFECTS__ */
export function list<Item extends AnyShape>(item: Item, keyAs?: string): ListShape<Item> {
  return shape(keyAs === undefined ? { type: "list", item } : { type: "list", item, keyAs });
}

/** A map from ids to values. An empty one arrives as `[]` in places; it is read as `{}`. */
/* @__NO_SIDE_EFFECTS__ */
export function map<Value extends AnyShape>(value: Value): MapShape<Value> {
  return shape({ type: "map", value });
}

/** An object with known fields. Unknown ones are refused in parameters and kept in results. */
/* @__NO_SIDE_EFFECTS__ */
export function object<const F extends Fields>(fields: F): ObjectShape<F> {
  return shape({ type: "object", fields });
}

/** `scalar` for texts, numbers and flags, `other` for lists and objects. */
/* @__NO_SIDE_EFFECTS__ */
export function either<Scalar extends AnyShape, Other extends AnyShape>(
  scalar: Scalar,
  other: Other,
): EitherShape<Scalar, Other> {
  return shape({ type: "either", scalar, other });
}

/** Anything: the documentation does not say, or sources disagree. Passed through as it is. */
/* @__NO_SIDE_EFFECTS__ */
export function unknown(): UnknownShape {
  return shape({ type: "unknown" });
}

/** The same shape, for a field that may be left out. */
/* @__NO_SIDE_EFFECTS__ */
export function optional<Of extends AnyShape>(of: Of): OptionalShape<Of> {
  return { node: of.node, optional: true };
}

/**
 * Fields of several methods together with those of one. A function, since bundlers keep a spread that no one
 * uses, but drop a call that is known to have no side effects. No name may be in both.
 *
 * Give what comes out a name (an interface that extends the body or the shape it goes into): declaration
 * files lose the comments of fields that come from another file otherwise.
 */
/* @__NO_SIDE_EFFECTS__ */
export function extend<const Base extends Fields, const More extends Fields>(
  base: Base,
  more: More & { readonly [K in keyof Base & keyof More]: never },
): Base & More {
  return { ...base, ...more };
}

function shape<Input, Output>(node: ShapeNode): Shape<Input, Output, false> {
  return { node, optional: false };
}

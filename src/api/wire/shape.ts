/**
 * The form of one value on the wire. Shapes are plain data: the same declaration provides the TypeScript types, the
 * check of parameters before sending and the normalization of answers.
 */
type ShapeNode =
  | { readonly type: "text"; readonly max?: number; readonly safe?: number; readonly file?: true }
  | { readonly type: "identifier"; readonly max?: number }
  | { readonly type: "integer"; readonly isId?: true }
  | { readonly type: "decimal"; readonly asText?: true }
  | { readonly type: "flag" }
  | { readonly type: "time" }
  | { readonly type: "currency" }
  | { readonly type: "country" }
  | { readonly type: "choice"; readonly values: readonly string[] }
  | { readonly type: "list"; readonly item: AnyShape; readonly keyAs?: string }
  | { readonly type: "map"; readonly value: AnyShape; readonly prefix?: string }
  | { readonly type: "object"; readonly fields: Fields; readonly isOpen?: true }
  | { readonly type: "either"; readonly scalar: AnyShape; readonly other: AnyShape }
  | { readonly type: "unknown" };

/**
 * @typeParam Input - what a caller passes as a parameter
 * @typeParam Output - what a caller gets in a result
 */
interface Shape<Input, Output = Input, Optional extends boolean = false> {
  readonly node: ShapeNode;
  readonly optional: Optional;
  /** The former name of a required field, which is accepted in its place. */
  readonly formerly?: string;
  /** Only carries the types and is never set. The same applies to `~item`, `~key`, `~value`, `~fields` and `~of` below. */
  readonly "~types"?: { readonly input: Input; readonly output: Output };
}

export type AnyShape = Shape<unknown, unknown, boolean>;

/** Shapes by name: the fields of an object, the parameters or the result of a method. */
export interface Fields {
  readonly [name: string]: AnyShape;
}

/** Yes or no, including the forms that Base uses. */
type Flag = boolean | 0 | 1 | "0" | "1";

/** The input and output types of a shape. */
type InputOf<S extends AnyShape> = NonNullable<S["~types"]>["input"];
type OutputOf<S extends AnyShape> = NonNullable<S["~types"]>["output"];

// Shapes are named, and containers refer to their content rather than its types: declaration files then list each
// field once, with its comment, and the compiler resolves a type only where it is used.
export interface TextShape extends Shape<string> {}
export interface FileShape extends Shape<string | Uint8Array | ArrayBuffer, string> {}
export interface IdentifierShape extends Shape<string | number, string> {}
export interface NumberShape extends Shape<number> {}
export interface NumericIdShape extends Shape<number | `${number}`, number> {}
export interface MeasureShape extends Shape<number | string, number> {}
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
export interface KeyedShape<Key extends string, Value extends AnyShape>
  extends Shape<{ readonly [K in Key]: InputOf<Value> }, Record<string, OutputOf<Value>>> {
  readonly "~key"?: Key;
  readonly "~value"?: Value;
}
export interface ObjectShape<F extends Fields> extends Shape<FieldsInput<F>, FieldsOutput<F>> {
  readonly "~fields"?: F;
}
export interface OpenShape<F extends Fields>
  extends Shape<
    FieldsInput<F> & { readonly [field: string]: unknown },
    FieldsOutput<F> & { [field: string]: unknown }
  > {}
export interface EitherShape<Scalar extends AnyShape, Other extends AnyShape>
  extends Shape<InputOf<Scalar> | InputOf<Other>, OutputOf<Scalar> | OutputOf<Other>> {}
export interface OptionalShape<Of extends AnyShape> extends Shape<InputOf<Of>, OutputOf<Of>, true> {
  readonly "~of"?: Of;
}

/** The shape of what has an interface of its own: editors show the name of that in place of its fields. */
export interface NamedShape<Output> extends Shape<unknown, Output> {}

/** The values that a caller may pass for these fields. */
export type FieldsInput<F extends Fields> = Simple<
  {
    -readonly [K in keyof F as F[K]["optional"] extends true ? never : K]: InputOf<F[K]>;
  } & {
    -readonly [K in keyof F as F[K]["optional"] extends true ? K : never]?: InputOf<F[K]> | undefined;
  }
>;

/** The values that a caller gets for these fields. Fields that the API adds later are kept, but not typed. */
export type FieldsOutput<F extends Fields> = Simple<
  {
    -readonly [K in keyof F as F[K]["optional"] extends true ? never : K]: OutputOf<F[K]>;
  } & {
    -readonly [K in keyof F as F[K]["optional"] extends true ? K : never]?: OutputOf<F[K]>;
  }
>;

/** The same fields as one object, so that editors show the fields and not the type expression. */
type Simple<T> = { [K in keyof T]: T[K] } & {};

/**
 * A string; `max` is the documented maximum length in code points. If sources disagree, `max` is the larger length
 * and `safe` the smaller one, up to which a string is certainly accepted.
 */
/* @__NO_SIDE_EFFECTS__ */
export function text(max?: number, safe?: number): TextShape {
  if (max === undefined) return shape({ type: "text" });
  return shape(safe === undefined ? { type: "text", max } : { type: "text", max, safe });
}

/** A file: its bytes, which the client converts to `data:` and base64, or that string itself. */
/* @__NO_SIDE_EFFECTS__ */
export function file(): FileShape {
  return shape({ type: "text", file: true });
}

/** An id that the API writes as a number or as a string: both are accepted, and results contain a string. */
/* @__NO_SIDE_EFFECTS__ */
export function identifier(max?: number): IdentifierShape {
  return shape(max === undefined ? { type: "identifier" } : { type: "identifier", max });
}

/** An integer; arrives as a number or as digits in a string. */
/* @__NO_SIDE_EFFECTS__ */
export function integer(): NumberShape {
  return shape({ type: "integer" });
}

/**
 * The id of a thing that Base numbers. As a parameter it may also be the digits of that number, which are sent as the
 * number: ids come from environment variables, query strings and keys of maps.
 */
/* @__NO_SIDE_EFFECTS__ */
export function numericId(): NumericIdShape {
  return shape({ type: "integer", isId: true });
}

/** A number with a fraction; arrives as a number or as a string such as `"89.00"`. */
/* @__NO_SIDE_EFFECTS__ */
export function decimal(): NumberShape {
  return shape({ type: "decimal" });
}

/** A weight or a size. As a parameter it may also be a text such as `"1.5"`, as in the vendor's examples. */
/* @__NO_SIDE_EFFECTS__ */
export function measure(): MeasureShape {
  return shape({ type: "decimal", asText: true });
}

/** Yes or no; arrives as a boolean, `0`/`1` or `"0"`/`"1"`. */
/* @__NO_SIDE_EFFECTS__ */
export function flag(): FlagShape {
  return shape({ type: "flag" });
}

/** A time in unix **seconds**. Milliseconds are rejected: the API would take them for a far future. */
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

/** One of the given strings. A result may contain a newer one: it is kept and reported. */
/* @__NO_SIDE_EFFECTS__ */
export function choice<const Value extends string>(...values: readonly Value[]): ChoiceShape<Value> {
  return shape({ type: "choice", values });
}

/**
 * A list. A map in an answer is read as the list of its values; `keyAs` names the field of each item that then gets
 * the map's key.
 */
/* @__NO_SIDE_EFFECTS__ */
export function list<Item extends AnyShape>(item: Item, keyAs?: string): ListShape<Item> {
  return shape(keyAs === undefined ? { type: "list", item } : { type: "list", item, keyAs });
}

/** A map from ids to values. An empty map may arrive as `[]`; it is read as `{}`. */
/* @__NO_SIDE_EFFECTS__ */
export function map<Value extends AnyShape>(value: Value): MapShape<Value> {
  return shape({ type: "map", value });
}

/**
 * A map whose keys are numbers after a prefix, such as `bl_205` for `bl_` and `105` for none. Base ignores an entry
 * with another key. For parameters: a map of a result may have other keys too.
 */
/* @__NO_SIDE_EFFECTS__ */
export function keyed<const Prefix extends string, Value extends AnyShape>(
  prefix: Prefix,
  value: Value,
): KeyedShape<`${Prefix}${number}`, Value> {
  return shape({ type: "map", value, prefix });
}

/** An object with known fields. Unknown fields are rejected in parameters and kept in results. */
/* @__NO_SIDE_EFFECTS__ */
export function object<const F extends Fields>(fields: F): ObjectShape<F> {
  return shape({ type: "object", fields });
}

/** An object with some known fields, and others that only the account knows: `getCourierFields` lists them. */
/* @__NO_SIDE_EFFECTS__ */
export function open<const F extends Fields>(fields: F): OpenShape<F> {
  return shape({ type: "object", fields, isOpen: true });
}

/** `scalar` for strings, numbers and flags, `other` for lists and objects. */
/* @__NO_SIDE_EFFECTS__ */
export function either<Scalar extends AnyShape, Other extends AnyShape>(
  scalar: Scalar,
  other: Other,
): EitherShape<Scalar, Other> {
  return shape({ type: "either", scalar, other });
}

/** Any value: the documentation does not specify it, or sources disagree. Passed through unchanged. */
/* @__NO_SIDE_EFFECTS__ */
export function unknown(): UnknownShape {
  return shape({ type: "unknown" });
}

/** The same shape, for an optional field. */
/* @__NO_SIDE_EFFECTS__ */
export function optional<Of extends AnyShape>(of: Of): OptionalShape<Of> {
  return { node: of.node, optional: true };
}

/**
 * A required field under its newer name. A caller may pass the former name instead, or both, since an account may know
 * only one: each is sent as it is given. The former name is a field of its own, optional and `@deprecated`.
 */
/* @__NO_SIDE_EFFECTS__ */
export function renamed<Of extends AnyShape>(formerly: string, of: Of): Of {
  return { ...of, formerly };
}

/**
 * Combines the shared fields of several methods with those of one. A function, since bundlers keep an unused spread,
 * but drop a call that is known to have no side effects. No name may be in both.
 *
 * Give the result a name (an interface that extends the body or the shape that contains it): otherwise declaration
 * files lose the comments of fields from other files.
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

import type { AnyShape, Fields, FieldsInput, FieldsOutput } from "./shape.ts";

/**
 * A `read` has no side effects and may be retried. A `write` has, and is never retried blindly. A `set` writes values
 * that are the same after two calls as after one, so it is retried like a read; in all else it is a write.
 */
export type MethodKind = "read" | "write" | "set";

/** The declaration of a method without its name, which is its key. */
export interface Body<
  Kind extends MethodKind = MethodKind,
  Params extends Fields = Fields,
  Result extends Fields = Fields,
> extends Extras {
  readonly kind: Kind;
  readonly params: Params;
  readonly result: Result;
}

/** The fields of a method without parameters or results. */
export type NoFields = Record<never, never>;

/** The parameters of a method without parameters. */
export const none: NoFields = {};

/** Properties that only some methods have. */
export interface Extras {
  /** The current name of the method in the API, if this one is an old alias. */
  readonly sends?: string;
  /** The field of the answer that contains a file as base64. */
  readonly file?: string;
  /** The parameter with many entries by key, and the maximum number of entries per call. */
  readonly bulk?: { readonly field: string; readonly size: number };
}

/** The declaration of one API method: everything that the client, the docs and the fake need to know. */
export interface Method<
  Name extends string = string,
  Kind extends MethodKind = MethodKind,
  Params extends Fields = Fields,
  Result extends Fields = Fields,
> extends Body<Kind, Params, Result> {
  readonly name: Name;
}

/** A method whose parameters have a name of their own: editors show that in place of the fields. */
export interface Takes<Params> {
  /** Only carries the type and is never set. */
  readonly "~takes"?: Params;
}

/** The parameters that a caller passes to a method. */
export type ParamsOf<M> = "~takes" extends keyof M ? NonNullable<M["~takes"]> : FieldsTaken<M>;

type FieldsTaken<M> = M extends { readonly params: infer Params extends Fields }
  ? keyof Params extends never
    ? NoParams
    : FieldsInput<Params>
  : never;

/** The parameters of a method without parameters. An alias, so that users' declaration files can name it. */
type NoParams = { readonly [name: string]: never };

/** The result that a method returns. */
export type ResultOf<M> = M extends { readonly result: infer Result extends Fields }
  ? FieldsOutput<Result>
  : never;

/** Declares a method without side effects. */
/* @__NO_SIDE_EFFECTS__ */
export function read<const P extends Fields, const R extends Fields, const X extends Extras = NoFields>(
  params: P,
  result: R,
  extras?: X,
): Body<"read", P, R> & X {
  return declare("read", params, result, extras);
}

/** Declares a method with side effects, and its result, if any. */
export function write<const P extends Fields>(params: P): Body<"write", P, NoFields>;
export function write<const P extends Fields, const R extends Fields, const X extends Extras = NoFields>(
  params: P,
  result: R,
  extras?: X,
): Body<"write", P, R> & X;
/* @__NO_SIDE_EFFECTS__ */
export function write(params: Fields, result: Fields = none, extras?: Extras) {
  return declare("write", params, result, extras);
}

/**
 * Declares a method whose second call changes nothing that the first did not. Not one that only seems so: setting a
 * status or a field of an order may run automatic actions of the account, twice if it is set twice.
 */
/* @__NO_SIDE_EFFECTS__ */
export function set<const P extends Fields, const R extends Fields, const X extends Extras = NoFields>(
  params: P,
  result: R,
  extras?: X,
): Body<"set", P, R> & X {
  return declare("set", params, result, extras);
}

function declare<Kind extends MethodKind, P extends Fields, R extends Fields, X extends Extras>(
  kind: Kind,
  params: P,
  result: R,
  extras?: X,
): Body<Kind, P, R> & X {
  return Object.assign({ kind, params, result }, extras);
}

/** Methods with their names. A mapped type, since editors then find the comment at the key. */
export type Named<M> = { readonly [N in keyof M]: M[N] & { readonly name: N } };

/**
 * The methods of one file by name, each with its comment at its key.
 *
 * `M` has no index signature on purpose: one would apply to every `read` and `write` in the literal, and misspelled
 * parameters would compile.
 */
/* @__NO_SIDE_EFFECTS__ */
export function named<const M extends object>(bodies: M): Named<M> {
  const named = Object.entries(bodies).map(([name, body]) => [name, { ...body, name }]);
  // The type guarantees this for each key; TypeScript cannot follow a loop over keys.
  return Object.fromEntries(named) as Named<M>;
}

/** How a paged read continues: with a page number, or with the id after the last one seen. */
export type Paging = PagingByNumber | PagingById;

/** The answer contains one page of `size` entries; the next page has the next number. */
export interface PagingByNumber {
  readonly by: "page";
  /** The field of the answer that contains the entries, as a list or a map. */
  readonly field: string;
  /** Entries of a full page; fewer mean the last page. 0 if only an empty answer marks the end. */
  readonly size: number;
  /** The number of the first page if it is not 1. */
  readonly first?: number;
}

/** The answer contains `size` entries in the order of their ids; the next ones begin after the last id. */
export interface PagingById {
  readonly by: "id";
  /** The parameter for the first id. */
  readonly from: string;
  /** Whether `from` takes the last seen id instead. It is then omitted at the start. */
  readonly after?: true;
  /** The field of the answer that contains the entries. */
  readonly field: string;
  /** The field of an entry that contains its id. */
  readonly id: string;
  /** A fallback if that field is missing: sources disagree on the name. */
  readonly otherId?: string;
  /** Entries of a full page; fewer mean the last page. 0 if only an empty answer marks the end. */
  readonly size: number;
}

/** An iterator: the method whose pages it reads, and how it continues. */
export type PagedRead = Paging & { readonly of: string };

/** The paged reads among methods, each with the fields that its parameters and its answer actually have. */
export type PagedReadOf<M> = {
  [N in keyof M]: M[N] extends { readonly kind: "read"; readonly params: infer P; readonly result: infer R }
    ? { readonly of: N; readonly field: keyof R } & (
        | (P extends { readonly page: AnyShape } ? PagingByNumber : never)
        | (PagingById & { readonly from: keyof P })
      )
    : never;
}[keyof M];

import type { AnyShape, Fields, FieldsInput, FieldsOutput } from "./shape.ts";

/** `read` has no side effect and may be repeated; `write` has, and is never repeated blindly. */
export type MethodKind = "read" | "write";

/** What a declaration says about a method. Its name is the key under which it is written. */
export interface Body<
  Kind extends MethodKind = MethodKind,
  Params extends Fields = Fields,
  Result extends Fields = Fields,
> extends Extras {
  readonly kind: Kind;
  readonly params: Params;
  readonly result: Result;
}

/** The fields of a method that takes or gives none. */
export type NoFields = Record<never, never>;

/** The parameters of a method that takes none. */
export const none: NoFields = {};

/** What only some methods have. */
export interface Extras {
  /** The name under which the API knows the method now, where this one is an old alias. */
  readonly sends?: string;
  /** The field of the answer that holds a file as base64. */ readonly file?: string;
  /** The parameter that takes many entries by key, and how many of them one call may hold. */
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

/** What a caller passes to a method. */
export type ParamsOf<M> = M extends { readonly params: infer Params extends Fields }
  ? keyof Params extends never
    ? NoParams
    : FieldsInput<Params>
  : never;

/** The parameters of a method that takes none. An alias: users' declaration files can write it out. */
type NoParams = { readonly [name: string]: never };

/** What a caller gets back from a method. */
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

/** Declares a method with side effects, and what it returns, if anything. */
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

function declare<Kind extends MethodKind, P extends Fields, R extends Fields, X extends Extras>(
  kind: Kind,
  params: P,
  result: R,
  extras?: X,
): Body<Kind, P, R> & X {
  return Object.assign({ kind, params, result }, extras);
}

/** Methods that know their names. A mapped type, since editors then find the comment at the key. */
export type Named<M> = { readonly [N in keyof M]: M[N] & { readonly name: N } };

/**
 * The methods of one file by their names, each with its comment at its key.
 *
 * `M` has no index signature on purpose: one would reach every `read` and `write` in the literal, and
 * misspelt parameters would compile.
 */
/* @__NO_SIDE_EFFECTS__ */
export function methods<const M extends object>(bodies: M): Named<M> {
  const named = Object.entries(bodies).map(([name, body]) => [name, { ...body, name }]);
  // The type says it key by key; TypeScript cannot follow a loop over keys.
  return Object.fromEntries(named) as Named<M>;
}

/** How a paged read continues: by a page number, or by the id after the last one seen. */
export type Paging = PagingByNumber | PagingById;

/** The answer holds one page of `size` entries; the next one has the next number. */
export interface PagingByNumber {
  readonly by: "page";
  /** The field of the answer that holds the entries, as a list or as a map. */ readonly field: string;
  /** Entries of a full page; fewer mean the last one. 0 where only an empty answer tells the end. */
  readonly size: number;
  /** The number of the first page where it is not 1. */ readonly first?: number;
}

/** The answer holds `size` entries in the order of their ids; the next ones begin after the last id. */
export interface PagingById {
  readonly by: "id";
  /** The parameter that takes the id to begin with. */ readonly from: string;
  /** Set where `from` takes the id already seen instead, and is left out to begin. */ readonly after?: true;
  /** The field of the answer that holds the entries. */ readonly field: string;
  /** The field of an entry that holds its id. */ readonly id: string;
  /** Another field to look at where that one is missing: sources disagree on the name. */
  readonly otherId?: string;
  /** Entries of a full page; fewer mean the last one. 0 where only an empty answer tells the end. */
  readonly size: number;
}

/** An iterator: the method whose pages it reads, and how it reads on. */
export type PagedRead = Paging & { readonly of: string };

/** The paged reads among methods, each with the fields that its parameters and its answer really have. */
type PagedReadOf<M> = {
  [N in keyof M]: M[N] extends { readonly kind: "read"; readonly params: infer P; readonly result: infer R }
    ? { readonly of: N; readonly field: keyof R } & (
        | (P extends { readonly page: AnyShape } ? PagingByNumber : never)
        | (PagingById & { readonly from: keyof P })
      )
    : never;
}[keyof M];

/**
 * The iterators over the paged reads among the methods of a file, each with its comment at its key.
 * @param _methods - the methods of the file, which `of`, `field` and `from` are checked against
 */
/* @__NO_SIDE_EFFECTS__ */
export function pages<const M extends object, const P extends { readonly [name: string]: PagedReadOf<M> }>(
  _methods: M,
  iterators: P,
): P {
  return iterators;
}

import type { Fields, FieldsInput, FieldsOutput } from "./shape.ts";

/** `read` has no side effect and may be repeated; `write` has, and is never repeated blindly. */
export type MethodKind = "read" | "write";

/** How a paged read goes on: by a page number, or by the id after the last one seen. */
export type Paging = PagingByNumber | PagingById;

/** The answer holds one page of `size` entries; the next one has the next number. */
export interface PagingByNumber {
  readonly by: "page";
  /** The field of the answer that holds the entries, as a list or as a map. */
  readonly field: string;
  /** Entries of a full page. */
  readonly size: number;
  /** The number of the first page where it is not 1. */
  readonly first?: number;
}

/** The answer holds `size` entries in the order of their ids; the next ones begin after the last id. */
export interface PagingById {
  readonly by: "id";
  /** The parameter that takes the id to begin with. */
  readonly from: string;
  /** Set where `from` takes the id already seen instead, and is left out to begin. */
  readonly after?: true;
  /** The field of the answer that holds the entries. */
  readonly field: string;
  /** The field of an entry that holds its id. */
  readonly id: string;
  /** Another field to look at where that one is missing: sources disagree on the name. */
  readonly otherId?: string;
  /** Entries of a full page; fewer mean the last one. 0 where only an empty answer tells the end. */
  readonly size: number;
}

/** The declaration of one API method: everything that the client, the docs and the fake need to know. */
export interface Method<
  Name extends string = string,
  Kind extends MethodKind = MethodKind,
  Params extends Fields = Fields,
  Result extends Fields = Fields,
> extends Extras {
  readonly name: Name;
  readonly kind: Kind;
  readonly params: Params;
  readonly result: Result;
}

/** What only some methods have. */
export interface Extras {
  /** Pages of this read; `undefined` where one answer holds everything. */
  readonly paging?: Paging;
  /** The name under which the API knows the method now, where this one is an old alias. */
  readonly sends?: string;
  /** The field of the answer that holds a file as base64. */
  readonly file?: string;
  /** The parameter that takes many entries by key, and how many of them one call may hold. */
  readonly bulk?: { readonly field: string; readonly size: number };
}

/** What a caller passes to a method. */
export type ParamsOf<M> = M extends { readonly params: infer Params extends Fields }
  ? keyof Params extends never
    ? NoParams
    : FieldsInput<Params>
  : never;

/** The parameters of a method that takes none. */
interface NoParams {
  readonly [name: string]: never;
}

/** What a caller gets back from a method. */
export type ResultOf<M> = M extends { readonly result: infer Result extends Fields }
  ? FieldsOutput<Result>
  : never;

/** Declares a method without side effects. */
/* @__NO_SIDE_EFFECTS__ */
export function read<
  const Name extends string,
  const P extends Fields,
  const R extends Fields,
  const X extends Extras = Record<never, never>,
>(name: Name, params: P, result: R, extras?: X): Method<Name, "read", P, R> & X {
  return declare(name, "read", params, result, extras);
}

/** Declares a method with side effects. */
/* @__NO_SIDE_EFFECTS__ */
export function write<
  const Name extends string,
  const P extends Fields,
  const R extends Fields,
  const X extends Extras = Record<never, never>,
>(name: Name, params: P, result: R, extras?: X): Method<Name, "write", P, R> & X {
  return declare(name, "write", params, result, extras);
}

function declare<
  Name extends string,
  Kind extends MethodKind,
  P extends Fields,
  R extends Fields,
  X extends Extras,
>(name: Name, kind: Kind, params: P, result: R, extras?: X): Method<Name, Kind, P, R> & X {
  return Object.assign({ name, kind, params, result }, extras);
}

import type { Fields, FieldsInput, FieldsOutput } from "./shape.ts";

/** `read` has no side effect and may be repeated; `write` has, and is never repeated blindly. */
export type MethodKind = "read" | "write";

/** How a paged read goes on: by a page number, or by the id after the last one seen. */
export type Paging =
  | { readonly by: "page"; readonly field: string; readonly size: number }
  | {
      readonly by: "id";
      readonly from: string;
      readonly field: string;
      readonly id: string;
      readonly size: number;
    };

/** The declaration of one API method: everything that the client, the docs and the fake need to know. */
export interface Method<
  Name extends string = string,
  Kind extends MethodKind = MethodKind,
  Params extends Fields = Fields,
  Result extends Fields = Fields,
> {
  readonly name: Name;
  readonly kind: Kind;
  readonly params: Params;
  readonly result: Result;
  /** Pages of this read; `undefined` where one answer holds everything. */
  readonly paging?: Paging;
  /** The name under which the API knows the method now, where this one is an old alias. */
  readonly sends?: string;
}

/** What a caller passes to a method. */
export type ParamsOf<M> =
  M extends Method<string, MethodKind, infer Params, Fields> ? FieldsInput<Params> : never;

/** What a caller gets back from a method. */
export type ResultOf<M> =
  M extends Method<string, MethodKind, Fields, infer Result> ? FieldsOutput<Result> : never;

interface Extras {
  readonly paging?: Paging;
  readonly sends?: string;
}

/** Declares a method without side effects. */
/* @__NO_SIDE_EFFECTS__ */
export function read<const Name extends string, const P extends Fields, const R extends Fields>(
  name: Name,
  params: P,
  result: R,
  extras?: Extras,
): Method<Name, "read", P, R> {
  return { name, kind: "read", params, result, ...extras };
}

/** Declares a method with side effects. */
/* @__NO_SIDE_EFFECTS__ */
export function write<const Name extends string, const P extends Fields, const R extends Fields>(
  name: Name,
  params: P,
  result: R,
  extras?: Extras,
): Method<Name, "write", P, R> {
  return { name, kind: "write", params, result, ...extras };
}

import { iteratorOf, methodNames, pagedNames } from "../../api/methods/methodNames.ts";
import type { ApiMethods } from "../../api/methods/methods.ts";
import type { ApiPages } from "../../api/methods/pages.ts";
import type { PagedRead, ParamsOf, ResultOf } from "../../api/wire/method.ts";
import { isRecord } from "../../shared/json/value.ts";
import { checkGiven } from "../../shared/options/check.ts";
import { asParams } from "./declarations.ts";
import type { CallOptions } from "./options.ts";
import { type IterateOptions, iterateChecks, type PageIterator, paginate } from "./paginate.ts";

/** A method of the API as a method of the client. Parameters can be omitted if all are optional. */
type FlatMethod<M> =
  Record<never, never> extends ParamsOf<M>
    ? (params?: ParamsOf<M>, options?: CallOptions) => Promise<ResultOf<M>>
    : (params: ParamsOf<M>, options?: CallOptions) => Promise<ResultOf<M>>;

/** Every declared method of the API under its own name. */
export type FlatMethods = { [Name in keyof ApiMethods]: FlatMethod<ApiMethods[Name]> };
/**
 * An iterator for each paged read. Pages are read as the loop reaches them, after all other calls (priority `bulk`),
 * and always normalized.
 */
export type PageMethods = { [Name in keyof ApiPages]: Iterate<Name> };

/** An iterator of the client by name. Parameters can be omitted if all are optional. */
type Iterate<Name extends keyof ApiPages> =
  Record<never, never> extends ParamsOf<ReadOf<Name>>
    ? (params?: ParamsOf<ReadOf<Name>>, options?: IterateOptions) => PageIterator<PageEntry<Name>>
    : (params: ParamsOf<ReadOf<Name>>, options?: IterateOptions) => PageIterator<PageEntry<Name>>;

/** What each step of an iterator returns, by its name: an element of the list, or key and value of the map. */
export type PageEntry<Name extends keyof ApiPages> = EntryOf<ResultOf<ReadOf<Name>>, ApiPages[Name]["field"]>;
/** The method whose pages an iterator reads. */
type ReadOf<Name extends keyof ApiPages> = ApiMethods[ApiPages[Name]["of"]];

type EntryOf<Result, Field> = Field extends keyof Result
  ? Result[Field] extends readonly (infer Item)[]
    ? Item
    : [key: string, value: Result[Field][keyof Result[Field]]]
  : never;

export type SendMethod = (
  client: object,
  method: string,
  params: unknown,
  options: CallOptions | undefined,
) => Promise<Record<string, unknown>>;

/**
 * A class with the methods and iterators on its prototype, shared by all clients: a host may hold 10,000. They behave
 * like handwritten ones: not enumerable, and a subclass may override them. `readPage` sends the call for one page.
 */
export function classWithMethods(
  send: SendMethod,
  readPage: SendMethod,
  pagingOf: (iterator: string) => Promise<PagedRead>,
): new () => FlatMethods & PageMethods {
  function WithMethods(): void {}
  // A dictionary until all are there: of an ordinary object, engines copy the list of its properties with each new one,
  // and these would take a fifteenth of what the import of the package takes.
  const methods: object = Object.create(null);
  for (const name of methodNames)
    define(methods, name, (client, params, options) => send(client, name, params, options));
  for (const method of pagedNames) {
    const name = iteratorOf(method);
    define(methods, name, (client, passed, options: IterateOptions = {}) => {
      const params = asParams(passed);
      if (params !== undefined && !isRecord(params))
        throw new TypeError(`Expected the parameters of \`${method}\` to be an object.`);
      const owner = `${name} (its parameters go into the first argument)`;
      const { limit, cursor, ...callOptions } = checkGiven(owner, iterateChecks, options);
      return paginate(
        () => pagingOf(name),
        params ?? {},
        { ...callOptions, limit, cursor },
        (page) => readPage(client, method, page, callOptions),
      );
    });
  }
  WithMethods.prototype = Object.setPrototypeOf(methods, Object.prototype);
  // The names and the types come from the same declarations; the compiler cannot follow the loops.
  return WithMethods as unknown as new () => FlatMethods & PageMethods;
}

function define(
  methods: object,
  name: string,
  run: (client: object, params: unknown, options: CallOptions | undefined) => unknown,
): void {
  const holder = {
    // A computed name, so that stack traces show the API's method.
    [name](this: object, params?: unknown, options?: CallOptions) {
      return run(this, params, options);
    },
  };
  Object.defineProperty(methods, name, { value: holder[name], writable: true, configurable: true });
}

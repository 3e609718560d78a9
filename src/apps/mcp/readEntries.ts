import { allPages, type Method, type PagedRead, paginate } from "../../entries/apps.ts";
import type { Baselinker, PageIterator } from "../../entries/index.ts";
import { isRecord } from "../../shared/json/value.ts";
import { declaredMethod } from "./methodTools.ts";
import type { People } from "./people.ts";
import { problemsOf } from "./tool.ts";
import { ToolFailure } from "./toolFailure.ts";

/** A read that a model asked for: the method, and parameters with real values in place of marks. */
export interface Read {
  readonly method: Method;
  readonly params: Record<string, unknown>;
  /** How its pages are read; `undefined` if it has none. */
  readonly paging: PagedRead | undefined;
}

/** @throws ToolFailure if the method does not read, or its parameters are wrong */
export function checkedRead(name: string, input: unknown, people: People): Read {
  const method = declaredMethod(name);
  if (method.kind !== "read") {
    const message = `${name} changes something. write_base calls it, if the user started the server with --write ${name}.`;
    throw new ToolFailure("not_a_read", message);
  }
  const params = people.reveal(input ?? {});
  refuseWrongParams(method, params);
  const paging = Object.values(allPages()).find(({ of }) => of === name);
  return { method, params: isRecord(params) ? params : {}, paging };
}

/** @throws ToolFailure with every problem of the parameters */
export function refuseWrongParams(method: Method, params: unknown): void {
  const problems = problemsOf(method.params, params);
  if (problems.length > 0)
    throw new ToolFailure("INVALID_PARAMS", `describe_method shows what ${method.name} takes.`, { problems });
}

/** How long a call with many requests may take: a client that gets no answer for a minute gives up. */
export const maxCallMs = 40_000;

/** The entries of a paged read. `msLeft` says how long the next page may take; at 0 the loop ends before it. */
export function pagesOf(
  client: Baselinker,
  { method, params, paging }: Read & { readonly paging: PagedRead },
  options: { readonly cursor?: string | undefined; readonly signal: AbortSignal; readonly people: People },
  msLeft: (requests: number) => number,
): PageIterator<unknown> {
  const { cursor, signal, people } = options;
  if (cursor !== undefined && !/^\d{1,15}(?:\+\d{1,9})?$/.test(cursor))
    throw new ToolFailure("wrong_params", "`cursor` is not one that an answer gave. Leave it out to begin.");
  let requests = 0;
  return paginate(
    async () => paging,
    params,
    { cursor, signal },
    async (page) => {
      const ms = msLeft(requests);
      if (ms <= 0) throw new NoMorePages();
      requests += 1;
      const inTime = AbortSignal.any([signal, AbortSignal.timeout(ms)]);
      const result = await client.call(method.name, page, { signal: inTime, priority: "bulk" });
      people.learn(method.name, result);
      return result;
    },
  );
}

/** Thrown to end a loop that may make no more requests. */
export class NoMorePages extends Error {
  override readonly name = "NoMorePages";
}

/** One entry with hidden values replaced. An entry of a map is its key and its value. */
export function hiddenEntry(people: People, { name }: Method, field: string, entry: unknown): unknown {
  const hide = (value: unknown) => people.hide(name, value, `${field}.*`);
  return Array.isArray(entry) ? [entry[0], hide(entry[1])] : hide(entry);
}

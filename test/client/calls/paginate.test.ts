import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Paging, PagingById, PagingByNumber } from "../../../src/api/wire/method.ts";
import type { IterateOptions } from "../../../src/client/calls/paginate.ts";
import { paginate as paginateLater, type ReadPage } from "../../../src/client/calls/paginate.ts";

import { runs } from "../../api/support/runs.ts";

function paginate(paging: Paging, params: Record<string, unknown>, options: IterateOptions, read: ReadPage) {
  return paginateLater(async () => paging, params, options, read);
}

const byId: PagingById = { by: "id", from: "id_from", field: "orders", id: "order_id", size: 3 };
const byLastId: PagingById = {
  ...byId,
  from: "last_log_id",
  after: true,
  id: "log_id",
  otherId: "id",
  size: 0,
};
const byNumber: PagingByNumber = { by: "page", field: "items", size: 3 };

/** A server with these ids, three a page, in whatever order the page has them. */
function idServer(ids: readonly number[], asked: unknown[] = []): ReadPage {
  return async (params) => {
    asked.push(params.id_from);
    const page = ids.filter((id) => id >= Number(params.id_from)).slice(0, 3);
    return { orders: page.map((order_id) => ({ order_id })).reverse() };
  };
}

/** A server with these entries, three a page, counted from `first`. */
function numberServer(entries: readonly unknown[], first = 1, asked: unknown[] = []): ReadPage {
  return async (params) => {
    asked.push(params.page);
    const start = (Number(params.page) - first) * 3;
    return { items: entries.slice(start, start + 3) };
  };
}

async function collect(iterable: AsyncIterable<unknown>): Promise<unknown[]> {
  const entries: unknown[] = [];
  for await (const entry of iterable) entries.push(entry);
  return entries;
}

const sortedIds = fc
  .uniqueArray(fc.integer({ min: 1, max: 60 }), { maxLength: 20 })
  .map((ids) => ids.sort((a, b) => a - b));

describe("pages by id", () => {
  it("give every entry once, by ascending id, whatever the ids", async () => {
    await fc.assert(
      fc.asyncProperty(sortedIds, async (ids) => {
        const entries = await collect(paginate(byId, {}, {}, idServer(ids)));
        expect(entries).toEqual(ids.map((order_id) => ({ order_id })));
      }),
      runs(100),
    );
  });

  it("continue exactly where a cursor says, wherever the first iterator stopped", async () => {
    await fc.assert(
      fc.asyncProperty(sortedIds, fc.nat(20), async (ids, limit) => {
        const first = paginate(byId, {}, { limit }, idServer(ids));
        const before = await collect(first);
        const after = await collect(paginate(byId, {}, { cursor: first.cursor }, idServer(ids)));
        expect([...before, ...after]).toEqual(ids.map((order_id) => ({ order_id })));
      }),
      runs(100),
    );
  });

  it("give what was added after the last entry, and nothing else, to a later loop", async () => {
    const ids = [1, 2, 3, 4];
    const iterator = paginate(byId, {}, {}, idServer(ids));
    expect(await collect(iterator)).toHaveLength(4);
    ids.push(9);
    expect(await collect(iterator)).toEqual([{ order_id: 9 }]);
    expect(iterator.cursor).toBe("10");
  });

  it("begin with the id of the parameters, also on the first page", async () => {
    const asked: unknown[] = [];
    await collect(paginate(byId, { id_from: 3 }, {}, idServer([1, 2, 3, 4], asked)));
    expect(asked).toEqual([3]);
    await collect(paginate(byId, {}, {}, idServer([1], asked)));
    expect(asked).toEqual([3, 1]);
  });

  it("read on until a page is empty where its size is not known", async () => {
    const asked: unknown[] = [];
    const entries = await collect(paginate({ ...byId, size: 0 }, {}, {}, idServer([1, 2, 5], asked)));
    expect(entries).toHaveLength(3);
    expect(asked).toEqual([1, 6]);
  });

  it("give an entry once where a page holds it twice", async () => {
    const pages = [[1, 1, 2], [3]];
    const read = async () => ({ orders: pages.shift()?.map((order_id) => ({ order_id })) ?? [] });
    expect(await collect(paginate(byId, {}, {}, read))).toEqual([
      { order_id: 1 },
      { order_id: 2 },
      { order_id: 3 },
    ]);
  });

  it("end where a server gives the same page forever, or entries without ids", async () => {
    const same = { orders: [{ order_id: 1 }, { order_id: 2 }, { order_id: 3 }] };
    expect(await collect(paginate(byId, {}, {}, async () => same))).toHaveLength(3);
    const nameless = { orders: [{}, "text", null] };
    expect(await collect(paginate(byId, {}, {}, async () => nameless))).toEqual([]);
    expect(await collect(paginate(byId, {}, {}, async () => ({})))).toEqual([]);
  });
});

describe("pages by the last id seen", () => {
  /** A journal with these ids, three a page; `given` says which entries a last id leaves out. */
  function journalServer(
    ids: readonly number[],
    asked: unknown[] = [],
    given: (id: number, last: number) => boolean = (id, last) => id > last,
  ): ReadPage {
    return async ({ last_log_id = 0 }) => {
      asked.push(last_log_id);
      return {
        orders: ids
          .filter((id) => given(id, Number(last_log_id)))
          .slice(0, 3)
          .map((log_id) => ({ log_id })),
      };
    };
  }

  it.each([
    ["leaves the last id out", (id: number, last: number) => id > last],
    ["begins with the last id", (id: number, last: number) => id >= last],
  ])("give every entry once and continue at a cursor, where a server %s", async (_, given) => {
    await fc.assert(
      fc.asyncProperty(sortedIds, fc.nat(20), async (ids, limit) => {
        const first = paginate(byLastId, {}, { limit }, journalServer(ids, [], given));
        const before = await collect(first);
        const rest = paginate(byLastId, {}, { cursor: first.cursor }, journalServer(ids, [], given));
        const after = await collect(rest);
        expect([...before, ...after]).toEqual(ids.map((log_id) => ({ log_id })));
        if (ids.length > 0) expect(rest.cursor ?? first.cursor).toBe(String(ids.at(-1)));
      }),
      runs(100),
    );
  });

  it("say nothing of a last id to begin, and take that of the parameters", async () => {
    const asked: unknown[] = [];
    const read: ReadPage = async (params) => {
      asked.push(params);
      return { orders: [] };
    };
    await collect(paginate(byLastId, { order_id: 7 }, {}, read));
    expect(await collect(paginate(byLastId, { last_log_id: 2 }, {}, journalServer([1, 2, 3])))).toEqual([
      { log_id: 3 },
    ]);
    expect(asked).toEqual([{ order_id: 7 }]);
  });

  it("know an entry by the other name of its id", async () => {
    const pages = [[{ id: 4 }, { log_id: 6, id: 1 }], [{ id: 6 }]];
    const iterator = paginate(byLastId, {}, {}, async () => ({ orders: pages.shift() ?? [] }));
    expect(await collect(iterator)).toEqual([{ id: 4 }, { log_id: 6, id: 1 }]);
    expect(iterator.cursor).toBe("6");
  });
});

describe("pages by number", () => {
  it("give every entry once, in order, and continue exactly where a cursor says", async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(20), fc.nat(20), fc.constantFrom(0, 1), async (count, limit, first) => {
        const entries = Array.from({ length: count }, (_, index) => ({ index }));
        const paging = { ...byNumber, first };
        const iterator = paginate(paging, {}, { limit }, numberServer(entries, first));
        const before = await collect(iterator);
        expect(before).toEqual(entries.slice(0, limit));
        const rest = paginate(paging, {}, { cursor: iterator.cursor }, numberServer(entries, first));
        expect([...before, ...(await collect(rest))]).toEqual(entries);
      }),
      runs(200),
    );
  });

  it("read no page that the limit does not need", async () => {
    const asked: unknown[] = [];
    const entries = [1, 2, 3, 4, 5, 6, 7, 8];
    expect(await collect(paginate(byNumber, {}, { limit: 3 }, numberServer(entries, 1, asked)))).toEqual([
      1, 2, 3,
    ]);
    expect(asked).toEqual([1]);
    expect(await collect(paginate(byNumber, {}, { limit: 0 }, numberServer(entries, 1, asked)))).toEqual([]);
    expect(asked).toEqual([1]);
  });

  it("begin with the page of the parameters", async () => {
    expect(await collect(paginate(byNumber, { page: 2 }, {}, numberServer([1, 2, 3, 4])))).toEqual([4]);
  });

  it("give key and value of each entry of a map", async () => {
    const items = { 101: { stock: 1 }, 102: { stock: 2 } };
    expect(await collect(paginate(byNumber, {}, {}, async () => ({ items })))).toEqual(Object.entries(items));
  });

  it("end without an entry where the answer has neither a list nor a map", async () => {
    for (const items of [undefined, null, "text", 5])
      expect(await collect(paginate(byNumber, {}, {}, async () => ({ items })))).toEqual([]);
  });

  it("read on until a page is empty where its size is not known, and no further", async () => {
    const asked: unknown[] = [];
    const read = numberServer([1, 2, 3, 4], 1, asked);
    expect(await collect(paginate({ ...byNumber, size: 0 }, {}, {}, read))).toEqual([1, 2, 3, 4]);
    expect(asked).toEqual([1, 2, 3]);
  });

  it("continue where two pages begin alike", async () => {
    const entries = [1, 1, 2, 1, 1, 3];
    expect(await collect(paginate(byNumber, {}, {}, numberServer(entries)))).toEqual(entries);
  });

  it("end where a server knows nothing of pages", async () => {
    const same = async () => ({ items: [1, 2, 3] });
    expect(await collect(paginate(byNumber, {}, {}, same))).toEqual([1, 2, 3]);
  });
});

describe("an iterator", () => {
  it("fails where an answer holds more than ten pages, which no server with pages gives", async () => {
    const many = Array.from({ length: 31 }, (_, id) => ({ order_id: id + 1 }));
    for (const paging of [byId, { ...byNumber, field: "orders" }]) {
      const read = async () => ({ orders: many });
      await expect(collect(paginate(paging, {}, {}, read))).rejects.toMatchObject({
        name: "UnexpectedResponseError",
        retryable: true,
        drift: [{ path: "orders", expected: "a page of 3", received: "ten times as many" }],
      });
      const fits = paginate(paging, {}, { limit: 30 }, async () => ({ orders: many.slice(0, 30) }));
      expect(await collect(fits)).toHaveLength(30);
    }
  });

  it("has no cursor before its first entry", () => {
    expect(paginate(byId, {}, {}, idServer([])).cursor).toBeUndefined();
  });

  it("stops at an abort in the middle of a page", async () => {
    const controller = new AbortController();
    const seen: unknown[] = [];
    const reason = new Error("enough");
    const run = async () => {
      for await (const entry of paginate(
        byNumber,
        {},
        { signal: controller.signal },
        numberServer([1, 2, 3]),
      )) {
        seen.push(entry);
        controller.abort(reason);
      }
    };
    await expect(run()).rejects.toBe(reason);
    expect(seen).toEqual([1]);
  });
});

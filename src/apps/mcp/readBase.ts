import { integer, list, map, optional, text, unknown } from "../../entries/apps.ts";
import type { Baselinker } from "../../entries/index.ts";
import { isRecord } from "../../shared/json/value.ts";
import { bytesOf, maxBytes, refuseTooLarge, withoutEmpty } from "./answers.ts";
import { type FieldPath, fieldPath, picked } from "./fieldPaths.ts";
import { checkedRead, hiddenEntry, maxCallMs, pagesOf, type Read } from "./readEntries.ts";
import type { Session } from "./session.ts";
import { declareTool } from "./tool.ts";
import { ToolFailure } from "./toolFailure.ts";

/** The bytes of an answer besides its entries. */
const frameBytes = 200;

export const readBase = (client: Baselinker, { people, now }: Session) =>
  declareTool({
    name: "read_base",
    title: "Read from Base",
    description:
      "Calls a read method. A paged one gives `limit` entries and a cursor. Empty fields are left out.",
    params: {
      method: text(),
      params: optional(map(unknown())),
      fields: optional(list(text())),
      limit: optional(integer()),
      cursor: optional(text()),
    },
    words: { fields: "only these, e.g. order_id, products.sku" },
    ranges: { limit: [1, 200] },
    isOpen: true,
    async run({ method: name, params, fields, limit = 10, cursor }, { signal }) {
      const read = checkedRead(name, params, people);
      const { method, paging } = read;
      const field = paging?.field ?? "";
      const paths = fields?.map((path) => fieldPath(method, field, path));
      if (paging === undefined) return whole(read, paths);
      const end = now() + maxCallMs;
      const entries = pagesOf(client, { ...read, paging }, { cursor, signal, people }, () =>
        Math.max(1, end - now()),
      );
      const shown: unknown[] = [];
      let bytes = frameBytes;
      let next = cursor;
      for await (const entry of entries) {
        const shownEntry = cut(hiddenEntry(people, method, field, entry), paths);
        bytes += bytesOf(shownEntry) + 1;
        if (bytes > maxBytes) {
          if (shown.length === 0) throw tooLarge(bytes, shownEntry);
          return { entries: shown, cursor: next };
        }
        shown.push(shownEntry);
        next = entries.cursor;
        if (shown.length === limit)
          return { entries: shown, ...(next === undefined ? {} : { cursor: next }) };
      }
      return { entries: shown };

      async function whole({ method, params }: Read, paths: readonly FieldPath[] | undefined) {
        const result = people.hide(method.name, await client.call(method.name, params, { signal }));
        const shownResult = cut(result, paths);
        refuseTooLarge(shownResult, Object.keys(isRecord(result) ? result : {}));
        return shownResult;
      }
    },
  });

function cut(value: unknown, paths: readonly FieldPath[] | undefined): unknown {
  const shown = withoutFiles(value);
  if (paths === undefined) return withoutEmpty(shown);
  return picked(
    shown,
    paths.map(({ names }) => names),
  );
}

/** A model cannot read a file, and each takes thousands of tokens. */
function withoutFiles(value: unknown): unknown {
  if (typeof value === "string")
    return value.length > 2000 && isFile.test(value) ? `(file of ${value.length} bytes, not shown)` : value;
  if (Array.isArray(value)) return value.map(withoutFiles);
  if (!isRecord(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, withoutFiles(member)]));
}

const isFile = /^(?:data:|[A-Za-z0-9+/=\s]+$)/;

function tooLarge(bytes: number, entry: unknown): ToolFailure {
  const message = `One entry has ${bytes} bytes, and an answer at most ${maxBytes}. Name only the \`fields\` that you need.`;
  return new ToolFailure("too_large", message, { fields: Object.keys(isRecord(entry) ? entry : {}) });
}

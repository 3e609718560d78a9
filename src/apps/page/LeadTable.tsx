import type { Formats } from "./formats.ts";
import type { Texts } from "./texts/textsIn.ts";
import type { LeadRow } from "./wire.ts";

interface Words {
  readonly texts: Texts;
  readonly formats: Formats;
}

/** The rows as a table, which a narrow window shows as cards. */
export function LeadTable({ rows, texts, formats }: Words & { rows: readonly LeadRow[] }) {
  const heads = ["came", "status", "key", "source", "order", "why"] as const;
  const names = { ...texts, status: texts.statusColumn };
  return (
    <table class="leads panel">
      <caption class="hidden">{texts.leads}</caption>
      <thead>
        <tr>
          {heads.map((head) => (
            <th scope="col" class={head}>
              {names[head]}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id} row={row} texts={texts} formats={formats} />
        ))}
      </tbody>
    </table>
  );
}

/** A row, which is drawn again only if it is another object: of 1,000 rows, only those that changed. */
function Row({ row, texts, formats }: Words & { row: LeadRow }) {
  return (
    <tr>
      <td class="came">
        <time datetime={row.receivedAt}>{formats.short(row.receivedAt)}</time>
      </td>
      <td class="status">
        <Status status={row.status} fault={row.fault} texts={texts} />
      </td>
      <td class="key">
        <a href={`#/lead/${row.id}`} class={{ id: row.key === undefined }}>
          {row.key ?? row.id}
        </a>
      </td>
      <td class="source">{row.source}</td>
      <td class="order">{row.orderId}</td>
      <td class="why">
        {row.code === undefined ? null : <code>{row.code}</code>}
        {row.path === undefined ? null : <span class="path">{row.path}</span>}
        {row.reason === undefined ? null : <span>{row.reason}</span>}
      </td>
    </tr>
  );
}

/** The words of a status with its shape and its colour, so that neither shape nor colour is needed alone. */
export function Status(props: {
  status: LeadRow["status"];
  fault?: LeadRow["fault"];
  isFinal?: boolean | undefined;
  texts: Texts;
}) {
  const { status, fault, isFinal, texts } = props;
  const more = fault === undefined ? (isFinal ? texts.waitsForPerson : undefined) : texts.fault[fault];
  return (
    <span class={`state ${status}`}>
      <span class="shape" aria-hidden="true" />
      {texts.status[status]}
      {more === undefined ? null : <span class="fault">{` · ${more}`}</span>}
    </span>
  );
}

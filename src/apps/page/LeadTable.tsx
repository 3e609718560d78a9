import type { Studio } from "./studio.ts";
import type { LeadRow } from "./wire.ts";

/** The rows as a table, which a narrow window shows as cards. */
export function LeadTable({ rows, studio }: { rows: readonly LeadRow[]; studio: Studio }) {
  const { say } = studio;
  const heads = ["came", "status", "key", "source", "order", "why"] as const;
  return (
    <table class="leads panel">
      <caption class="hidden">{say("frame.leads")}</caption>
      <thead>
        <tr>
          {heads.map((head) => (
            <th scope="col" class={head}>
              {say(`list.${head}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <Row key={row.id} row={row} studio={studio} />
        ))}
      </tbody>
    </table>
  );
}

/** A row, which is drawn again only if it is another object: of 1,000 rows, only those that changed. */
function Row({ row, studio }: { row: LeadRow; studio: Studio }) {
  return (
    <tr>
      <td class="came">
        <time datetime={row.receivedAt}>{studio.formats.value.short(row.receivedAt)}</time>
      </td>
      <td class="status">
        <Status status={row.status} fault={row.fault} studio={studio} />
      </td>
      <td class="key">
        <a href={`#/lead/${row.id}`} class={{ id: row.key === undefined }}>
          {row.key ?? row.id}
        </a>
      </td>
      <td class="source">{row.source}</td>
      <td class="order">{row.orderId}</td>
      <td class="why">
        {row.why === undefined ? null : <span>{row.why}</span>}
        {row.path === undefined ? null : <span class="path">{row.path}</span>}
      </td>
    </tr>
  );
}

/** The words of a status with its shape and its colour, so that neither shape nor colour is needed alone. */
export function Status(props: {
  status: LeadRow["status"];
  fault?: LeadRow["fault"];
  isFinal?: boolean | undefined;
  studio: Studio;
}) {
  const { status, fault, isFinal, studio } = props;
  const { say } = studio;
  const isForPerson = status === "unknown" && isFinal === true;
  return (
    <span class={`state ${status}`}>
      <span class="shape" aria-hidden="true" />
      {say(isForPerson ? "status.unknownFinal" : `status.${status}`)}
      {fault === undefined ? null : <span class="fault">{` · ${say(`fault.${fault}`)}`}</span>}
    </span>
  );
}

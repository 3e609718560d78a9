import type { Issue, MapResult } from "../../../entries/mapping.ts";
import { amountText, orderTotal } from "../../project/orderTotal.ts";
import type { Output } from "../../terminal/output.ts";

/** The result of a lead on one line: `order  12 values, 2 lines, 1 870.00 UAH, key 5121    0 errors, 1 warning`. */
export function resultLine(result: MapResult, output: Output): string {
  const errors = result.issues.filter(({ level }) => level === "error").length;
  const warnings = result.issues.filter(({ level }) => level === "warning").length;
  const counts = output.say("resultLine.issueCounts", { errors, warnings });
  return `${output.style(colourOf(result), result.status)}  ${detailsOf(result, output)}    ${counts}`;
}

export function issueLine({ level, code, path, message }: Issue, output: Output): string {
  const colour = level === "error" ? "red" : level === "warning" ? "yellow" : "dim";
  return `  ${output.style(colour, level)}  ${code}  ${path}  ${message}`;
}

function detailsOf(result: MapResult, output: Output): string {
  if (result.status === "skip") return result.reason;
  if (result.status === "error") return output.say("resultLine.noOrder");
  const { products = [], ...fields } = result.order;
  return [
    output.say("resultLine.orderCounts", { values: Object.keys(fields).length, lines: products.length }),
    total(result.order),
    result.key === undefined
      ? output.say("resultLine.noKey")
      : output.say("resultLine.keyOf", { key: result.key }),
  ]
    .filter((part) => part !== "")
    .join(", ");
}

function total(order: Extract<MapResult, { status: "order" }>["order"]): string {
  const sum = order.products?.length ? orderTotal(order) : undefined;
  return sum === undefined ? "" : amountText(sum, order.currency ?? "");
}

function colourOf({ status }: MapResult): "green" | "yellow" | "red" {
  return status === "order" ? "green" : status === "skip" ? "yellow" : "red";
}

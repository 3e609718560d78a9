import type { Account } from "../mapping/mapContext.ts";
import type { Issue } from "../mapping/mapResult.ts";
import type { MarkerField } from "./placeMarker.ts";

/**
 * Why the marker cannot stand in the additional field that was chosen for it. Base ignores a value that
 * does not fit its field, and an order without its marker is one that cannot be found again.
 */
export function markerProblem(
  marker: MarkerField | undefined,
  account: Account | undefined,
): Issue | undefined {
  if (account === undefined || typeof marker !== "string" || !marker.startsWith("deal_cf_")) return undefined;
  const id = Number(marker.slice("deal_cf_".length));
  // The two built-in fields take any text.
  if (id === 1 || id === 2) return undefined;
  const field = account.extraFields.find((each) => each.id === id);
  if (field?.editorType === "text") return undefined;
  return {
    level: "error",
    code: "marker_field_unusable",
    path: marker,
    message:
      `The option \`marker\` names \`${marker}\`, which is ${field === undefined ? "no additional field of the account" : `of the type ${field.editorType}`}. ` +
      "Name an additional field of the type text.",
  };
}

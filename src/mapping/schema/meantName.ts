import { nearestName } from "../../api/wire/nearestName.ts";

/** The known name that somebody meant: nearly written so, or what other tools call it. */
export function meantName(name: string, known: readonly string[]): string | undefined {
  const plain = name.replace(/[^\p{L}\p{N}]/gu, "").toLowerCase();
  const row = rows.find((each) => {
    const [meant = "", ...others] = each.split(" ");
    return known.includes(meant) && others.includes(plain);
  });
  return row?.split(" ")[0] ?? nearestName(name, known);
}

/** Our name first, then what forms, shops and other tools call it. One name may stand for several of ours. */
const rows = [
  "phone phonenumber telephone tel",
  "delivery_fullname name fullname customername",
  "delivery_address address street",
  "delivery_city city",
  "delivery_postcode zip postcode",
  "delivery_price shipping",
  "user_comments comment message note",
  "order_status_id status",
  "price_brutto price",
  "quantity qty count",
  "name title",
  "sku article code",
  "is equals eq",
  "not ne isnot",
  "matches contains regex",
  "when if",
  "default else",
  "as format",
  "from format",
  "with separator",
  "join concat",
  "each from path items",
  "pattern regex",
  "decimal number money",
  "date datetime",
  "fields mapping",
];

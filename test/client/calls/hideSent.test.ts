import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { hideSent } from "../../../src/client/calls/hideSent.ts";

const bodyOf = (parameters: unknown) =>
  new URLSearchParams({ method: "addOrder", parameters: JSON.stringify(parameters) }).toString();

const order = {
  order_status_id: 77,
  date_add: 1_764_543_210,
  currency: "UAH",
  email: "ewa.k@example.com",
  phone: "+380 67 123-45-67",
  delivery_fullname: "Ewa Koval-O'Neil",
  invoice_fullname: "Єва Коваль",
  delivery_company: "Ann O'Hay",
  delivery_address: "вул. Łąkowa 12/5",
  delivery_postcode: "02-496",
  delivery_country_code: "PL",
  user_comments: "Please call before the courier comes, Martha opens the blue door on the left, code 4711",
  invoice_address: "ul. mickiewicza 15 m 3 w domu za szkola krakow",
  user_login: 600_700,
  delivery_city: "Großenhain",
  custom_extra_fields: { 5: '{"child":"zosia nowak","note":"lubi zielone klocki i misie duze"}' },
  admin_comments: "jan.marek+shop@poczta.example.org",
  products: [
    {
      storage: "db",
      sku: "LAMP-12",
      warehouse_id: "bl_1234",
      name: "Lamp 12 bl",
      location: "A-5",
      attributes: "Test Order",
    },
    { storage: "db", sku: "AB-1", ean: "5901234123457", name: "Lamp Mini", price_brutto: 123456.78 },
  ],
};
const reasonOf = (message: string) => hideSent(message, bodyOf(order));

describe("what Base said about a refused call", () => {
  it.each([
    "Status 77 does not exist",
    "Invalid order status identifier provided.",
    "The field user_comments is too long: 150 characters at most, the field phone too",
    "Product with SKU AB-1 does not exist in the storage db",
    "Currency UAH is not available, nor is the country PL",
    "Product with EAN 5901234123457 does not exist",
    "The date 1764543210 is invalid, and 123456.78 is too much",
    "Order 7654321 is closed",
    "Courier 'Nova Poshta' is not connected, nor is the courier InPost Kurier",
    "Delivery method Nova Poshta is not available",
    "Warehouse Main does not exist, nor does the status Nowe zamówienia",
    "Warehouse bl_1234 does not exist",
    "The order needs the parameter order_status_id, not the status of a product",
    "The location A-5 does not exist",
    "Product LAMP-12 does not exist",
  ])("stays as it is where it quotes no one: %s", (message) => {
    expect(reasonOf(message)).toBe(message);
  });

  it.each([
    ["Invalid phone: +380 67 123-45-67", "Invalid phone: +…"],
    ["Invalid phone: 380671234567, use digits", "Invalid phone: …, use digits"],
    ["Invalid phone: 067.123.45.67", "Invalid phone: …"],
    ["Invalid phone: 123 45 67", "Invalid phone: …"],
    ["Invalid phone of 4 999 888 777", "Invalid phone of …"],
    ["Invalid e-mail: EWA.K@example.com", "Invalid e-mail: …"],
    ["Invalid e-mail: <who@example.com>", "Invalid e-mail: …"],
    ["Invalid e-mail: ewa.k%40example.com", "Invalid e-mail: …"],
    ["Invalid e-mail: ewa.k at example", "Invalid e-mail: ….k at …"],
    ["The name EWA KOVAL ONEIL is too short", "The name … is too short"],
    ["The name ЄВА КОВАЛЬ is too short", "The name … is too short"],
    ["The name коваль is too short", "The name … is too short"],
    ["The name ohay is too short", "The name … is too short"],
    ["The name kova is too short", "The name … is too short"],
    ["The name Мар&#039;яна is too short", "The name … is too short"],
    ["The name \\u0404\\u0432\\u0430 is too short", "The name … is too short"],
    ["The name Ko\u200bval is too short", "The name … is too short"],
    ["The name K o v a l is too short", "The name … is too short"],
    ["The name K.o.v.a.l is too short", "The name … is too short"],
    ["The name &Eacute;wa is too short", "The name … is too short"],
    ["The name =?utf-8?Q?ewa?= is too short", "The name … is too short"],
    ["The name \\xc3\\xb3wa is too short", "The name … is too short"],
    ["Коваленко does not exist", "… does not exist"],
    ["No status of Ewa Canary or of the courier, Ewa Canary", "No status of … or of the courier, …"],
    ["The product lamp-12a is gone", "The product …-12a is gone"],
    ["No code 4711, as 2026 is over", "No code …, as 2026 is over"],
    ["No mickiewicza in krakow", "No … in …"],
    ["No login 600700", "No login …"],
    ["No grossenhain or GROSSENHAIN", "No … or …"],
    ["The name zosia is too short", "The name … is too short"],
    ["No server at poczta", "No server at …"],
    ["No house 12 / 5 in lakowa", "No house … in …"],
    ["No postcode 02496 or 02 496", "No postcode … or …"],
    ["The comment 'call before the courier comes' is too long", "The comment '…' is too long"],
    ["The comment has the word MARTHA", "The comment has the word …"],
    ["The line lamp mini has no price", "The line … has no price"],
  ])("hides what was sent, in any spelling: %s", (message, expected) => {
    expect(reasonOf(message)).toBe(expected);
  });

  it("hides what may be a name, also of somebody whose data was not sent", () => {
    expect(hideSent("No such buyer: Ewa Canary of Łódź", "")).toBe("No such buyer: … of …");
    expect(hideSent("Ewa Canary is unknown. The buyer Марія too", "")).toBe("… is unknown. The buyer … too");
    expect(hideSent("Base has no such ID. Check the API", "")).toBe("Base has no such ID. Check the API");
  });

  it("hides a number that says what it is only if it is also a buyer's", () => {
    const body = bodyOf({ order_id: 1_234_567_890, user_comments: "call 1234567891" });
    expect(hideSent("No order 1234567890", body)).toBe("No order 1234567890");
    expect(hideSent("No order 1234567891", body)).toBe("No order …");
    const both = bodyOf({ order_id: 1_234_567_890, phone: "1234567890" });
    expect(hideSent("No order 1234567890", both)).toBe("No order …");
    expect(hideSent("No order 44-123456", bodyOf({ phone: "123456" }))).toBe("No order …");
    expect(hideSent("No order 44-123456", bodyOf({ phone: "12345" }))).toBe("No order 44-123456");
  });

  it("has at most 300 characters, of which none is half a hidden one", () => {
    expect(hideSent("a".repeat(300), "")).toBe("a".repeat(300));
    expect(hideSent("a".repeat(301), "")).toBe(`${"a".repeat(299)}…`);
    const cut = hideSent(`${"a".repeat(295)} ${order.email}`, bodyOf(order));
    expect(cut).toBe(`${"a".repeat(295)} …`);
  });

  it("is found without a body that can be read", () => {
    expect(hideSent("Status 77 does not exist", "parameters=%7B")).toBe("Status 77 does not exist");
  });

  it("never holds a value of any order, however Base writes it", () => {
    const letters = (alphabet: string, min: number) =>
      fc
        .array(fc.constantFrom(...alphabet), { minLength: min, maxLength: 9 })
        .map((signs) => `${signs[0]?.toUpperCase()}${signs.slice(1).join("")}`);
    const name = fc.oneof(
      letters("abcdefghijklmnopqrstuvwxyz", 2),
      letters("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя", 2),
      letters("aąbcćdeęłlmnńoóprsśtuwzźż", 2),
    );
    const digits = (length: number) => fc.stringMatching(new RegExp(`^[1-9][0-9]{${length - 1}}$`));
    const spellings: readonly ((value: string) => string)[] = [
      (value) => value,
      (value) => value.toUpperCase(),
      (value) => value.toLowerCase(),
      (value) => value.normalize("NFD"),
      (value) => value.replaceAll(" ", "_"),
      (value) => value.replaceAll(" ", "  "),
      (value) => `"${value}"`,
      (value) => ([...value].reverse().length > 12 ? value.slice(0, 12) : value),
    ];
    const spaced: readonly ((value: string) => string)[] = [
      (value) => value,
      (value) => value.replace(/(?=(?:..)+$)/g, " ").trim(),
      (value) => value.replace(/(?=(?:...)+$)/g, "-").replace(/^-/, ""),
      (value) => `+38 (${value.slice(0, 3)}) ${value.slice(3)}`,
    ];
    fc.assert(
      fc.property(
        fc.array(name, { minLength: 2, maxLength: 4 }),
        fc.array(name, { minLength: 6, maxLength: 20 }),
        digits(10),
        fc.constantFrom(...spellings),
        fc.constantFrom(...spaced),
        fc.constantFrom(
          (value: string) => `Value ${value} is wrong`,
          (value: string) => `${value}: wrong`,
          (value: string) => `wrong value(${value})`,
          (value: string) => `is wrong: ${value}`,
        ),
        (names, comment, phone, spell, space, refuse) => {
          const sent = {
            delivery_fullname: names.join(" "),
            phone,
            user_comments: comment.join(" "),
            custom_extra_fields: { 5: comment.join(" ") },
          };
          const body = bodyOf(sent);
          for (const quoted of [...names, names.join(" "), comment.join(" ")]) {
            const reason = hideSent(refuse(spell(quoted)), body);
            for (const part of quoted.split(" ")) expect(wordsOf(reason)).not.toContain(plainly(part));
          }
          const reason = hideSent(refuse(space(phone)), body);
          expect(reason.replace(/\D/g, "")).not.toContain(phone.slice(0, 6));
        },
      ),
    );
  });

  it("hides the name at which a long message is cut, and takes no longer for a longer one", () => {
    expect(reasonOf(`${"Ewa ".repeat(499)}x martha opens`)).toBe("… x …");
    const longer = reasonOf("\u001B".repeat(1_000_000));
    expect(longer.length).toBeLessThanOrEqual(300);
  });
});

/** The words of a reason, apart from those of the sentences above. */
function wordsOf(reason: string): readonly string[] {
  const said = reason.split(/[^\p{L}\p{M}]+/u).map(plainly);
  return said.filter((part) => !["value", "is", "wrong"].includes(part));
}

function plainly(part: string): string {
  return part.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
}

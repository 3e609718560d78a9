import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readEmail } from "../../../src/mapping/values/email.ts";
import { codesOf, orderOf } from "../mapLead.ts";
import { numRuns } from "../numRuns.ts";

const address = "olha@example.com";

describe("readEmail", () => {
  it.each([
    address,
    "olha.p+shop@mail.example.com.ua",
    "o'hara@example.com",
    "ольга@пошта.укр",
    "olha@привіт.com",
    "olha@example.xn--p1ai",
  ])("takes %s as it is", (text) => {
    expect(readEmail(text)).toMatchObject({ email: text, code: undefined });
  });

  it.each([
    "olha@example.com.",
    "olha@example.com,",
    "olha@example.com;",
    "olha@example.com>",
    '"olha@example.com"',
    "'olha@example.com'",
    "<olha@example.com>",
    "Olha <olha@example.com>",
    "mailto:olha@example.com?subject=hi",
    "e-mail: olha@example.com",
    "email:olha@example.com",
    "e-mail olha@example.com",
    "https://olha@example.com",
    "Olha olha@example.com",
    "пошта olha@example.com",
    "pisz do: Olha olha@example.com",
    "ok, olha@example.com",
    "olha@example.com (робоча)",
    "olha&#64;example.com",
    "olha%40example.com",
    "olha＠example.com",
    "olha@example.com olha@example.com",
    "olha@exam\u200bple.com",
  ])("finds the address of %j", (text) => {
    expect(readEmail(text)).toMatchObject({ email: address, code: undefined });
  });

  it.each("e-mail email mail poczta adres address my is to at na or and lub und oder".split(" "))(
    "is not about to have %s in front of it",
    (word) => {
      expect(readEmail(`${word} olha@example.com`)).toEqual({ email: address, code: undefined });
    },
  );

  it.each([
    '{"email":"olha@example.com"}',
    '{"buyer":"olha@example.com"}',
    '"Olha","olha@example.com"',
    "<p>olha@example.com</p>",
    "Tel<br>olha@example.com",
    "Olha<olha@example.com>",
    "customer_email:olha@example.com",
    "email=olha@example.com",
    "https://shop.example/?email=olha@example.com",
    "mailto:?to=olha@example.com",
    "0671234567,olha@example.com",
    "067 123 45 67 olha@example.com",
    "Ольга,olha@example.com",
    "Ola Nowak olha@example.com",
    "Olha - olha@example.com",
    "Gmail olha@example.com",
    "olha@example.com,Olha",
    "olha@example.com. Ok",
    "olha@example.com;0671234567",
  ])("takes nothing for a part of the address in %j", (text) => {
    expect(readEmail(text)).toEqual({ email: address, code: undefined });
  });

  it.each([
    ["Ola", "o.nowak"],
    ["Ola", "nowak.o"],
    ["Łucja", "lucja85"],
    ["Kowalski", "j.kowalski"],
    ["Aleksandra", "alek.nowak"],
  ])("reads the name %s before %s, which repeats it", (name, local) => {
    expect(readEmail(`${name} ${local}@example.com`)).toEqual({
      email: `${local}@example.com`,
      code: undefined,
    });
  });

  it.each([
    "ola,nowak@example.com",
    "ola;nowak@example.com",
    "ola:nowak@example.com",
    "ola(nowak@example.com",
    'ola"nowak@example.com',
    "<ola,nowak@example.com>",
    "ola5,nowak@example.com",
    "ola.,nowak@example.com",
    "test(comment)test@example.com",
    "Ola nowak@example.com",
    "O nowak@example.com",
    "Ola. nowak@example.com",
    "Ola5 nowak@example.com",
    "Jan Kowal. nowak@example.com",
    "ola, nowak@example.com",
    "ola - nowak@example.com",
    "ola.nowak@example.com,ua",
    "ola.nowak@example.com. ua",
  ])("does not write to another person for %j", (text) => {
    expect(readEmail(text)).toEqual({ email: text, code: "email_unusual" });
  });

  it("never shortens an address in which one sign is mistyped", () => {
    const part = fc.stringMatching(/^[a-z]{3,8}$/);
    const sign = fc.constantFrom(",", ";", ":", "(", ")", '"', " ", ". ", ", ", "[", "/", "|");
    fc.assert(
      fc.property(part, part, sign, fc.boolean(), (one, two, typed, isCapital) => {
        fc.pre(
          !/mail|contact|kontakt|adres|po.ta|^(?:and|lub|und|oder)$/.test(one) &&
            !one.startsWith(two) &&
            !two.includes(one),
        );
        const local = isCapital && typed !== ", " ? `${one[0]?.toUpperCase()}${one.slice(1)}` : one;
        const text = `${local}${typed}${two}@example.com`;
        const { email, code } = readEmail(text);
        expect([text, email]).toEqual([text, text]);
        expect(code).toBe("email_unusual");
      }),
      { numRuns },
    );
  });

  it.each(["olha @example.com", "olha@ example.com", "olha@example. com", "olha@example,com"])(
    "repairs %j and says so",
    (text) => {
      expect(readEmail(text)).toMatchObject({ email: address, code: "email_repaired" });
    },
  );

  it.each([
    "olha@example",
    "olha@example..com",
    ".olha@example.com",
    "ol..ha@example.com",
    "olha.@example.com",
    "olha@.com",
    "olha@127.0.0.1",
    "olha@-example.com",
    "olha@example.c",
    "оlha@example.com",
    "olha@exаmple.com",
    "olha@@example.com",
    "anna olha@example.com",
    "łucja  olha@example.com",
    "anna. olha@example.com, petro@example.com",
    "anna/olha@example.com",
    "anna%olha@example.com",
    "Олена olha at example.com",
    `${"a".repeat(65)}@example.com`,
  ])("keeps %j, which is not an address, and says so", (text) => {
    expect(readEmail(text)).toEqual({ email: text, code: "email_unusual" });
  });

  it.each(["немає", "no", "none", "brak", "no@no.no", "test@test.com", "a@a.aa"])(
    "leaves out %j, which Base would mail",
    (text) => {
      expect(readEmail(text)).toEqual({ email: undefined, code: "email_unusual" });
    },
  );

  it.each([
    ["olha@gmial.com", "gmail.com"],
    ["olha@ukr.ner", "ukr.net"],
    ["olha@example.con", ".com"],
  ])("says of %s that it was probably %s", (text, meant) => {
    expect(readEmail(text)).toMatchObject({ email: text, code: "email_typo", meant });
  });

  it("finds any address, whatever is written around it", () => {
    const label = fc.stringMatching(/^[a-z0-9]{1,8}$/);
    const around = fc.constantFrom(
      ["", ""],
      ["<", ">"],
      ["mail: ", "."],
      ['"', '"'],
      ["(", ")"],
      ["Олена ", ";"],
      ["mailto:", "?subject=a"],
    );
    fc.assert(
      fc.property(
        label,
        label,
        fc.constantFrom("com", "ua", "com.ua", "online"),
        around,
        (local, name, end, [before, after]) => {
          fc.pre(local !== name && !/^(?:no|none|test|a{1,3}|x{1,3}|mail|email)$/.test(name));
          const own = `${local}@${name}.${end}`;
          expect(readEmail(`${before}${own}${after}`).email).toBe(own);
        },
      ),
      { numRuns },
    );
  });

  it("gives an address, the text as it was, or nothing, and never throws", () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^[a-zа-я.@, -]{0,30}$/)), (text) => {
        const { email, code } = readEmail(text);
        if (code === undefined) expect(email).toMatch(/^[^\s@]+@[^\s@]+\.[^\s@]+$/);
        if (code === "email_unusual") expect([text, undefined]).toContain(email);
      }),
      { numRuns: numRuns * 3 },
    );
  });
});

describe("the e-mail of an order", () => {
  it("is the first of several, with a warning", () => {
    const rules = { fields: { email: "mail" } };
    const lead = { mail: "a@example.com; b@example.com" };
    expect(orderOf(rules, lead).email).toBe("a@example.com");
    expect(codesOf(rules, lead)).toEqual(["several_values"]);
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readySets } from "../../../docs/generate/readySets.ts";
import { createMapper } from "../../../src/mapping/mapper/createMapper.ts";
import { parsePhone } from "../../../src/mapping/values/phone.ts";
import { anonymizeLead } from "../../../src/rule-tools/anonymize/anonymizeLead.ts";
import { isRecord } from "../../../src/shared/json/value.ts";
import { lead as anyLead } from "../../mapping/arbitraryRules.ts";
import { attacks } from "../../mapping/attacks.ts";
import { receivedAt } from "../../mapping/mapLead.ts";
import { workOf } from "../../support/threadTimer.ts";
import { manyCasesOf } from "../../support/wholeRun.ts";

const numRuns = manyCasesOf(100);

/** The personal values in an order: what is left of them in a lead names them. */
function personalIn(order: Readonly<Record<string, unknown>>): string[] {
  const names = ["delivery_fullname", "invoice_fullname", "delivery_address", "invoice_address"];
  const words = names.flatMap((field) => String(order[field] ?? "").match(/\p{L}{4,}/gu) ?? []);
  const email = String(order.email ?? "");
  const digits = String(order.phone ?? "")
    .replace(/\D/g, "")
    .slice(-7);
  return [...words, email, digits, String(order.invoice_nip ?? "")].filter((text) => text.length > 3);
}

function shapeOf(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(shapeOf);
  if (isRecord(value))
    return Object.fromEntries(Object.entries(value).map(([key, each]) => [key, shapeOf(each)]));
  return typeof value;
}

function isIn(text: string, piece: string): boolean {
  const at = text.indexOf(piece.toLowerCase());
  const around = `${text.charAt(at - 1)}${text.charAt(at + piece.length)}`;
  const inside = /^\p{L}+$/u.test(piece) ? /\p{L}/u : /\d$/;
  return at >= 0 && !inside.test(around);
}

/** The names of parameters are no one's. */
function valuesIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [String(value)];
  return Object.values(value).flatMap(valuesIn);
}

const sources = readySets().map(({ name, rules, requests }) => ({
  name,
  // Sets of forms have no country, and a fake text names none: whoever takes a set adds it.
  mapper: createMapper({ ...rules, defaults: { country: "UA", ...rules.defaults } }),
  requests,
}));

/** Where a text says all that rules go by, a fake text says nothing: what is lost there, and where a name may stay. */
const exceptions: Readonly<Record<string, string>> = {
  "email-order-text": "the whole order is one text",
  "horoshop-order": "the number of the pick-up point is found in the text of the address",
  "idosell-order": "the login of a demo says that it is a test",
  "jotform-api": "a word in capitals says that a submission was deleted",
  "keycrm-order": "the address is called a point",
  "prom-ua-order": "the way to pay is a word of its own",
  "shoper-order": "the way to pay has a name",
  "shopware-order": "the way to pay and the country have names",
  "woocommerce-order": "the number of the branch is found in the text of the address",
};

describe.each(sources.filter(({ name }) => !Object.hasOwn(exceptions, name)))(
  "a lead of $name, made anonymous,",
  ({ mapper, requests }) => {
    it("has the shape that it had, and no one in it", () => {
      for (const request of requests) {
        const fake = anonymizeLead(request, { seed: 7 });
        expect(shapeOf(fake)).toEqual(shapeOf(request));
        const text = valuesIn(fake).join("\n").toLowerCase();
        for (const lead of mapper.split(request)) {
          const result = mapper.map(lead, { receivedAt });
          if (result.status !== "order") continue;
          const left = personalIn({ ...result.order }).filter((each) => isIn(text, each));
          expect(left).toEqual([]);
        }
      }
    });

    it("fills the same fields by the same rules", () => {
      for (const request of requests) {
        const before = mapper.split(request).map((lead) => mapper.map(lead, { receivedAt }));
        const after = mapper
          .split(anonymizeLead(request, { seed: 7 }))
          .map((lead) => mapper.map(lead, { receivedAt }));
        expect(after.map(fieldsOf)).toEqual(before.map(fieldsOf));
      }
    });
  },
);

function fieldsOf(result: ReturnType<(typeof sources)[number]["mapper"]["map"]>): unknown {
  if (result.status !== "order") return result.status;
  const { products = [], ...fields } = result.order;
  return {
    fields: Object.keys(fields).sort(),
    lines: products.map(({ sku, price_brutto, quantity }) => ({ sku, price_brutto, quantity })),
  };
}

describe("a lead made anonymous", () => {
  const lead = {
    id: 9912345,
    buyer: {
      name: "Olena Koval",
      email: "Olena.Koval@shop.example",
      phone: "+380 67 123 45 67",
      note: "Ask for Koval",
    },
    shipping: {
      name: "Olena Koval",
      phone: "0671234567",
      address1: "12 Harbour Lane",
      city: "Lviv",
      zip: "79000",
    },
    card: "4111 1111 1111 1111",
    vat: "PL5260250274",
    utm_source: "google",
    comment: "Call Olena on 067 123 45 67 or write to olena.koval@shop.example",
    items: [{ sku: "MUG-1", name: "Mug", quantity: 2, price: "15.00" }],
    payload: '{"phone":"+380671234567","total":30}',
  };

  it("is not the lead itself, which stays as it was", () => {
    const before = structuredClone(lead);
    anonymizeLead(lead, { seed: 1 });
    expect(lead).toEqual(before);
    expect(() => anonymizeLead(Object.freeze({ email: "a@b.example" }))).not.toThrow();
  });

  it("has one fake for one value, wherever and however it is written", () => {
    const fake = JSON.stringify(anonymizeLead(lead, { seed: 1 }));
    const numbers = fake
      .match(/(?:\+380 ?|0)79[\d ]{7,10}/g)
      ?.map((number) => number.replace(/\D/g, "").slice(-9));
    expect(numbers?.length).toBeGreaterThan(2);
    expect(new Set(numbers).size).toBe(1);
    expect(new Set(fake.match(/[\w.]+@example\.com/g)).size).toBe(1);
  });

  it("is the same for the same seed, and another for another one or for none", () => {
    expect(anonymizeLead(lead, { seed: "a" })).toEqual(anonymizeLead(lead, { seed: "a" }));
    expect(anonymizeLead(lead, { seed: "a" })).not.toEqual(anonymizeLead(lead, { seed: "b" }));
    expect(anonymizeLead(lead)).not.toEqual(anonymizeLead(lead));
  });

  it("has fakes that depend on nothing but the shape of what they replace", () => {
    const other = { ...lead, buyer: { ...lead.buyer, email: "x.y@other.example" } };
    const email = (from: unknown) =>
      JSON.stringify(anonymizeLead(from, { seed: 3 })).match(/[\w.]+@example\.com/)?.[0];
    expect(email({ email: "anna@one.example" })).toBe(email({ email: "zoe@two.example" }));
    expect(email(other)).toBe(email({ ...other, buyer: { ...other.buyer, email: "q.r@third.example" } }));
  });

  it("has goods, amounts, dates, methods and campaigns as they were", () => {
    const fake = anonymizeLead(lead, { seed: 1 });
    expect(fake).toMatchObject({ items: lead.items, utm_source: "google" });
    const kept = {
      total: "12.50",
      created_at: "2026-11-20T12:05:00Z",
      payment_method: "Cash on delivery",
      currency: "PLN",
      paid: true,
    };
    expect(anonymizeLead({ ...kept, email: "a@b.example" }, { seed: 1 })).toMatchObject(kept);
  });

  it.each([
    ["+380671234567", undefined],
    ["(067) 123-45-67", "UA"],
    ["+48 601 234 567", undefined],
    ["601 234 567", "PL"],
    ["+49 151 23456789", undefined],
    ["+44 7911 123456", undefined],
    ["+1 212 555 7890", undefined],
    ["+420 601 222 333", undefined],
    ["+33 6 12 34 56 78", undefined],
    ["+371 2012 3456", undefined],
  ])("has phones that are read as the real ones: %s", (phone, country) => {
    for (let seed = 0; seed < 20; seed += 1) {
      const fake = Object(
        anonymizeLead({ phone, currency: country === "PL" ? "PLN" : "UAH" }, { seed }),
      ).phone;
      expect(fake).not.toBe(phone);
      expect(fake.replace(/\d/g, "0")).toBe(phone.replace(/\d/g, "0"));
      const [before, after] = [phone, fake].map((text) => parsePhone(text, { country }));
      expect(after).toMatchObject({ ok: true });
      expect(after?.ok && after.value.length).toBe(before?.ok && before.value.length);
    }
  });

  it("is made of any lead without a throw, of its shape", () => {
    fc.assert(
      fc.property(fc.oneof(fc.jsonValue(), anyLead), fc.integer(), (any, seed) => {
        anonymizeLead(any, { seed });
      }),
      { numRuns },
    );
    fc.assert(
      fc.property(fc.jsonValue({ maxDepth: 4 }), (any) => {
        expect(shapeOf(anonymizeLead(any, { seed: 1 }))).toEqual(shapeOf(any));
      }),
      { numRuns },
    );
  });

  it("holds no contact of any person, under whatever name and in whatever text", () => {
    const name = fc.constantFrom("Тетянка", "Zygfryda", "Ambrosius", "Broschenko");
    const person = fc.record({
      first: name,
      last: name,
      digits: fc.integer({ min: 1_000_000, max: 9_999_999 }),
    });
    fc.assert(
      fc.property(
        person,
        fc.string(),
        fc.constantFrom("name", "full_name", "Ваше ім'я", "customer"),
        ({ first, last, digits }, key, nameKey) => {
          const email = `${"x".repeat(3)}${digits}@mail.example`;
          const phone = `+38067${digits}`;
          const given = {
            [nameKey]: `${first} ${last}`,
            [`k${key}`]: `${email}, ${phone}`,
            note: `${first} ${last}: ${phone} ${email}`,
            phone,
          };
          const text = JSON.stringify(anonymizeLead(given, { seed: digits }));
          for (const own of [first, last, email, String(digits)]) expect(text).not.toContain(own);
        },
      ),
      { numRuns },
    );
  });

  it.each(["many long fields", "phones", "a request of many leads", "cards and e-mails"])(
    "takes little time: %s",
    (attack) => {
      const big = attacks[attack]?.(200_000).lead ?? { a: "4111 1111 1111 1111 a@".repeat(9_000) };
      expect(workOf(() => anonymizeLead(big, { seed: 1 }))).toBeLessThan(10_000);
    },
  );

  it("is refused with a wrong option", () => {
    expect(() => anonymizeLead({}, { seed: {} } as never)).toThrow(
      "Expected `seed` to be a text or a number, got an object.",
    );
    expect(() => anonymizeLead({}, { sed: 1 } as never)).toThrow("sed");
  });
});

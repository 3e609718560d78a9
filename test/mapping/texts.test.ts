import { describe, expect, it } from "vitest";
import { codesOf, mapLead, orderOf } from "./mapLead.ts";

const rules = { fields: { delivery_city: "a" } };

describe("a text of an order", () => {
  it.each(["Київ\u200b", "\ufeffКиїв", "Ки\u00adїв", "\u202eКиїв", "Київ".normalize("NFD"), " Київ\u0000"])(
    "has no characters that no one sees: %j",
    (a) => {
      expect(orderOf(rules, { a }).delivery_city).toBe("Київ");
      expect(codesOf(rules, { a })).toEqual([]);
    },
  );

  it.each(["null", "undefined", "[object Object]", "NaN", "Array", "#N/A"])(
    "is not %j, which programs make of something else",
    (a) => {
      expect(mapLead(rules, { a })).toMatchObject({ issues: [{ code: "not_a_text", level: "warning" }] });
      expect(orderOf(rules, { a })).not.toHaveProperty("delivery_city");
    },
  );

  it.each([
    "Олена Ко\ufffdаль",
    "ÐžÐ»ÐµÐ½Ð°",
    "&quot;Ромашка&quot;",
    "\\u041a\\u0438\\u0457\\u0432",
    "O\\'Connor",
    "РћРєСЃР°РЅР°",
    "KrakÃ³w",
    "Itâ€™s",
    "<b>Терміново</b>",
    "<i>a</i>",
    "Anna undefined",
    "Олена undefined",
    "undefined Мельник",
    "undefined Melnyk",
    "??????",
  ])("that was damaged on its way is kept with a warning: %j", (a) => {
    expect(orderOf(rules, { a }).delivery_city).toBe(a);
    expect(mapLead(rules, { a })).toMatchObject({ issues: [{ code: "text_damaged", level: "warning" }] });
  });

  it.each([
    "Тарас & Ко",
    "C:\\new",
    "Ðenmark",
    "№ 5 – «Лев» ‘x’…",
    "5 € ≈ 200 ₴",
    "why???",
    "a < b",
    "undefinedly",
  ])("is fine as %j", (a) => {
    expect(orderOf(rules, { a }).delivery_city).toBe(a);
    expect(codesOf(rules, { a })).toEqual([]);
  });

  it("that rules clean on its way is not damaged", () => {
    const cleaned = { path: "a", clean: ["entities"] } as const;
    const whole = { first: [{ template: "{a}!", clean: ["entities"] }] } as const;
    for (const value of [cleaned, whole]) {
      expect(codesOf({ fields: { delivery_city: value } }, { a: "&quot;Ромашка&quot;" })).toEqual([]);
    }
  });
});

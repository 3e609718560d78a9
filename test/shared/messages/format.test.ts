import fc from "fast-check";
import { IntlMessageFormat } from "intl-messageformat";
import { describe, expect, it } from "vitest";
import { languages } from "../../../src/languages/languages.ts";
import { type Detail, type Details, formatText } from "../../../src/shared/messages/format.ts";
import { createLocale } from "../../../src/shared/messages/locale.ts";

const tags = Object.keys(languages);
const inLanguage = (tag: string) => {
  const locale = createLocale(tag);
  return (text: string, details: Details = {}): string =>
    formatText(text, details, locale, ({ code, details }) => `<${code} ${JSON.stringify(details)}>`);
};
const say = inLanguage("en");

describe("a text with details", () => {
  it("has each of them in the place of its name, as it is", () => {
    expect(say("{length} characters of {max}", { length: 150, max: 100 })).toBe("150 characters of 100");
    expect(say("{a}{b}", { a: "{b}", b: "#" })).toBe("{b}#");
    expect(say("no details", { a: 1 })).toBe("no details");
    expect(say("")).toBe("");
  });

  it("writes names of a list as code, and the sign for what is left out as a sign", () => {
    expect(say("It has {names, list}.", { names: ["a b", "c", "…"] })).toBe("It has `a b`, `c`, ….");
    expect(say("It has {names}.", { names: [] })).toBe("It has .");
  });

  it("writes numbers and times as the language does, and only numbers", () => {
    expect(inLanguage("pl")("{n, number}", { n: 12_345.5 })).toBe("12\u00a0345,5");
    expect(say("{n, number}", { n: "5000" })).toBe("5000");
    expect(say("{ms, duration}", { ms: "soon" })).toBe("soon");
  });

  it("takes the sentence of a message that is a detail", () => {
    expect(say("Open: {reason}", { reason: { code: "paid", details: { n: 1 } } })).toBe(
      'Open: <paid {"n":1}>',
    );
  });

  it("takes the branch of a value, and `other` where there is none", () => {
    const text = "{what, select, status {a status} other {a thing}} is missing";
    expect(say(text, { what: "status" })).toBe("a status is missing");
    expect(say(text, { what: "warehouse" })).toBe("a thing is missing");
    expect(say(text, { what: "toString" })).toBe("a thing is missing");
    expect(say(text)).toBe("a thing is missing");
  });

  it("takes the form of a count, and the branch of just this count before it", () => {
    const text = "{count, plural, =0 {nothing} one {# line} other {# lines}}";
    expect([0, 1, 2, 1000, 1.5].map((count) => say(text, { count }))).toEqual([
      "nothing",
      "1 line",
      "2 lines",
      "1,000 lines",
      "1.5 lines",
    ]);
    const ukrainian = inLanguage("uk");
    const forms = "{count, plural, one {# лід} few {# ліди} many {# лідів} other {# ліда}}";
    expect([0, 1, 2, 5, 11, 21, 22, 25, 1.5].map((count) => ukrainian(forms, { count }))).toEqual([
      "0 лідів",
      "1 лід",
      "2 ліди",
      "5 лідів",
      "11 лідів",
      "21 лід",
      "22 ліди",
      "25 лідів",
      "1,5 ліда",
    ]);
  });

  it("has the number of the plural around it in a choice, and a number sign outside one", () => {
    const text = "{count, plural, other {{what, select, a {#} other {{other, plural, other {#}} of #}}}} #";
    expect(say(text, { count: 2, what: "a", other: 1 })).toBe("2 #");
    expect(say(text, { count: 2, what: "b", other: 1 })).toBe("1 of 2 #");
  });

  it("has quoted braces as they are, and any other apostrophe too", () => {
    expect(say("Write `'{ \"id\": 1 }'` in {place}", { place: "rules" })).toBe(
      'Write `{ "id": 1 }` in rules',
    );
    expect(say("об'єкт {a}'", { a: "ім'я" })).toBe("об'єкт ім'я'");
    expect(say("{what, select, other {'{a}' об'єкт}}")).toBe("{a} об'єкт");
  });

  it("keeps the name of a detail that is missing, as where a newer version wrote the message", () => {
    expect(say("{a} and {b, list}", { a: 1 })).toBe("1 and {b, list}");
    expect(say("{count, plural, one {# line} other {# lines}}")).toBe("{count} lines");
    expect(say("{count, plural, one {# line} other {# lines}}", { count: "many" })).toBe("{count} lines");
    expect(say("{what, select, a {b}}", { what: "c" })).toBe("{what}");
    expect(say("{constructor} {__proto__}")).toBe("{constructor} {__proto__}");
  });

  it("writes what is no detail as JSON, as where a row was written by hand", () => {
    const details: Details = JSON.parse(
      '{ "a": null, "b": true, "c": {}, "d": { "code": 5 }, "e": [1, null] }',
    );
    expect(say("{a} {b} {c} {d} {e}", details)).toBe('null true {} {"code":5} `1`, `null`');
  });

  it("throws at no text, and has the whole text of one without braces", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom("{", "}", "'", "#", ",", " ", "a", "plural", "select", "other") }),
        (text) => {
          const sentence = say(text, { a: 1 });
          if (!/[{}]/.test(text)) expect(sentence).toBe(text);
        },
      ),
    );
  });

  it.each(tags)("is what another formatter makes of it: %s", (tag) => {
    const ours = inLanguage(tag);
    fc.assert(
      fc.property(messages, values, (text, details) => {
        const theirs = new IntlMessageFormat(text, tag, undefined, { ignoreTag: true });
        expect(ours(text, details)).toBe(String(theirs.format({ ...details })));
      }),
    );
  });
});

/** Signs and words without what the other formatter quotes beyond braces: tags, bars, and an apostrophe by another one. */
const words = fc
  .array(fc.constantFrom("об'єкт", " ", "line", "`code`", "…", "<b>", "є", "|", ": ", "?", "'"), {
    maxLength: 4,
  })
  .map((parts) =>
    parts
      .join("")
      .replace(/'+/g, "'")
      .replace(/'(?=[<|]|$)/g, ""),
  );
const quoted = words.map((text) => `'{${text.replaceAll("'", "")}}'`);
const names = ["a", "b", "c"] as const;
const name = fc.constantFrom(...names);
const counts = fc.constantFrom(0, 1, 2, 3, 5, 11, 12, 21, 22, 25, 101, 1000, 12_345, 1.5, 0.1, 2.25);
const values = fc.record(Object.fromEntries(names.map((key) => [key, counts]))) as fc.Arbitrary<
  Record<string, Detail & number>
>;

/** Texts with choices in choices. A plural also has a number sign; outside one that is a sign like others. */
const { messages } = fc.letrec<{ messages: string; choice: string; part: string }>((tie) => ({
  part: fc.oneof(
    { depthSize: "small", withCrossShrink: true },
    words,
    quoted,
    name.map((detail) => `{${detail}}`),
    name.map((detail) => `{ ${detail} , number }`),
    tie("choice"),
  ),
  messages: fc.array(tie("part"), { maxLength: 4 }).map((parts) => parts.join(" ")),
  choice: fc
    .record({
      name,
      isPlural: fc.boolean(),
      branches: fc.uniqueArray(fc.constantFrom("=0", "=1", "=21", "one", "few", "many"), { maxLength: 4 }),
      texts: fc.array(tie("messages"), { minLength: 5, maxLength: 5 }),
    })
    .map(({ name, isPlural, branches, texts }) => {
      const keys = isPlural ? branches : branches.filter((key) => !key.startsWith("="));
      const written = [...keys, "other"].map(
        (key, index) => `${key} {${isPlural ? "# " : ""}${texts[index] ?? ""}}`,
      );
      return `{${name}, ${isPlural ? "plural" : "select"}, ${written.join(" ")}}`;
    }),
}));

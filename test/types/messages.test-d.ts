import { describe, expectTypeOf, it } from "vitest";
import type { Detail } from "../../src/shared/messages/format.ts";
import type { Checked, DetailsOf, Texts } from "../../src/shared/messages/texts.ts";

const english = {
  several_values: {
    level: "warning",
    text: "There {count, plural, one {is # value} other {are # values}} where one is needed.",
  },
  name_unknown: {
    level: "error",
    text: 'The account has no {what, select, status {status} other {field}} "{name}". {help, select, near {Did you mean "{near}"?} names {It has {names, list}.} other {}}',
  },
  no_contact: { level: "info", text: "It has {names, list}, `'{ \"value\": … }'`, for {waitMs, duration}." },
  plain: "No details, and {any} of no format.",
} as const;
type English = typeof english;

const translation = {
  several_values:
    "Тут {count, plural, one {# значення} few {# значення} many {# значень} other {# значення}}.",
  name_unknown:
    "Немає {what, select, status {статусу} other {поля}} «{name}». {help, select, near {«{near}»?} other {{names, list}}}",
  no_contact: "Є {names, list}, `'{ \"value\": … }'`, {waitMs, duration}.",
  plain: "{any}",
} as const satisfies Texts<English>;

/** As `createLanguage` checks texts: an error is the type of the text that is wrong. */
function check<const Translation extends Texts<English>>(
  texts: Translation extends Checked<English, Translation> ? Translation : Checked<English, Translation>,
): void {
  void texts;
}

describe("the details of a text", () => {
  it("have the types that its formats need", () => {
    expectTypeOf<DetailsOf<English["several_values"]>>().toEqualTypeOf<{ readonly count: number }>();
    expectTypeOf<DetailsOf<English["name_unknown"]>>().toEqualTypeOf<{
      readonly what: string;
      readonly name: Detail;
      readonly help: string;
      readonly near: Detail;
      readonly names: readonly string[];
    }>();
    expectTypeOf<DetailsOf<English["no_contact"]>>().toEqualTypeOf<{
      readonly names: readonly string[];
      readonly waitMs: number;
    }>();
    expectTypeOf<DetailsOf<English["plain"]>>().toEqualTypeOf<{ readonly any: Detail }>();
    expectTypeOf<DetailsOf<"nothing">>().toEqualTypeOf<Readonly<Record<never, never>>>();
  });

  it("are those of every branch, however deep, and none of a quoted brace", () => {
    expectTypeOf<
      DetailsOf<"{a, select, x {{b, plural, one {{c}} other {'{d}' {e, number}}}} other {}} {f}">
    >().toEqualTypeOf<{
      readonly a: string;
      readonly b: number;
      readonly c: Detail;
      readonly e: number;
      readonly f: Detail;
    }>();
  });

  it("have the narrower type where a text has one in two formats", () => {
    expectTypeOf<DetailsOf<"{n} {n, plural, other {#}}">>().toEqualTypeOf<{ readonly n: number }>();
    expectTypeOf<DetailsOf<"{n, list} {n}">>().toEqualTypeOf<{ readonly n: readonly string[] }>();
  });
});

describe("the texts of a language", () => {
  it("compile with the placeholders of English, all or some of them", () => {
    check(translation);
    check({ ...translation, name_unknown: "Немає «{name}»." } as const);
  });

  it("do not compile where one is missing, or superfluous", () => {
    const { plain, ...others } = translation;
    void plain;
    // @ts-expect-error `plain` is missing
    others satisfies Texts<English>;
    // @ts-expect-error `plane` is no code of English
    ({ ...others, plain, plane: "" }) satisfies Texts<English>;
  });

  it("do not compile with a placeholder that English lacks, also in a branch", () => {
    // @ts-expect-error several_values: there is no {cuont}
    check({ ...translation, several_values: "Тут {cuont}." } as const);
    // @ts-expect-error name_unknown: there is no {nearest}
    check({ ...translation, name_unknown: "{help, select, near {«{nearest}»?} other {}}" } as const);
    // @ts-expect-error plain: there is no {count}
    check({ ...translation, plain: "{count, plural, one {#} other {#}}" } as const);
  });

  it("do not compile where the compiler does not know them, as it could not check them", () => {
    const unknown = { ...translation, plain: String("{any}") };
    // @ts-expect-error plain: write "as const" after the texts
    check(unknown);
  });

  it("say in the error which placeholder of which code is wrong", () => {
    expectTypeOf<Checked<English, { readonly several_values: "{cuont}" }>>().toEqualTypeOf<{
      readonly several_values: "several_values: there is no {cuont}";
    }>();
  });
});

import type { Detail } from "./format.ts";

/** Texts of a language by code, one for each English text: a missing or superfluous code does not compile. */
export type Texts<English> = { readonly [Code in keyof English]: string };

/** The text of an entry, which may have a level beside it. */
type TextOf<Entry> = Entry extends { readonly text: infer Text } ? Text : Entry;

/** The details that a text takes, each of the type that its format needs. */
export type DetailsOf<Entry> = DetailsOfParts<PlaceholdersOf<TextOf<Entry>>>;

/** The details of a text as the last arguments of a function: none for a text without placeholders. */
export type DetailsArguments<Entry> = keyof DetailsOf<Entry> extends never
  ? readonly []
  : readonly [details: DetailsOf<Entry>];

type DetailsOfParts<Parts> = [Parts] extends [never]
  ? Readonly<Record<never, never>>
  : {
      readonly [Part in Parts & Placeholder as Part["name"]]: DetailOfFormat<
        Extract<Parts, { readonly name: Part["name"] }>
      >;
    };

interface Placeholder {
  readonly name: string;
  readonly format: string;
}

/** The type of a detail; where a text has it in several formats, the most specific one. */
type DetailOfFormat<Part> = "format" extends keyof Part
  ? Part["format"] extends infer Format
    ? Extract<Format, "plural" | "number" | "duration"> extends never
      ? Extract<Format, "list"> extends never
        ? Extract<Format, "select"> extends never
          ? Detail
          : string
        : readonly string[]
      : number
    : never
  : never;

/**
 * The entries of a translation, each with an error in its place if its text has a placeholder that the English one
 * lacks, or is not known to the compiler.
 */
export type Checked<English, Translation> = {
  readonly [Code in keyof Translation]: Code extends keyof English
    ? string extends Translation[Code]
      ? `${Code & string}: write "as const" after the texts`
      : Exclude<NamesIn<Translation[Code]>, NamesIn<TextOf<English[Code]>>> extends infer Wrong extends string
        ? [Wrong] extends [never]
          ? string
          : `${Code & string}: there is no {${Wrong}}`
        : never
    : string;
};

type NamesIn<Text> = PlaceholdersOf<Text>["name"];

/** Every placeholder of a text, also those in its branches. */
type PlaceholdersOf<Text> = Text extends string ? Sentence<Unquoted<Text>> : never;

type Unquoted<Text extends string> = Text extends `${infer Before}'{${infer Rest}`
  ? Rest extends `${string}'${infer After}`
    ? Unquoted<`${Before}${After}`>
    : Before
  : Text;

/** Reads text: up to the next placeholder, or to the end of the innermost open branch. */
type Sentence<
  Text extends string,
  Open extends readonly 0[] = [],
> = Text extends `${infer Before}{${infer After}`
  ? Before extends `${string}}${infer Rest}`
    ? BranchEnd<`${Rest}{${After}`, Open>
    : Head<After, Open>
  : Text extends `${string}}${infer Rest}`
    ? BranchEnd<Rest, Open>
    : never;

type BranchEnd<Text extends string, Open extends readonly 0[]> = Open extends readonly [
  0,
  ...infer Outer extends readonly 0[],
]
  ? Branches<Text, Outer>
  : never;

/** Reads a placeholder after its brace: its name, and its format if it has one. */
type Head<Text extends string, Open extends readonly 0[]> = Text extends `${infer Inner}}${infer Rest}`
  ? Inner extends `${infer Name},${infer Format}{${infer _}`
    ? Text extends `${string}{${infer Branch}`
      ? { readonly name: Trimmed<Name>; readonly format: FormatOf<Format> } | Sentence<Branch, [0, ...Open]>
      : never
    : Inner extends `${infer Name},${infer Format}`
      ? { readonly name: Trimmed<Name>; readonly format: Trimmed<Format> } | Sentence<Rest, Open>
      : { readonly name: Trimmed<Inner>; readonly format: "" } | Sentence<Rest, Open>
  : never;

/** Reads what follows a branch: another one, or the end of the placeholder. */
type Branches<Text extends string, Open extends readonly 0[]> = Text extends `${infer Before}{${infer After}`
  ? Before extends `${string}}${infer Rest}`
    ? Sentence<`${Rest}{${After}`, Open>
    : Sentence<After, [0, ...Open]>
  : Text extends `${string}}${infer Rest}`
    ? Sentence<Rest, Open>
    : never;

type FormatOf<Text extends string> = Text extends `${infer Format},${string}`
  ? Trimmed<Format>
  : Trimmed<Text>;

type Trimmed<Text extends string> = Text extends ` ${infer Rest}` | `${infer Rest} ` ? Trimmed<Rest> : Text;

import type { CommandKey } from "./language.ts";
import type { Output } from "./output.ts";

/** What the help shows: the key of a text without details. */
interface Described {
  readonly about: CommandKey & `${"help" | "option"}.${string}`;
}

/** The declaration of a command, with what it does. Help and docs/cli.md are generated from it. */
export interface CommandDeclaration extends Described {
  /** The name of the command: `map` or `register list`. */
  readonly name: string;
  readonly arguments?: readonly ArgumentDeclaration[];
  readonly options: readonly OptionDeclaration[];
  /** Sample calls, each run by a test and shown with its output in docs/cli.md. */
  readonly examples?: readonly string[];
  /** Loads its code when it is called. */
  readonly load: () => Promise<RunCommand>;
}

export type Ending = "yes" | "no" | "usage" | "outside" | "interrupted";
type RunCommand = (call: CommandCall) => Promise<Ending>;

export interface ArgumentDeclaration extends Described {
  /** The name in commander's notation: `<rules>` is required, `[lead...]` may be several. */
  readonly name: string;
  /** The accepted values. */
  readonly choices?: readonly string[];
}

export interface OptionDeclaration extends Described {
  /** The flags in commander's notation: `--store <file>`, `-h, --help`. */
  readonly flags: string;
  /** The accepted values. */
  readonly choices?: readonly string[];
  /** Whether the option may be repeated; choices may also be separated by commas. */
  readonly isRepeatable?: boolean;
  readonly number?: { readonly least: number; readonly most?: number };
}

export interface CommandCall {
  readonly name: string;
  readonly words: readonly string[];
  readonly options: GivenOptions;
  readonly output: Output;
  /** A signal that is aborted by Ctrl+C or a closed pipe: finish what is in progress. */
  readonly signal: AbortSignal;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Called with each file that was read, for `--watch`. */
  readonly onRead: (path: string) => void;
}

export interface GivenOptions {
  text(name: string): string | undefined;
  flag(name: string): boolean;
  number(name: string): number | undefined;
  list(name: string): readonly string[];
  /** The value of an option, as one of the choices in its declaration. */
  choice<Choice extends string>(name: string, choices: readonly Choice[]): Choice | undefined;
  choices<Choice extends string>(name: string, choices: readonly Choice[]): readonly Choice[];
}

export function givenOptions(values: Readonly<Record<string, unknown>>): GivenOptions {
  const among = <Choice extends string>(choices: readonly Choice[], value: unknown) =>
    choices.find((choice) => choice === value);
  return {
    text: (name) => (typeof values[name] === "string" ? values[name] : undefined),
    flag: (name) => values[name] === true,
    number: (name) => (typeof values[name] === "number" ? values[name] : undefined),
    list: (name) => [values[name] ?? []].flat().map(String),
    choice: (name, choices) => among(choices, values[name]),
    choices: (name, choices) =>
      Array.isArray(values[name])
        ? values[name].map((value) => among(choices, value)).filter((choice) => choice !== undefined)
        : [],
  };
}

export function option(flags: string, rest: Omit<OptionDeclaration, "flags">): OptionDeclaration {
  return { flags, ...rest };
}

export function argument(name: string, rest: Omit<ArgumentDeclaration, "name">): ArgumentDeclaration {
  return { name, ...rest };
}

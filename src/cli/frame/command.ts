import { isRecord } from "../../json/value.ts";
import { escapeControls } from "../../runtime/text.ts";
import { type Language, type Output, say, type Text } from "./output.ts";

/** The declaration of a command, with what it does. Help and docs/cli.md are generated from it. */
export interface CommandDeclaration extends Text {
  /** `map`, or `register list`. */ readonly name: string;
  readonly arguments?: readonly ArgumentDeclaration[];
  readonly options: readonly OptionDeclaration[];
  /** Sample calls, each run by a test and shown with its output in docs/cli.md. */
  readonly examples?: readonly string[];
  /** Loads its code when it is called. */ readonly load: () => Promise<RunCommand>;
}

export type Ending = "yes" | "no" | "usage" | "outside" | "interrupted";
type RunCommand = (call: CommandCall) => Promise<Ending>;

export interface ArgumentDeclaration extends Text {
  /** In commander's notation: `<rules>` is required, `[lead...]` may be several. */ readonly name: string;
  /** What it may be. */ readonly choices?: readonly string[];
}

export interface OptionDeclaration extends Text {
  /** In commander's notation: `--store <file>`, `-h, --help`. */ readonly flags: string;
  /** What it may be. */ readonly choices?: readonly string[];
  /** May be repeated; choices may also be separated by commas. */ readonly isRepeatable?: boolean;
  readonly number?: { readonly least: number; readonly most?: number };
}

export interface CommandCall {
  readonly name: string;
  readonly words: readonly string[];
  readonly options: GivenOptions;
  readonly output: Output;
  /** Aborted by Ctrl+C or a closed pipe: finish what is in progress. */ readonly signal: AbortSignal;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Called with each file that was read, for `--watch`. */ readonly onRead: (path: string) => void;
}

export interface GivenOptions {
  text(name: string): string | undefined;
  flag(name: string): boolean;
  number(name: string): number | undefined;
  list(name: string): readonly string[];
  /** One of the choices of its declaration. */
  choice<Choice extends string>(name: string, choices: readonly Choice[]): Choice | undefined;
  choices<Choice extends string>(name: string, choices: readonly Choice[]): readonly Choice[];
}

export function givenOptions(values: Readonly<Record<string, unknown>>): GivenOptions {
  const among = <Choice extends string>(choices: readonly Choice[], given: unknown) =>
    choices.find((choice) => choice === given);
  return {
    text: (name) => (typeof values[name] === "string" ? values[name] : undefined),
    flag: (name) => values[name] === true,
    number: (name) => (typeof values[name] === "number" ? values[name] : undefined),
    list: (name) => (Array.isArray(values[name]) ? values[name].map(String) : []),
    choice: (name, choices) => among(choices, values[name]),
    choices: (name, choices) =>
      Array.isArray(values[name])
        ? values[name].map((each) => among(choices, each)).filter((each) => each !== undefined)
        : [],
  };
}

export function option(flags: string, rest: Omit<OptionDeclaration, "flags">): OptionDeclaration {
  return { flags, ...rest };
}

export function argument(name: string, rest: Omit<ArgumentDeclaration, "name">): ArgumentDeclaration {
  return { name, ...rest };
}

export const exitCodes = {
  yes: {
    code: 0,
    en: "Success: it was done, or no problem was found.",
    uk: "Так: зроблено, або все гаразд.",
    pl: "Tak: zrobione albo wszystko w porządku.",
  },
  no: {
    code: 1,
    en: "Failure: problems in the rules, failed tests, leads that failed.",
    uk: "Ні: проблеми в правилах, невдалі тести, ліди з помилкою.",
    pl: "Nie: problemy w regułach, nieudane testy, leady z błędem.",
  },
  usage: {
    code: 2,
    en: "Wrong usage: an unknown word, a missing file, invalid JSON. Correct the command.",
    uk: "Команду викликано неправильно: невідоме слово, немає файлу, зіпсований JSON. Викличте інакше.",
    pl: "Złe wywołanie: nieznane słowo, brak pliku, uszkodzony JSON. Wywołaj inaczej.",
  },
  outside: {
    code: 3,
    en: "The setup or the environment: token, block, network, disk. Correct it, or try again later.",
    uk: "Налаштування або зовнішній світ: токен, блокування, мережа, диск. Виправте або спробуйте пізніше.",
    pl: "Konfiguracja lub świat zewnętrzny: token, blokada, sieć, dysk. Popraw albo spróbuj później.",
  },
  interrupted: {
    code: 130,
    en: "Ended with Ctrl+C.",
    uk: "Перервано через Ctrl+C.",
    pl: "Przerwane przez Ctrl+C.",
  },
} as const satisfies Record<Ending, Text & { readonly code: number }>;

export class CommandFailure extends Error {
  override readonly name = "CommandFailure";
  readonly ending: Ending;
  readonly text: Text;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(ending: Ending, text: Text, details: Readonly<Record<string, unknown>> = {}) {
    super(say(text, "en", details));
    this.ending = ending;
    this.text = text;
    this.details = details;
  }
}

/** The ending and the message of anything thrown. No stack trace, which does not help users. */
export async function failureOf(
  error: unknown,
  language: Language,
): Promise<{ readonly ending: Ending; readonly message: string }> {
  if (error instanceof CommandFailure)
    return { ending: error.ending, message: say(error.text, language, error.details) };
  if (!isRecord(error) || !(error instanceof Error))
    return { ending: "outside", message: escapeControls(String(error)) };
  const known = systemErrors[String(error.code)];
  if (known !== undefined && typeof error.syscall === "string") {
    const details = { path: pathOf(error), message: error.message };
    return { ending: known.ending, message: say(known, language, details) };
  }
  return { ending: endingOf(error), message: lines(await said(error, language)) };
}

/** The text of an error. Problems of rules and issues of a setup are translated; in English the message has them. */
async function said(error: Record<string, unknown> & Error, language: Language): Promise<string> {
  const { name, message, problems, issues } = error;
  // Loaded only on failure, to keep starts fast.
  const { errorWords, otherError, rulesWrong, setupWrong } = await import("./errorWords.ts");
  const each =
    name === "RulesError" && language !== "en"
      ? listed(rulesWrong, problems, language)
      : name === "SetupError"
        ? listed(setupWrong, issues, language)
        : undefined;
  return each ?? say({ en: "{message}", ...(errorWords[name] ?? otherError) }, language, { message });
}

function listed(head: Text, found: unknown, language: Language): string | undefined {
  const each = (Array.isArray(found) ? found : [])
    .filter(isRecord)
    .map(({ path, message }) => (path === "" ? `- ${message}` : `- ${path}: ${message}`));
  return each.length === 0 ? undefined : [say(head, language), ...each].join("\n");
}

export async function reasonOf(error: unknown, language: Language): Promise<string> {
  return (await failureOf(error, language)).message;
}

const systemErrors: Readonly<Record<string, Text & { readonly ending: Ending }>> = {
  ENOENT: {
    ending: "usage",
    en: "{path}: there is no such file. Check the name and the folder.",
    uk: "{path}: немає такого файлу. Перевірте назву й папку.",
    pl: "{path}: nie ma takiego pliku. Sprawdź nazwę i folder.",
  },
  EISDIR: {
    ending: "usage",
    en: "{path}: this is a folder, and a file is needed here.",
    uk: "{path}: це папка, а тут потрібен файл.",
    pl: "{path}: to jest folder, a potrzebny jest plik.",
  },
  ENOTDIR: {
    ending: "usage",
    en: "{path}: a part of this path is a file, not a folder.",
    uk: "{path}: частина цього шляху є файлом, а не папкою.",
    pl: "{path}: część tej ścieżki jest plikiem, a nie folderem.",
  },
  EACCES: {
    ending: "usage",
    en: "{path}: permission denied. Check the owner and the permissions.",
    uk: "{path}: немає доступу. Перевірте власника і права.",
    pl: "{path}: brak dostępu. Sprawdź właściciela i uprawnienia.",
  },
  EROFS: {
    ending: "outside",
    en: "{path}: the disk is read-only. Choose another folder.",
    uk: "{path}: диск лише для читання. Виберіть іншу папку.",
    pl: "{path}: dysk jest tylko do odczytu. Wybierz inny folder.",
  },
  ENOSPC: {
    ending: "outside",
    en: "The disk is full, so not everything was written. Free space and run it again.",
    uk: "Диск заповнено, записано не все. Звільніть місце й запустіть ще раз.",
    pl: "Dysk jest pełny, nie wszystko zapisano. Zrób miejsce i uruchom ponownie.",
  },
  EEXIST: {
    ending: "usage",
    en: "{path} exists already and is not overwritten. Choose another name.",
    uk: "{path} уже є й не перезаписується. Виберіть іншу назву.",
    pl: "{path} już istnieje i nie zostanie nadpisany. Wybierz inną nazwę.",
  },
  EADDRNOTAVAIL: {
    ending: "usage",
    en: "{path}: this machine does not have this address. Leave --host out, or write one of its own.",
    uk: "{path}: цей комп'ютер не має такої адреси. Не пишіть --host або напишіть його власну.",
    pl: "{path}: ten komputer nie ma takiego adresu. Pomiń --host albo podaj jego własny.",
  },
  EADDRINUSE: {
    ending: "outside",
    en: "The port is taken by another program. Choose another one with --port.",
    uk: "Порт зайнятий іншою програмою. Виберіть інший через --port.",
    pl: "Port jest zajęty przez inny program. Wybierz inny przez --port.",
  },
};

function pathOf(error: Record<string, unknown>): string {
  const { path, address, port } = error;
  if (typeof path === "string") return escapeControls(path);
  if (typeof address !== "string") return "";
  return escapeControls(port === undefined ? address : `${address}:${String(port)}`);
}

function endingOf(error: Record<string, unknown> & Error): Ending {
  if (error.name === "RulesError") return "no";
  if (error.name === "BodyError" || error.name === "RegisterError") return "usage";
  // Options of the command line that the package rejected.
  if (error.message.includes("`--") || /(?:^|\s)--[a-z]/.test(error.message)) return "usage";
  return "outside";
}

function lines(message: string): string {
  return message.split("\n").map(escapeControls).join("\n");
}

import type { Details, IssueLanguage } from "../../entries/mapping.ts";
import { isRecord } from "../../shared/json/value.ts";
import type { Ending } from "./command.ts";
import { escapedLines, oneLine } from "./escape.ts";
import { issueOptions, type Language, say, type Text } from "./language.ts";

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

/**
 * The ending and the message of anything thrown. No stack trace, which does not help users. The message has a line feed
 * only before an item of a list, and no other characters that a terminal obeys.
 */
export async function failureOf(
  error: unknown,
  language: Language,
): Promise<{ readonly ending: Ending; readonly message: string }> {
  if (error instanceof CommandFailure)
    return { ending: error.ending, message: say(error.text, language, error.details) };
  if (!isRecord(error) || !(error instanceof Error))
    return { ending: "outside", message: oneLine(String(error)) };
  const known = systemErrors[String(error.code)];
  if (known !== undefined && typeof error.syscall === "string") {
    const details = { path: pathOf(error), message: error.message };
    return { ending: known.ending, message: say(known, language, details) };
  }
  return { ending: endingOf(error), message: await said(error, language) };
}

/** The text of an error. Problems of rules and issues of a setup are translated; in English the message has them. */
async function said(error: Record<string, unknown> & Error, language: Language): Promise<string> {
  const { name, message, problems, issues } = error;
  const list =
    name === "RulesError" && language !== "en"
      ? listed(rulesWrong, problems, language)
      : name === "SetupError"
        ? listed(setupWrong, issues, language)
        : undefined;
  if (list !== undefined) return list;
  // In other messages a line feed is of a value.
  const [head, ...items] = namesWithLists.has(name) ? message.split("\n") : [message];
  // The texts are loaded only on failure, to keep starts fast.
  const { language: translation } = await issueOptions(language);
  const sentence = translation?.errorMessage(translatable(error, head ?? message)) ?? head ?? message;
  return escapedLines([oneLine(sentence), ...items]);
}

/** What a language takes of an error: its details only if they are those of an error of the package. */
function translatable(
  { name, code, details }: Record<string, unknown> & Error,
  message: string,
): Parameters<IssueLanguage["errorMessage"]>[0] {
  return {
    name,
    message,
    ...(typeof code === "string" ? { code } : {}),
    ...(isDetails(details) ? { details } : {}),
  };
}

function isDetails(value: unknown): value is Details {
  return (
    isRecord(value) &&
    Object.values(value).every(
      (detail) => typeof detail === "string" || typeof detail === "number" || Array.isArray(detail),
    )
  );
}

/** Errors of the package whose messages list each problem on a line of its own. */
const namesWithLists: ReadonlySet<string> = new Set([
  "RulesError",
  "InvalidParamsError",
  "UnexpectedResponseError",
]);

function listed(head: Text, found: unknown, language: Language): string | undefined {
  const items = (Array.isArray(found) ? found : [])
    .filter(isRecord)
    .map(({ path, message }) => (path === "" ? `- ${message}` : `- ${path}: ${message}`));
  return items.length === 0 ? undefined : escapedLines([say(head, language), ...items]);
}

export async function reasonOf(error: unknown, language: Language): Promise<string> {
  return (await failureOf(error, language)).message;
}

/** The reason on one line, also one with a list. */
export async function shortReasonOf(error: unknown, language: Language): Promise<string> {
  return (await reasonOf(error, language)).replaceAll("\n", " ");
}

/** A reason under the line that it belongs to. Its line feeds are of a list: those of values are written out. */
export function indented(reason: string): readonly string[] {
  return reason.split("\n").map((line) => `  ${line}`);
}

const rulesWrong: Text = {
  en: "The rules cannot be used:",
  uk: "Ці правила не можна використати:",
  pl: "Tych reguł nie można użyć:",
};

const setupWrong: Text = {
  en: "Nothing was sent: the rules or the setup do not fit the account.",
  uk: "Нічого не надіслано: правила або налаштування не підходять до акаунта.",
  pl: "Nic nie wysłano: reguły lub ustawienia nie pasują do konta.",
};

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
  ELOOP: {
    ending: "usage",
    en: "{path}: this link leads back to itself. Name the file that is meant.",
    uk: "{path}: це посилання веде саме на себе. Назвіть потрібний файл.",
    pl: "{path}: to dowiązanie prowadzi do siebie samego. Podaj właściwy plik.",
  },
  ENAMETOOLONG: {
    ending: "usage",
    en: "{path}: this name is too long for a file. Check it.",
    uk: "{path}: ця назва задовга для файлу. Перевірте її.",
    pl: "{path}: ta nazwa jest za długa na plik. Sprawdź ją.",
  },
  ENXIO: {
    ending: "usage",
    en: "{path}: this is a socket, and a file is needed here.",
    uk: "{path}: це сокет, а тут потрібен файл.",
    pl: "{path}: to jest gniazdo, a potrzebny jest plik.",
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
  if (typeof path === "string") return path;
  if (typeof address !== "string") return "";
  return port === undefined ? address : `${address}:${String(port)}`;
}

function endingOf(error: Record<string, unknown> & Error): Ending {
  if (error.name === "RulesError") return "no";
  if (error.name === "BodyError" || error.name === "RegisterError") return "usage";
  return "outside";
}

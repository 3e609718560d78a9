import { isRecord } from "../../json/value.ts";
import { escapeControls } from "../../runtime/text.ts";
import type { Ending } from "./exitCodes.ts";
import { type Language, say, type Text } from "./language.ts";

/** A command cannot go on, for a reason that a person can do something about. */
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

/** The exit and the one sentence for whatever was thrown. No stack: it says nothing to who cannot read the code. */
export function failureOf(
  error: unknown,
  language: Language,
): { readonly ending: Ending; readonly message: string } {
  if (error instanceof CommandFailure) {
    return { ending: error.ending, message: say(error.text, language, error.details) };
  }
  if (!isRecord(error) || !(error instanceof Error))
    return { ending: "outside", message: escapeControls(String(error)) };
  const known = systemErrors[String(error.code)];
  if (known !== undefined && typeof error.syscall === "string") {
    const details = { path: pathOf(error), message: error.message };
    return { ending: known.ending, message: say(known.text, language, details) };
  }
  const message = error.name === "SetupError" ? setupSaid(error, language) : error.message;
  return { ending: endingOf(error), message: lines(message) };
}

/** Its issues are in the language already. */
function setupSaid({ issues, message }: Record<string, unknown> & Error, language: Language): string {
  const said = (Array.isArray(issues) ? issues : []).filter(isRecord);
  if (said.length === 0) return message;
  const each = said.map((issue) => `- ${String(issue.path)}: ${String(issue.message)}`);
  return [say(setupWrong, language), ...each].join("\n");
}

const setupWrong = {
  en: "Nothing was sent: the rules or the setup do not fit the account.",
  uk: "Нічого не надіслано: правила або налаштування не підходять до акаунта.",
  pl: "Nic nie wysłano: reguły lub ustawienia nie pasują do konta.",
};

/** What the operating system said, as far as a person can do something about it. */
const systemErrors: Readonly<Record<string, { readonly ending: Ending; readonly text: Text }>> = {
  ENOENT: {
    ending: "usage",
    text: {
      en: "{path}: there is no such file. Check the name and the folder.",
      uk: "{path}: немає такого файлу. Перевірте назву й папку.",
      pl: "{path}: nie ma takiego pliku. Sprawdź nazwę i folder.",
    },
  },
  EISDIR: {
    ending: "usage",
    text: {
      en: "{path}: this is a folder, and a file is needed here.",
      uk: "{path}: це папка, а тут потрібен файл.",
      pl: "{path}: to jest folder, a potrzebny jest plik.",
    },
  },
  ENOTDIR: {
    ending: "usage",
    text: {
      en: "{path}: a part of this path is a file, not a folder.",
      uk: "{path}: частина цього шляху є файлом, а не папкою.",
      pl: "{path}: część tej ścieżki jest plikiem, a nie folderem.",
    },
  },
  EACCES: {
    ending: "usage",
    text: {
      en: "{path}: no permission. Check the owner and the rights.",
      uk: "{path}: немає доступу. Перевірте власника і права.",
      pl: "{path}: brak dostępu. Sprawdź właściciela i uprawnienia.",
    },
  },
  EROFS: {
    ending: "outside",
    text: {
      en: "{path}: the disk can only be read. Choose another folder.",
      uk: "{path}: диск лише для читання. Виберіть іншу папку.",
      pl: "{path}: dysk jest tylko do odczytu. Wybierz inny folder.",
    },
  },
  ENOSPC: {
    ending: "outside",
    text: {
      en: "The disk is full, so not everything was written. Make room and run it again.",
      uk: "Диск заповнено, записано не все. Звільніть місце й запустіть ще раз.",
      pl: "Dysk jest pełny, nie wszystko zapisano. Zrób miejsce i uruchom ponownie.",
    },
  },
  EADDRINUSE: {
    ending: "outside",
    text: {
      en: "The port is taken by another program. Choose another one with --port.",
      uk: "Порт зайнятий іншою програмою. Виберіть інший через --port.",
      pl: "Port jest zajęty przez inny program. Wybierz inny przez --port.",
    },
  },
};

function pathOf(error: Record<string, unknown>): string {
  return typeof error.path === "string" ? escapeControls(error.path) : "";
}

/** Errors of the package say what to do themselves. */
function endingOf(error: Record<string, unknown> & Error): Ending {
  if (error.name === "RulesError") return "no";
  if (error.name === "BodyError" || error.name === "RegisterError") return "usage";
  // Options of the command line that the package itself refuses.
  if (error.message.includes("`--") || /(?:^|\s)--[a-z]/.test(error.message)) return "usage";
  return "outside";
}

function lines(message: string): string {
  return message.split("\n").map(escapeControls).join("\n");
}

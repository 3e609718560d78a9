import { type OptionDeclaration, option } from "./command.ts";
import { languages } from "./language.ts";

export const commonOptions: readonly OptionDeclaration[] = [
  option("--json", {
    en: "results as JSON on standard output",
    uk: "результати як JSON у стандартний вивід",
    pl: "wyniki jako JSON na standardowe wyjście",
  }),
  option("-q, --quiet", {
    en: "results only, no notes",
    uk: "лише результати, без приміток",
    pl: "tylko wyniki, bez uwag",
  }),
  option("--language <language>", {
    choices: languages,
    en: "language of messages (default: that of the terminal)",
    uk: "мова повідомлень (типово: мова терміналу)",
    pl: "język komunikatów (domyślnie: język terminala)",
  }),
  option("--no-color", {
    en: "no colour; NO_COLOR does the same",
    uk: "без кольору; так само діє NO_COLOR",
    pl: "bez koloru; tak samo działa NO_COLOR",
  }),
];

export const programAbout = {
  en: "Turns leads into orders in Base (BaseLinker), and shows what rules do before anything is sent.",
  uk: "Робить із лідів замовлення в Base (BaseLinker) і показує, що роблять правила, до того як щось надіслано.",
  pl: "Robi z leadów zamówienia w Base (BaseLinker) i pokazuje, co robią reguły, zanim cokolwiek zostanie wysłane.",
};

export const headings = {
  "Usage:": { en: "Usage:", uk: "Виклик:", pl: "Wywołanie:" },
  "Arguments:": { en: "Arguments:", uk: "Аргументи:", pl: "Argumenty:" },
  "Options:": { en: "Options:", uk: "Параметри:", pl: "Opcje:" },
  "Commands:": { en: "Commands:", uk: "Команди:", pl: "Polecenia:" },
  "Exit codes:": { en: "Exit codes:", uk: "Коди завершення:", pl: "Kody wyjścia:" },
};

export const usageWords = {
  options: { en: "[options]", uk: "[параметри]", pl: "[opcje]" },
  command: { en: "[command]", uk: "[команда]", pl: "[polecenie]" },
};

export const explanations = {
  version: { en: "the version of the package", uk: "версія пакета", pl: "wersja pakietu" },
  help: { en: "show this", uk: "показати це", pl: "pokaż to" },
  group: {
    en: "what happened to each lead: list, show, resend, discard, erase, stats",
    uk: "що сталося з кожним лідом: list, show, resend, discard, erase, stats",
    pl: "co stało się z każdym leadem: list, show, resend, discard, erase, stats",
  },
  tryHelp: {
    en: "Try `baselinker-sdk --help`, or `baselinker-sdk <command> --help`.",
    uk: "Спробуйте `baselinker-sdk --help` або `baselinker-sdk <команда> --help`.",
    pl: "Spróbuj `baselinker-sdk --help` albo `baselinker-sdk <polecenie> --help`.",
  },
  forExample: {
    en: "For example: baselinker-sdk {example}\nEverything it takes: baselinker-sdk {command} --help",
    uk: "Наприклад: baselinker-sdk {example}\nУсе, що вона приймає: baselinker-sdk {command} --help",
    pl: "Na przykład: baselinker-sdk {example}\nWszystko, co przyjmuje: baselinker-sdk {command} --help",
  },
};

export const usageErrors = {
  unknownCommand: {
    en: "Unknown command `{name}`.",
    uk: "Невідома команда `{name}`.",
    pl: "Nieznane polecenie `{name}`.",
  },
  unknownOption: {
    en: "Unknown option `{name}`.",
    uk: "Невідомий параметр `{name}`.",
    pl: "Nieznana opcja `{name}`.",
  },
  token: {
    en: "The token is not an option: it would stay in the history of the shell. Set BASELINKER_TOKEN, or name a file with --token-file or --settings.",
    uk: "Токен не є параметром: він лишився б в історії оболонки. Задайте BASELINKER_TOKEN або назвіть файл через --token-file чи --settings.",
    pl: "Token nie jest opcją: zostałby w historii powłoki. Ustaw BASELINKER_TOKEN albo podaj plik przez --token-file lub --settings.",
  },
  envFile: {
    en: "{name} is an option of Node, which reads it before this program. Use --settings.",
    uk: "{name} — параметр Node, який читає його ще до цієї програми. Використайте --settings.",
    pl: "{name} to opcja Node, który czyta ją, zanim ruszy ten program. Użyj --settings.",
  },
  missingArgument: {
    en: "The argument `{name}` is missing.",
    uk: "Бракує аргументу `{name}`.",
    pl: "Brakuje argumentu `{name}`.",
  },
  excessArguments: {
    en: "Too many arguments: {message}",
    uk: "Слів більше, ніж приймає ця команда: {message}",
    pl: "Słów jest więcej, niż przyjmuje to polecenie: {message}",
  },
  optionMissingArgument: {
    en: "The option `{name}` needs a value.",
    uk: "Параметр `{name}` потребує значення.",
    pl: "Opcja `{name}` wymaga wartości.",
  },
  noCommand: {
    en: "The second word is missing: list, show, resend, discard, erase or stats.",
    uk: "Бракує другого слова: list, show, resend, discard, erase або stats.",
    pl: "Brakuje drugiego słowa: list, show, resend, discard, erase albo stats.",
  },
  didYouMean: { en: "Did you mean {close}?", uk: "Можливо, {close}?", pl: "Może {close}?" },
};

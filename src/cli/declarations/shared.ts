import { argument, type OptionDeclaration, option } from "../frame/command.ts";

export const rulesArgument = argument("<rules>", {
  en: "rules: a JSON file, a table of LeadBox (.tsv, .csv), `-`, or the name of a ready set such as tilda-cart",
  uk: "правила: файл JSON, таблиця LeadBox (.tsv, .csv), `-` або назва готового набору, як-от tilda-cart",
  pl: "reguły: plik JSON, tabela LeadBox (.tsv, .csv), `-` albo nazwa gotowego zestawu, np. tilda-cart",
});

export const rules: OptionDeclaration = { ...rulesArgument, flags: "--rules <rules>" };

export const leadsArgument = argument("<lead...>", {
  en: "leads: files, folders, patterns, *.ndjson with one lead on a line, *.body.txt, or `-`",
  uk: "ліди: файли, папки, шаблони, *.ndjson з одним лідом у рядку, *.body.txt або `-`",
  pl: "leady: pliki, foldery, wzorce, *.ndjson z jednym leadem w wierszu, *.body.txt albo `-`",
});

export const contentType = option("--content-type <type>", {
  en: "how the leads are encoded, for raw bodies of requests",
  uk: "як закодовано ліди, для сирих тіл запитів",
  pl: "jak zakodowane są leady, dla surowych treści żądań",
});

export const account = option("--account <file>", {
  en: "the account, as `doctor --save-account` wrote it",
  uk: "акаунт, як його записала `doctor --save-account`",
  pl: "konto, jak zapisało je `doctor --save-account`",
});

export const receivedAt = option("--received-at <time>", {
  en: "when the leads came in, for example 2026-01-31T12:00:00Z (default: now)",
  uk: "коли надійшли ліди, наприклад 2026-01-31T12:00:00Z (типово: зараз)",
  pl: "kiedy przyszły leady, na przykład 2026-01-31T12:00:00Z (domyślnie: teraz)",
});

export const watch = option("-w, --watch", {
  en: "again whenever a file changes",
  uk: "знову щоразу, коли файл змінюється",
  pl: "ponownie po każdej zmianie pliku",
});

import { argument, type OptionDeclaration, option } from "../../terminal/command.ts";

export const rulesArgument = argument("<rules>", {
  en: "rules: a JSON file, a table of LeadBox (.tsv, .csv), `-`, or the name of a ready set such as tilda-cart",
  uk: "правила: файл JSON, таблиця LeadBox (.tsv, .csv), `-` або назва готового набору, як-от tilda-cart",
  pl: "reguły: plik JSON, tabela LeadBox (.tsv, .csv), `-` albo nazwa gotowego zestawu, np. tilda-cart",
});

export const rules: OptionDeclaration = { ...rulesArgument, flags: "--rules <rules>" };

/** Rules for leads that are sent again or looked at, which may come from several senders. */
export const rulesOfSenders = option("--rules <[name=]file>", {
  isRepeatable: true,
  en: "rules: a file or a ready set; for several senders name=file each, where name is a namespace or a source",
  uk: "правила: файл або готовий набір; для кількох відправників кожні як назва=файл, де назва — простір імен або джерело",
  pl: "reguły: plik albo gotowy zestaw; dla kilku nadawców każde jako nazwa=plik, gdzie nazwa to przestrzeń nazw albo źródło",
});

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

export const settings = option("--settings <file>", {
  en: "a file with BASELINKER_TOKEN or secrets, such as .env; it is read as data",
  uk: "файл із BASELINKER_TOKEN або секретами, як-от .env; його читають як дані",
  pl: "plik z BASELINKER_TOKEN albo sekretami, np. .env; jest czytany jako dane",
});

/** Where the token is. There is no `--token`, since it would stay in the shell's history. */
export const clientOptions: readonly OptionDeclaration[] = [
  settings,
  option("--token-file <file>", {
    en: "a file with the token alone",
    uk: "файл із самим токеном",
    pl: "plik z samym tokenem",
  }),
  option("--requests-per-minute <number>", {
    number: { least: 1 },
    en: "less than 100 where others use the token too",
    uk: "менше за 100, де токен вживають і інші",
    pl: "mniej niż 100, gdy tokena używają też inni",
  }),
];

export const config = option("--config <file>", {
  en: "the configuration (default: baselinker.config.json)",
  uk: "конфігурація (типово: baselinker.config.json)",
  pl: "konfiguracja (domyślnie: baselinker.config.json)",
});

export const inventory = option("--inventory <id>", {
  number: { least: 1 },
  en: "the catalog to match order lines with (default: the only one of the account)",
  uk: "каталог, з яким звіряти рядки замовлення (типово: єдиний в акаунті)",
  pl: "katalog, z którym porównać pozycje zamówienia (domyślnie: jedyny na koncie)",
});

export const store = option("--store <file>", {
  en: "the SQLite file that remembers which lead became which order",
  uk: "файл SQLite, який пам'ятає, який лід став яким замовленням",
  pl: "plik SQLite, który pamięta, który lead stał się którym zamówieniem",
});

export const register = option("--register <file>", {
  en: "the register: the same file as the store",
  uk: "журнал: той самий файл, що й сховище",
  pl: "rejestr: ten sam plik co magazyn",
});

export const namespace = option("--namespace <name>", {
  en: "separates sources whose leads may have the same id",
  uk: "розділяє джерела, чиї ліди можуть мати однаковий id",
  pl: "rozdziela źródła, których leady mogą mieć to samo id",
});

export const yes = option("-y, --yes", { en: "do not ask", uk: "не питати", pl: "nie pytaj" });

export const confirm = option("--confirm <sentence>", {
  en: "the sentence that would have to be typed; --yes is not enough",
  uk: "речення, яке довелося б написати; --yes не досить",
  pl: "zdanie, które trzeba by wpisać; --yes nie wystarczy",
});

export const values = option("--values", {
  en: "show the buyer's data as well",
  uk: "показати й дані покупця",
  pl: "pokaż także dane kupującego",
});

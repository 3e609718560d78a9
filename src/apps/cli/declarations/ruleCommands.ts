import { planChanges } from "../../project/choices.ts";
import { argument, type CommandDeclaration, option } from "../../terminal/command.ts";
import {
  account,
  clientOptions,
  contentType,
  leadsArgument,
  receivedAt,
  rulesArgument,
  values,
  watch,
} from "./shared.ts";

const optionalLeads = argument("[lead...]", {
  en: `${leadsArgument.en} (default: that of the first test of the rules)`,
  uk: `${leadsArgument.uk} (типово: лід першого тесту правил)`,
  pl: `${leadsArgument.pl} (domyślnie: lead pierwszego testu reguł)`,
});

/** Commands that show what rules do. They need no token and send nothing. */
export const ruleCommands: readonly CommandDeclaration[] = [
  {
    name: "map",
    en: "show the order that each lead becomes",
    uk: "показати замовлення, яким стає кожен лід",
    pl: "pokaż zamówienie, którym staje się każdy lead",
    arguments: [rulesArgument, optionalLeads],
    options: [account, contentType, receivedAt, watch],
    examples: ["map rules.tsv lead.json --received-at 2026-01-01T12:00:00Z", "map rules.tsv leads.ndjson"],
    load: async () => (await import("../commands/map.ts")).mapCommand,
  },
  {
    name: "explain",
    en: "show for each field of the order where it came from",
    uk: "показати для кожного поля замовлення, звідки воно",
    pl: "pokaż dla każdego pola zamówienia, skąd pochodzi",
    arguments: [rulesArgument, optionalLeads],
    options: [
      account,
      contentType,
      receivedAt,
      option("--all", {
        en: "also every parameter of the lead that no rule uses",
        uk: "також кожен параметр ліда, якого не вживає жодне правило",
        pl: "także każdy parametr leada, którego nie używa żadna reguła",
      }),
      watch,
    ],
    examples: ["explain rules.tsv lead.json"],
    load: async () => (await import("../commands/offlineCommands.ts")).explainCommand,
  },
  {
    name: "check",
    en: "find what is wrong with rules, on their own or against an account",
    uk: "знайти, що не так у правилах, самих або щодо акаунта",
    pl: "znajdź, co jest nie tak z regułami, samymi lub względem konta",
    arguments: [{ ...rulesArgument, name: "<rules...>" }],
    options: [
      account,
      option("--live", {
        en: "read the account from Base (needs BASELINKER_TOKEN)",
        uk: "прочитати акаунт із Base (потрібен BASELINKER_TOKEN)",
        pl: "odczytaj konto z Base (wymaga BASELINKER_TOKEN)",
      }),
      watch,
      ...clientOptions,
    ],
    examples: ["check rules.tsv", "check wrong.jsonc"],
    load: async () => (await import("../commands/offlineCommands.ts")).checkCommand,
  },
  {
    name: "test",
    en: "run the tests of rules: <name>.test.json next to <name>.json",
    uk: "запустити тести правил: <назва>.test.json поруч із <назва>.json",
    pl: "uruchom testy reguł: <nazwa>.test.json obok <nazwa>.json",
    arguments: [
      argument("<rules...>", {
        en: "rules, files of tests, or folders with both",
        uk: "правила, файли тестів або папки з ними",
        pl: "reguły, pliki testów albo foldery z nimi",
      }),
    ],
    options: [
      account,
      option("--update", {
        en: "write what comes of the leads now into the tests",
        uk: "записати в тести те, що виходить із лідів тепер",
        pl: "zapisz w testach to, co wychodzi z leadów teraz",
      }),
      watch,
    ],
    examples: ["test tested.json", "test failing.json"],
    load: async () => (await import("../commands/offlineCommands.ts")).testCommand,
  },
  {
    name: "plan",
    en: "show what other rules would make of the same leads",
    uk: "показати, що інші правила зробили б із тих самих лідів",
    pl: "pokaż, co inne reguły zrobiłyby z tych samych leadów",
    arguments: [
      argument("<before>", {
        en: "the rules of today, or `none`",
        uk: "сьогоднішні правила або `none`",
        pl: "dzisiejsze reguły albo `none`",
      }),
      argument("<after>", { en: "the new rules", uk: "нові правила", pl: "nowe reguły" }),
      { ...leadsArgument, name: "[lead...]" },
    ],
    options: [
      option("--register <file>", {
        en: "the leads that this register has kept",
        uk: "ліди, які зберіг цей журнал",
        pl: "leady zachowane w tym rejestrze",
      }),
      option("--fail-on <kinds>", {
        isRepeatable: true,
        choices: planChanges,
        en: "end with 1 only for these changes (default: any)",
        uk: "завершити з 1 лише за цих змін (типово: any)",
        pl: "zakończ z 1 tylko przy tych zmianach (domyślnie: any)",
      }),
      values,
      account,
      contentType,
      receivedAt,
    ],
    examples: ["plan rules.tsv tested.json lead.json"],
    load: async () => (await import("../commands/offlineCommands.ts")).planCommand,
  },
  {
    name: "suggest",
    en: "draft rules from leads, for a person to look at",
    uk: "накидати правила з лідів, щоб людина переглянула",
    pl: "naszkicuj reguły z leadów, do obejrzenia przez człowieka",
    arguments: [leadsArgument],
    options: [
      option("--orders <file>", {
        en: "the orders that people made of these leads, a JSON list in the same order",
        uk: "замовлення, які люди зробили з цих лідів, список JSON у тому самому порядку",
        pl: "zamówienia, które ludzie zrobili z tych leadów, lista JSON w tej samej kolejności",
      }),
      option("--out <file>", {
        en: "write the rules here, with tests next to them",
        uk: "записати правила сюди, з тестами поруч",
        pl: "zapisz reguły tutaj, z testami obok",
      }),
      account,
      contentType,
    ],
    examples: ["suggest lead.json"],
    load: async () => (await import("../commands/offlineCommands.ts")).suggestCommand,
  },
];

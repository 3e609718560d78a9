import type { CommandDeclaration } from "../frame/command.ts";
import { sourcesWithRules, targets } from "./choices.ts";
import { clientOptions, config, confirm, yes } from "./clientOptions.ts";
import { account, rulesArgument } from "./shared.ts";

/** Commands that check the account and start a project. */
export const setupCommands: readonly CommandDeclaration[] = [
  {
    name: "doctor",
    about: {
      en: "whether token, account, clock, rules, store and webhook are as they have to be",
      uk: "чи гаразд токен, акаунт, годинник, правила, сховище й вебхук",
      pl: "czy token, konto, zegar, reguły, magazyn i webhook są w porządku",
    },
    arguments: [],
    options: [
      {
        flags: "--save-account <file>",
        about: {
          en: "keep the account as a file, for --account",
          uk: "зберегти акаунт як файл, для --account",
          pl: "zapisz konto jako plik, dla --account",
        },
      },
      {
        flags: "--all",
        about: {
          en: "every id of the account (default: 20 of each kind)",
          uk: "усі id акаунта (типово: по 20 кожного виду)",
          pl: "wszystkie id konta (domyślnie: po 20 każdego rodzaju)",
        },
      },
      { flags: "--rules <rules>", about: rulesArgument.about },
      {
        flags: "--store <file>",
        about: { en: "the store to look at", uk: "сховище, яке перевірити", pl: "magazyn do sprawdzenia" },
      },
      {
        flags: "--webhook <url>",
        about: {
          en: "the address that has to answer",
          uk: "адреса, яка має відповісти",
          pl: "adres, który ma odpowiedzieć",
        },
      },
      {
        flags: "--probe",
        about: {
          en: "ask the account what the documentation leaves open: 15 reads",
          uk: "спитати акаунт про те, чого не каже документація: 15 читань",
          pl: "zapytaj konto o to, czego nie mówi dokumentacja: 15 odczytów",
        },
      },
      {
        flags: "--write",
        about: {
          en: "with --probe: make one real order and delete it",
          uk: "з --probe: створити одне справжнє замовлення і видалити його",
          pl: "z --probe: utwórz jedno prawdziwe zamówienie i usuń je",
        },
      },
      {
        flags: "--status <id>",
        number: { least: 1 },
        about: {
          en: "for --write: a status without automations",
          uk: "для --write: статус без автоматизацій",
          pl: "dla --write: status bez automatyzacji",
        },
      },
      {
        flags: "--sku <sku>",
        about: {
          en: "for --write: a product; its line may reserve stock",
          uk: "для --write: товар; його рядок може зарезервувати залишок",
          pl: "dla --write: produkt; jego pozycja może zarezerwować stan",
        },
      },
      {
        flags: "--undo <file>",
        about: {
          en: "delete the order of a probe that broke off",
          uk: "видалити замовлення проби, що обірвалася",
          pl: "usuń zamówienie przerwanej próby",
        },
      },
      yes,
      confirm,
      config,
      ...clientOptions,
    ],
    examples: ["doctor --save-account account.json", "doctor --probe --yes"],
    load: async () => (await import("../commands/onlineCommands.ts")).doctorCommand,
  },
  {
    name: "init",
    about: {
      en: "write a project that makes orders of one sender's webhooks",
      uk: "записати проєкт, який робить замовлення з вебхуків одного відправника",
      pl: "zapisz projekt, który tworzy zamówienia z webhooków jednego nadawcy",
    },
    arguments: [],
    options: [
      {
        flags: "--source <source>",
        choices: sourcesWithRules,
        about: { en: "the sender", uk: "відправник", pl: "nadawca" },
      },
      {
        flags: "--rules <rules>",
        about: {
          en: "your own rules, also a table of LeadBox (default: the ready set of the sender)",
          uk: "ваші правила, також таблиця LeadBox (типово: готовий набір відправника)",
          pl: "własne reguły, także tabela LeadBox (domyślnie: gotowy zestaw nadawcy)",
        },
      },
      {
        flags: "--to <target>",
        choices: targets,
        about: {
          en: "what it runs on (default: node)",
          uk: "на чому працює (типово: node)",
          pl: "na czym działa (domyślnie: node)",
        },
      },
      {
        flags: "--folder <folder>",
        about: { en: "where to (default: here)", uk: "куди (типово: сюди)", pl: "dokąd (domyślnie: tutaj)" },
      },
      {
        flags: "--status <id>",
        number: { least: 1 },
        about: {
          en: "where orders begin (default: the first)",
          uk: "з чого починаються замовлення (типово: перший)",
          pl: "od czego zaczynają się zamówienia (domyślnie: pierwszy)",
        },
      },
      account,
      ...clientOptions,
    ],
    examples: ["init --source woocommerce --folder shop"],
    load: async () => (await import("../commands/onlineCommands.ts")).initCommand,
  },
];

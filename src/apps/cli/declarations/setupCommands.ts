import { sourcesWithRules, targets } from "../../project/choices.ts";
import { type CommandDeclaration, option } from "../../terminal/command.ts";
import { account, clientOptions, config, confirm, rules, yes } from "./shared.ts";

export const setupCommands: readonly CommandDeclaration[] = [
  {
    name: "doctor",
    en: "whether token, account, clock, secrets, rules, store and webhook are as they have to be",
    uk: "чи гаразд токен, акаунт, годинник, секрети, правила, сховище й вебхук",
    pl: "czy token, konto, zegar, sekrety, reguły, magazyn i webhook są w porządku",
    options: [
      option("--save-account <file>", {
        en: "keep the account as a file, for --account",
        uk: "зберегти акаунт як файл, для --account",
        pl: "zapisz konto jako plik, dla --account",
      }),
      option("--all", {
        en: "every id of the account (default: 20 of each kind)",
        uk: "усі id акаунта (типово: по 20 кожного виду)",
        pl: "wszystkie id konta (domyślnie: po 20 każdego rodzaju)",
      }),
      rules,
      option("--store <file>", {
        en: "the store to look at",
        uk: "сховище, яке перевірити",
        pl: "magazyn do sprawdzenia",
      }),
      option("--webhook <url>", {
        en: "the address that has to answer",
        uk: "адреса, яка має відповісти",
        pl: "adres, który ma odpowiedzieć",
      }),
      option("--probe", {
        en: "ask the account what the documentation leaves open: 15 reads",
        uk: "спитати акаунт про те, чого не каже документація: 15 читань",
        pl: "zapytaj konto o to, czego nie mówi dokumentacja: 15 odczytów",
      }),
      option("--write", {
        en: "with --probe: make one real order and delete it",
        uk: "з --probe: створити одне справжнє замовлення і видалити його",
        pl: "z --probe: utwórz jedno prawdziwe zamówienie i usuń je",
      }),
      option("--status <id>", {
        number: { least: 1 },
        en: "for --write: a status without automations",
        uk: "для --write: статус без автоматизацій",
        pl: "dla --write: status bez automatyzacji",
      }),
      option("--sku <sku>", {
        en: "for --write: a product; its line may reserve stock",
        uk: "для --write: товар; його рядок може зарезервувати залишок",
        pl: "dla --write: produkt; jego pozycja może zarezerwować stan",
      }),
      option("--undo <file>", {
        en: "delete the order of a probe that broke off",
        uk: "видалити замовлення проби, що обірвалася",
        pl: "usuń zamówienie przerwanej próby",
      }),
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
    en: "write a project that makes orders of webhooks, of one sender or several; asks on a terminal",
    uk: "записати проєкт, який робить замовлення з вебхуків одного чи кількох відправників; у терміналі питає",
    pl: "zapisz projekt, który tworzy zamówienia z webhooków jednego lub kilku nadawców; w terminalu pyta",
    options: [
      option("--source <source>", {
        choices: sourcesWithRules,
        isRepeatable: true,
        en: "who sends; repeat it for several",
        uk: "хто надсилає; повторіть для кількох",
        pl: "kto wysyła; powtórz dla kilku",
      }),
      option("--country <code>", {
        en: "the country of the buyers, such as UA: for phones and the currency (default: that of LANG, if not English)",
        uk: "країна покупців, як-от UA: для телефонів і валюти (типово: з LANG, якщо не англійська)",
        pl: "kraj kupujących, na przykład PL: dla telefonów i waluty (domyślnie: z LANG, jeśli nie angielski)",
      }),
      option("--status <id>", {
        en: "where orders begin: an id or a name (default: the only one)",
        uk: "з чого починаються замовлення: id або назва (типово: єдиний)",
        pl: "od czego zaczynają się zamówienia: id lub nazwa (domyślnie: jedyny)",
      }),
      option("--order-source <id>", {
        en: "the order source: an id or a name (default: none, the field is left out)",
        uk: "джерело замовлень: id або назва (типово: немає, поле пропущено)",
        pl: "źródło zamówień: id lub nazwa (domyślnie: brak, pole pominięte)",
      }),
      option("--catalog <id>", {
        en: "where products are looked up: an id or a name (default: the only one)",
        uk: "де шукати товари: id або назва (типово: єдиний)",
        pl: "gdzie szukać produktów: id lub nazwa (domyślnie: jedyny)",
      }),
      option("--folder <folder>", {
        en: "where to (default: here)",
        uk: "куди (типово: сюди)",
        pl: "dokąd (domyślnie: tutaj)",
      }),
      option("--rules <rules>", {
        en: "your own rules, also a table, or another ready set (default: the ready set of the sender)",
        uk: "ваші правила, також таблиця, або інший готовий набір (типово: готовий набір відправника)",
        pl: "własne reguły, także tabela, albo inny gotowy zestaw (domyślnie: gotowy zestaw nadawcy)",
      }),
      option("--to <target>", {
        choices: targets,
        en: "what it runs on (default: node)",
        uk: "на чому працює (типово: node)",
        pl: "na czym działa (domyślnie: node)",
      }),
      account,
      ...clientOptions,
    ],
    examples: ["init --source woocommerce,tilda --country PL --status 8001 --folder shop"],
    load: async () => (await import("../commands/onlineCommands.ts")).initCommand,
  },
];

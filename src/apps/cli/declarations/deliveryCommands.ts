import { faults, listedStatuses, openStatuses } from "../../project/choices.ts";
import { argument, type CommandDeclaration, option } from "../../terminal/command.ts";
import {
  account,
  clientOptions,
  config,
  confirm,
  contentType,
  inventory,
  leadsArgument,
  namespace,
  receivedAt,
  register,
  rulesArgument,
  rulesOfSenders,
  store,
  values,
  yes,
} from "./shared.ts";

const status = option("--status <status>", {
  choices: openStatuses,
  en: "only these",
  uk: "лише такі",
  pl: "tylko takie",
});

const listedStatus = option("--status <status>", {
  choices: listedStatuses,
  en: "only these",
  uk: "лише такі",
  pl: "tylko takie",
});

const since = option("--since <time>", {
  en: "only what came in then or later",
  uk: "лише те, що надійшло тоді або пізніше",
  pl: "tylko to, co przyszło wtedy lub później",
});

const limit = option("--limit <number>", {
  number: { least: 1 },
  en: "how many at most",
  uk: "скільки найбільше",
  pl: "ile najwyżej",
});

const entry = argument("<id>", {
  en: "the entry; the first 8 characters of its id are enough",
  uk: "запис; вистачить перших 8 знаків його id",
  pl: "wpis; wystarczy pierwszych 8 znaków jego id",
});

const anEntry = "ld_01m8aqja";
const load = async () => (await import("../commands/onlineCommands.ts")).registerCommand;

export const deliveryCommands: readonly CommandDeclaration[] = [
  {
    name: "forward",
    en: "make orders in Base of leads; each lead at most one",
    uk: "зробити з лідів замовлення в Base; з кожного не більше одного",
    pl: "utwórz z leadów zamówienia w Base; z każdego najwyżej jedno",
    arguments: [rulesArgument, leadsArgument],
    options: [
      store,
      register,
      inventory,
      namespace,
      account,
      contentType,
      receivedAt,
      option("--concurrency <number>", {
        number: { least: 1 },
        en: "leads at once (default: 8)",
        uk: "лідів одночасно (типово: 8)",
        pl: "leadów naraz (domyślnie: 8)",
      }),
      option("--dry-run", {
        en: "only map, send nothing",
        uk: "лише зіставити, нічого не надсилати",
        pl: "tylko mapuj, nic nie wysyłaj",
      }),
      yes,
      config,
      ...clientOptions,
    ],
    examples: [
      "forward tested.json leads.ndjson --concurrency 1 --store leads.sqlite --register leads.sqlite --yes",
    ],
    load: async () => (await import("../commands/onlineCommands.ts")).forwardCommand,
  },
  {
    name: "register list",
    en: "the leads, the newest first",
    uk: "ліди, найновіші спершу",
    pl: "leady, najnowsze najpierw",
    options: [
      register,
      listedStatus,
      since,
      limit,
      option("--cursor <text>", {
        en: "that of the page before",
        uk: "від попередньої сторінки",
        pl: "z poprzedniej strony",
      }),
      option("--order <id>", {
        number: { least: 1 },
        en: "only the lead of this order in Base",
        uk: "лише лід цього замовлення в Base",
        pl: "tylko lead tego zamówienia w Base",
      }),
      config,
    ],
    examples: ["register list --register leads.sqlite"],
    load,
  },
  {
    name: "register show",
    en: "one lead, with its issues and attempts",
    uk: "один лід, з проблемами і спробами",
    pl: "jeden lead, z problemami i próbami",
    arguments: [entry],
    options: [register, values, config],
    examples: [`register show ${anEntry} --register leads.sqlite`],
    load,
  },
  {
    name: "register resend",
    en: "send a kept lead again, or all that failed",
    uk: "надіслати збережений лід ще раз, або всі невдалі",
    pl: "wyślij zachowany lead ponownie albo wszystkie nieudane",
    arguments: [{ ...entry, name: "[id]" }],
    options: [
      register,
      rulesOfSenders,
      inventory,
      namespace,
      account,
      option("--all", { en: "all that failed", uk: "усі невдалі", pl: "wszystkie nieudane" }),
      option("--as-new", {
        en: "make one that differs an order of its own",
        uk: "створити окреме замовлення з ліда, що відрізняється",
        pl: "utwórz osobne zamówienie z leada, który się różni",
      }),
      status,
      option("--fault <fault>", {
        choices: faults,
        en: "only errors of this fault",
        uk: "лише помилки з цієї причини",
        pl: "tylko błędy z tego powodu",
      }),
      since,
      limit,
      yes,
      confirm,
      config,
      ...clientOptions,
    ],
    load,
  },
  {
    name: "register discard",
    en: "give a lead up and erase its data",
    uk: "відмовитися від ліда і стерти його дані",
    pl: "porzuć lead i usuń jego dane",
    arguments: [entry],
    options: [register, yes, config],
    load,
  },
  {
    name: "register erase",
    en: "forget a lead, also in the store",
    uk: "забути лід, і в сховищі теж",
    pl: "zapomnij lead, także w magazynie",
    arguments: [entry],
    options: [register, confirm, config],
    examples: [`register erase ${anEntry} --register leads.sqlite --confirm "erase this lead"`],
    load,
  },
  {
    name: "register stats",
    en: "how many leads there are of each kind",
    uk: "скільки лідів кожного виду",
    pl: "ile jest leadów każdego rodzaju",
    options: [register, config],
    examples: ["register stats --register leads.sqlite"],
    load,
  },
];

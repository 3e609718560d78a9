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
  about: "help.status",
});

const listedStatus = option("--status <status>", {
  choices: listedStatuses,
  about: "help.status",
});

const since = option("--since <time>", {
  about: "help.since",
});

const limit = option("--limit <number>", {
  number: { least: 1 },
  about: "help.limit",
});

const entry = argument("<id>", {
  about: "help.entry",
});

const anEntry = "ld_01m8aqja";
const load = async () => (await import("../commands/onlineCommands.ts")).registerCommand;

export const deliveryCommands: readonly CommandDeclaration[] = [
  {
    name: "forward",
    about: "help.forward",
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
        about: "help.forward.concurrency",
      }),
      option("--dry-run", {
        about: "help.forward.dry-run",
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
    about: "help.register.list",
    options: [
      register,
      listedStatus,
      since,
      limit,
      option("--cursor <text>", {
        about: "help.register.list.cursor",
      }),
      option("--order <id>", {
        number: { least: 1 },
        about: "help.register.list.order",
      }),
      config,
    ],
    examples: ["register list --register leads.sqlite"],
    load,
  },
  {
    name: "register show",
    about: "help.register.show",
    arguments: [entry],
    options: [register, values, config],
    examples: [`register show ${anEntry} --register leads.sqlite`],
    load,
  },
  {
    name: "register resend",
    about: "help.register.resend",
    arguments: [{ ...entry, name: "[id]" }],
    options: [
      register,
      rulesOfSenders,
      inventory,
      namespace,
      account,
      option("--all", { about: "help.register.resend.all" }),
      option("--as-new", {
        about: "help.register.resend.as-new",
      }),
      status,
      option("--fault <fault>", {
        choices: faults,
        about: "help.register.resend.fault",
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
    about: "help.register.discard",
    arguments: [entry],
    options: [register, yes, config],
    load,
  },
  {
    name: "register erase",
    about: "help.register.erase",
    arguments: [entry],
    options: [register, confirm, config],
    examples: [`register erase ${anEntry} --register leads.sqlite --confirm "erase this lead"`],
    load,
  },
  {
    name: "register stats",
    about: "help.register.stats",
    options: [register, config],
    examples: ["register stats --register leads.sqlite"],
    load,
  },
];

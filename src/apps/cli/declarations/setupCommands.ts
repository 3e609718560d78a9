import { sourcesWithRules, targets } from "../../project/choices.ts";
import { type CommandDeclaration, option } from "../../terminal/command.ts";
import { account, clientOptions, config, confirm, rules, yes } from "./shared.ts";

export const setupCommands: readonly CommandDeclaration[] = [
  {
    name: "doctor",
    about: "help.doctor",
    options: [
      option("--save-account <file>", {
        about: "help.doctor.save-account",
      }),
      option("--all", {
        about: "help.doctor.all",
      }),
      rules,
      option("--store <file>", {
        about: "help.doctor.store",
      }),
      option("--webhook <url>", {
        about: "help.doctor.webhook",
      }),
      option("--probe", {
        about: "help.doctor.probe",
      }),
      option("--write", {
        about: "help.doctor.write",
      }),
      option("--status <id>", {
        number: { least: 1 },
        about: "help.doctor.status",
      }),
      option("--sku <sku>", {
        about: "help.doctor.sku",
      }),
      option("--undo <file>", {
        about: "help.doctor.undo",
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
    about: "help.init",
    options: [
      option("--source <source>", {
        choices: sourcesWithRules,
        isRepeatable: true,
        about: "help.init.source",
      }),
      option("--country <code>", {
        about: "help.init.country",
      }),
      option("--currency <code>", {
        about: "help.init.currency",
      }),
      option("--status <id>", {
        about: "help.init.status",
      }),
      option("--order-source <id>", {
        about: "help.init.order-source",
      }),
      option("--catalog <id>", {
        about: "help.init.catalog",
      }),
      option("--folder <folder>", {
        about: "help.init.folder",
      }),
      option("--rules <rules>", {
        about: "help.init.rules",
      }),
      option("--to <target>", {
        choices: targets,
        about: "help.init.to",
      }),
      account,
      ...clientOptions,
    ],
    examples: ["init --source woocommerce,tilda --country PL --status 8001 --folder shop"],
    load: async () => (await import("../commands/onlineCommands.ts")).initCommand,
  },
];

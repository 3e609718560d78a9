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
  about: "help.leads.optional",
});

/** Commands that show what rules do. They need no token and send nothing. */
export const ruleCommands: readonly CommandDeclaration[] = [
  {
    name: "map",
    about: "help.map",
    arguments: [rulesArgument, optionalLeads],
    options: [account, contentType, receivedAt, watch],
    examples: ["map rules.tsv lead.json --received-at 2026-01-01T12:00:00Z", "map rules.tsv leads.ndjson"],
    load: async () => (await import("../commands/map.ts")).mapCommand,
  },
  {
    name: "explain",
    about: "help.explain",
    arguments: [rulesArgument, optionalLeads],
    options: [
      account,
      contentType,
      receivedAt,
      option("--all", {
        about: "help.explain.all",
      }),
      watch,
    ],
    examples: ["explain rules.tsv lead.json"],
    load: async () => (await import("../commands/offlineCommands.ts")).explainCommand,
  },
  {
    name: "check",
    about: "help.check",
    arguments: [{ ...rulesArgument, name: "<rules...>" }],
    options: [
      account,
      option("--live", {
        about: "help.check.live",
      }),
      watch,
      ...clientOptions,
    ],
    examples: ["check rules.tsv", "check wrong.jsonc"],
    load: async () => (await import("../commands/offlineCommands.ts")).checkCommand,
  },
  {
    name: "test",
    about: "help.test",
    arguments: [
      argument("<rules...>", {
        about: "help.test.rules",
      }),
    ],
    options: [
      account,
      option("--update", {
        about: "help.test.update",
      }),
      watch,
    ],
    examples: ["test tested.json", "test failing.json"],
    load: async () => (await import("../commands/offlineCommands.ts")).testCommand,
  },
  {
    name: "plan",
    about: "help.plan",
    arguments: [
      argument("<before>", {
        about: "help.plan.before",
      }),
      argument("<after>", { about: "help.plan.after" }),
      { ...leadsArgument, name: "[lead...]" },
    ],
    options: [
      option("--register <file>", {
        about: "help.plan.register",
      }),
      option("--fail-on <kinds>", {
        isRepeatable: true,
        choices: planChanges,
        about: "help.plan.fail-on",
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
    about: "help.suggest",
    arguments: [leadsArgument],
    options: [
      option("--orders <file>", {
        about: "help.suggest.orders",
      }),
      option("--out <file>", {
        about: "help.suggest.out",
      }),
      account,
      contentType,
    ],
    examples: ["suggest lead.json"],
    load: async () => (await import("../commands/offlineCommands.ts")).suggestCommand,
  },
];

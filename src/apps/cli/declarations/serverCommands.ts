import { requestKinds, sources } from "../../project/choices.ts";
import { argument, type CommandDeclaration, option } from "../../terminal/command.ts";
import {
  account,
  clientOptions,
  config,
  inventory,
  namespace,
  register,
  rules,
  rulesOfSenders,
  settings,
  store,
  yes,
} from "./shared.ts";

const port = option("--port <number>", {
  number: { least: 0, most: 65_535 },
  about: "help.port",
});

export const serverCommands: readonly CommandDeclaration[] = [
  {
    name: "fake",
    about: "help.fake",
    options: [
      port,
      option("--host <address>", {
        about: "help.fake.host",
      }),
      option("--token <text>", {
        about: "help.fake.token",
      }),
      option("--limit <number>", {
        about: "help.fake.limit",
      }),
      option("--seed <number>", {
        number: { least: 0 },
        about: "help.fake.seed",
      }),
      option("--fault <spec>", {
        isRepeatable: true,
        about: "help.fake.fault",
      }),
      option("--parameters", {
        about: "help.fake.parameters",
      }),
    ],
    examples: ["fake"],
    load: async () => (await import("../commands/onlineCommands.ts")).fakeCommand,
  },
  {
    name: "listen",
    about: "help.listen",
    options: [
      port,
      rules,
      option("--folder <folder>", {
        about: "help.listen.folder",
      }),
      option("--studio", {
        about: "help.listen.studio",
      }),
      option("--forward <url>", {
        about: "help.listen.forward",
      }),
      option("--tunnel <host>", {
        isRepeatable: true,
        about: "help.listen.tunnel",
      }),
      {
        ...inventory,
        about: "help.listen.inventory",
      },
      config,
      ...clientOptions,
    ],
    examples: ["listen --rules rules.tsv"],
    load: async () => (await import("../commands/onlineCommands.ts")).listenCommand,
  },
  {
    name: "studio",
    about: "help.studio",
    options: [
      port,
      option("--read-only", {
        about: "help.studio.read-only",
      }),
      store,
      register,
      rulesOfSenders,
      inventory,
      namespace,
      account,
      option("--forwarder <module>", {
        about: "help.studio.forwarder",
      }),
      option("--panel <url>", {
        about: "help.studio.panel",
      }),
      config,
      ...clientOptions,
    ],
    load: async () => (await import("../commands/studio.ts")).studioCommand,
  },
  {
    name: "trigger",
    about: "help.trigger",
    arguments: [argument("<source>", { about: "help.trigger.source", choices: sources })],
    options: [
      option("--to <url>", { about: "help.trigger.to" }),
      option("--secret <text>", {
        about: "help.trigger.secret",
      }),
      option("--kind <kind>", {
        isRepeatable: true,
        choices: requestKinds,
        about: "help.trigger.kind",
      }),
      option("--place <place>", {
        about: "help.trigger.place",
      }),
      settings,
      yes,
    ],
    examples: ["trigger woocommerce --to http://localhost:3000/ --kind valid --kind ping"],
    load: async () => (await import("../commands/onlineCommands.ts")).triggerCommand,
  },
];

export const mcpCommand: CommandDeclaration = {
  name: "mcp",
  about: "help.mcp",
  options: [
    option("--rules <[name=]file>", {
      isRepeatable: true,
      about: "help.mcp.rules",
    }),
    option("--store <file>", {
      about: "help.mcp.store",
    }),
    option("--write <names>", {
      isRepeatable: true,
      about: "help.mcp.write",
    }),
    option("--personal-data", {
      about: "help.mcp.personal-data",
    }),
    option("-y, --yes", {
      about: "help.mcp.yes",
    }),
    option("--http", {
      about: "help.mcp.http",
    }),
    option("--port <number>", {
      number: { least: 0, most: 65_535 },
      about: "help.mcp.port",
    }),
    option("--host <address>", {
      about: "help.mcp.host",
    }),
    account,
    config,
    ...clientOptions,
  ],
  load: async () => (await import("../commands/mcp.ts")).mcpCommand,
};

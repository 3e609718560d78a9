import { argument, type OptionDeclaration, option } from "../../terminal/command.ts";

export const rulesArgument = argument("<rules>", {
  about: "help.rules",
});

export const rules: OptionDeclaration = { ...rulesArgument, flags: "--rules <rules>" };

/** Rules for leads that are sent again or looked at, which may come from several senders. */
export const rulesOfSenders = option("--rules <[name=]file>", {
  isRepeatable: true,
  about: "help.rulesOfSenders",
});

export const leadsArgument = argument("<lead...>", {
  about: "help.leads",
});

export const contentType = option("--content-type <type>", {
  about: "help.contentType",
});

export const account = option("--account <file>", {
  about: "help.account",
});

export const receivedAt = option("--received-at <time>", {
  about: "help.receivedAt",
});

export const watch = option("-w, --watch", {
  about: "help.watch",
});

export const settings = option("--settings <file>", {
  about: "help.settings",
});

/** Where the token is. There is no `--token`, since it would stay in the shell's history. */
export const clientOptions: readonly OptionDeclaration[] = [
  settings,
  option("--token-file <file>", {
    about: "help.token-file",
  }),
  option("--requests-per-minute <number>", {
    number: { least: 1 },
    about: "help.requests-per-minute",
  }),
];

export const config = option("--config <file>", {
  about: "help.config",
});

export const inventory = option("--inventory <id>", {
  number: { least: 1 },
  about: "help.inventory",
});

export const store = option("--store <file>", {
  about: "help.store",
});

export const register = option("--register <file>", {
  about: "help.register",
});

export const namespace = option("--namespace <name>", {
  about: "help.namespace",
});

export const yes = option("-y, --yes", { about: "help.yes" });

export const confirm = option("--confirm <sentence>", {
  about: "help.confirm",
});

export const values = option("--values", {
  about: "help.values",
});

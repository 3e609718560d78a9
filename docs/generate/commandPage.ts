import { spawn } from "node:child_process";
import { cp, mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { commands } from "../../src/apps/cli/declarations/commands.ts";
import type {
  ArgumentDeclaration,
  CommandDeclaration,
  OptionDeclaration,
} from "../../src/apps/terminal/command.ts";
import { commonOptions } from "../../src/apps/terminal/commonOptions.ts";
import { endings, exitCodes } from "../../src/apps/terminal/exitCodes.ts";
import { english } from "../../src/apps/terminal/language.ts";
import { createFakeAccount } from "../../src/testing/fake/createFakeAccount.ts";
import { serveFakeAccount } from "../../src/testing/fake/serveFakeAccount.ts";
import { buildWholeCommand } from "./commandBuild.ts";
import { type CommandHost, startCommandHost } from "./commandHost.ts";

/**
 * The text of `docs/cli.md`: what each command declares of itself, and the output of its examples, which run here in
 * the order of the page against a fake account. A test compares it with the page, so that no example can be old.
 */
export async function commandPage(root: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "baselinker-sdk-page-"));
  const built = await mkdtemp(join(root, "node_modules/.cli-"));
  const account = createFakeAccount({ token: "1-2-FAKE", requestsPerMinute: false, quirks: false });
  const served = await serveFakeAccount(account);
  const webhook = createServer((request, response) => {
    request.resume();
    response.end("ok");
  });
  await new Promise<void>((resolve) => webhook.listen(0, "127.0.0.1", resolve));
  const address = webhook.address();
  let host: CommandHost | undefined;
  try {
    await cp(join(root, "test/apps/cli/examples"), folder, { recursive: true });
    const { file, program } = await buildWholeCommand(root, built);
    host = startCommandHost(program);
    const env = { BASELINKER_URL: served.url, BASELINKER_TOKEN: "1-2-FAKE", WEBHOOK_SECRET: "s" };
    const port = typeof address === "object" && address !== null ? address.port : 0;
    const sections: string[] = [];
    const place = { file, host, folder, env, port, entry: undefined };
    for (const command of commands) sections.push(await section(command, place));
    return `${head}\n${sections.join("\n")}`;
  } finally {
    host?.close();
    webhook.closeAllConnections();
    webhook.close();
    await served.close();
    await rm(folder, { recursive: true, force: true });
    await rm(built, { recursive: true, force: true });
  }
}

interface Place {
  readonly file: string;
  readonly host: CommandHost;
  readonly folder: string;
  readonly env: Readonly<Record<string, string>>;
  /** Where a webhook listens that takes everything. */
  readonly port: number;
  /** The last entry of the register that was shown: the examples name one that no one can know before. */
  entry: string | undefined;
}

async function section(command: CommandDeclaration, place: Place): Promise<string> {
  const { name, options, arguments: given = [], examples = [] } = command;
  const words = given.map((argument) => ` ${argument.name}`).join("");
  const rows = [
    ...given.map((argument) => [argument.name, meaningOf(argument)]),
    ...options.map((option) => [option.flags, meaningOf(option)]),
  ];
  const table = rows
    .map(([left = "", right = ""]) => `| \`${left}\` | ${right.replaceAll("|", "\\|")} |\n`)
    .join("");
  const shown: string[] = [];
  for (const example of examples) shown.push(await recorded(example, place));
  return `## ${name}

\`baselinker-sdk ${name}${words}\`: ${english.say(command.about)}.

${table === "" ? "" : `| | |\n| --- | --- |\n${table}`}${shown.map((each) => `\n${each}`).join("")}`;
}

function meaningOf({ about, choices }: ArgumentDeclaration | OptionDeclaration): string {
  const meaning = english.say(about);
  return choices === undefined ? meaning : `${meaning}: ${choices.join(", ")}`;
}

/** An example as it is shown on a terminal, with what it printed and its exit code. */
async function recorded(example: string, place: Place): Promise<string> {
  const { file, folder, env, port, entry } = place;
  const meant = example
    .replace("localhost:3000", `127.0.0.1:${port}`)
    .replace(/\bld_\w+/, (id) => entry ?? id);
  const words = (meant.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replaceAll('"', ""));
  const { PATH = "" } = process.env;
  const own = { PATH, HOME: folder, LANG: "C.UTF-8", NO_COLOR: "1", ...env };
  // A server listens until Ctrl+C, which only a process of its own can have.
  const { code, output } = /^(?:fake|listen)\b/.test(example)
    ? await untilItSays(file, words, folder, own)
    : await hosted(place.host, words, folder, own);
  place.entry = /\bld_[a-z0-9]{8,}/.exec(output)?.[0] ?? place.entry;
  const exit = code === 0 ? "" : `   (exit ${code})`;
  return `\`\`\`console\n$ baselinker-sdk ${example}${exit}\n${settled(output).trimEnd()}\n\`\`\`\n`;
}

interface Shown {
  readonly code: number | null;
  readonly output: string;
}

type Env = Readonly<Record<string, string>>;

async function hosted(host: CommandHost, words: string[], cwd: string, env: Env): Promise<Shown> {
  const { code, written } = await host.call({ words, cwd, env });
  return { code, output: written.map(({ text }) => text).join("") };
}

/** Runs a server until its first words. */
async function untilItSays(file: string, words: string[], cwd: string, env: Env): Promise<Shown> {
  const child = spawn(process.execPath, [file, ...words], { cwd, env, stdio: "pipe" });
  child.stdin.end();
  let output = "";
  child.stdout.on("data", (chunk) => {
    output += String(chunk);
    child.kill("SIGINT");
  });
  child.stderr.on("data", (chunk) => {
    output += String(chunk);
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.on("error", reject);
    child.on("close", resolve);
  });
  return { code, output };
}

/** What differs from one run to the next. */
function settled(output: string): string {
  return output
    .replace(/\bld_[a-z0-9]{13,}\b/g, (id) => "ld_01m8aqjaf66917c3e0d5".slice(0, id.length))
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, "2026-01-31T12:00:00.000Z")
    .replace(/\d\d-\d\d \d\d:\d\d:\d\d/g, "01-31 12:00:00")
    .replace(/127\.0\.0\.1:\d+/g, "127.0.0.1:8787")
    .replace(/\b0-0-[0-9A-V]{28}\b/g, "0-0-2LQ81UGB0D4V6KT9N3RPC5FEH7JA")
    .replace(/Node \d+\.\d+\.\d+, baselinker-sdk \d+\.\d+\.\d+/, "Node 24.21.0, baselinker-sdk 1.0.0")
    .replace(/\d+ sec (?:ahead of|behind) Base; the time of orders comes from here/, "agrees with Base")
    .replace(/clock -?\d+ s/, "clock 0 s");
}

const exitRows = endings
  .map((ending) => `| ${exitCodes[ending]} | ${english.say(`exit.${ending}`)} |\n`)
  .join("");

const commonRows = commonOptions
  .map(({ flags, about }) => `| \`${flags}\` | ${english.say(about)} |\n`)
  .join("");

const head = `# The command line

<!-- Written by docs/generate/writeCommandPage.ts from the declarations of the commands. Do not edit. -->

\`npx baselinker-sdk <command>\`: see what rules do without writing a program. Results go to standard output, everything
else to standard error. \`map\`, \`explain\`, \`check\`, \`test\`, \`plan\` and \`suggest\` need no token and send nothing.

The token comes from \`BASELINKER_TOKEN\`, \`--settings\` or \`--token-file\`. There is no \`--token\`: it would stay in the
history of the shell. \`BASELINKER_URL\` sets another API than the real one, such as that of \`fake\`. The secret of a webhook
that \`trigger\` tries is \`WEBHOOK_SECRET\`, or one such as \`SHOPIFY_SECRET\`.

\`--settings .env\` reads a file with lines such as \`BASELINKER_TOKEN=…\`, written as for \`node --env-file=.env server.js\`, but
as data: it takes only names that begin with \`BASELINKER_\` or end with \`_SECRET\`, so \`NODE_OPTIONS\` or a proxy in it does
nothing. A variable of the environment wins over its line in the file. Do not give \`--env-file\` to this command: it is
an option of Node, which reads it also after the name of the command, and runs what \`NODE_OPTIONS\` in the file names
before we can refuse it with exit code 2.

Rules are a JSON file, with or without comments; a pasted LeadBox table (\`.tsv\`, \`.csv\`, or \`-\` for standard input);
or the name of a ready set. Leads are files, folders, patterns, \`*.ndjson\` with one lead on a line, \`*.body.txt\` as raw
bodies, or \`-\`. \`baselinker.config.json\` can hold \`rules\`, \`inventoryId\`, \`store\`, \`register\` and \`namespace\`; for
several senders \`senders\` in place of \`rules\`, see [below](#rules-of-several-senders).
A configuration that is a program, such as \`baselinker.config.mjs\`, runs only where
\`--config baselinker.config.mjs\` names it.

Nothing is sent without \`--yes\` or a yes on a terminal. \`resend --all\`, \`erase\` and \`doctor --probe --write\` require their sentence typed, or in \`--confirm\`, in English or in the language of the question; \`--yes\` is not enough for them. \`map\`, \`explain\`, \`test\` and \`suggest\` show buyers' data; others only with \`--values\`.

Messages are in the language of \`--language\`, else of \`BASELINKER_LANGUAGE\`; else of the first of \`LC_ALL\`, \`LC_MESSAGES\` and \`LANG\` that is set; else of the system. Of these a language that we do not have is English. JSON, which programs read, is in English, with the details of each message.

| exit code | |
| --- | --- |
${exitRows}
\`fake\` and \`listen\` end with 0 on Ctrl+C.

\`listen\` takes requests to this machine only. A sender on the internet reaches it through a tunnel, such as
\`cloudflared tunnel --url http://localhost:8787\` or \`ngrok http 8787\`: start the tunnel, then
\`baselinker-sdk listen --port 8787 --tunnel <the name that it printed>\`. A request to any other name gets 421 and is not
kept, so that a page in your browser whose name is made to lead to this machine (DNS rebinding) gets nowhere. What a page
of another site makes a browser send gets 403. The tunnel leads to the webhook alone: for the fake account it answers 404,
and the page of \`--studio\` has a port of its own. A tunnel that rewrites \`Host\` and says by no header that it has passed a
request on looks like this machine; then the token keeps others out of the fake account.

The tokens of \`fake\` and \`listen\` are new at each start. Programs read them from the first line of \`--json\`, and
\`fake --token\` sets one.

Every command has these:

| | |
| --- | --- |
${commonRows}
With \`--json\`, \`map\`, \`explain\`, \`forward\`, \`trigger\`, \`fake\` and \`listen\` print one line per lead or request; the others one value. A character that a terminal obeys or does not show is an escape of JSON there, which a parser turns back; elsewhere it is written out, such as \`\\u{200d}\` for the joiner of an emoji. Their shapes are in \`baselinker-sdk/cli.schema.json\`, which is also the \`$schema\` of \`baselinker.config.json\`.

## Rules of several senders

\`register resend\`, [\`studio\`](studio.md) and [\`mcp\`](mcp.md) take the rules for each lead of the [register](register.md) from \`baselinker.config.json\`, by the \`namespace\` of each forwarder:

\`\`\`json
{
  "register": "leads.sqlite",
  "senders": {
    "shop": { "rules": "shop.json", "inventoryId": 205 },
    "form": { "rules": "tilda-form" }
  }
}
\`\`\`

For one call: \`--rules shop=shop.json --rules form=form.json\`. A name is a namespace, or a \`source\` of one namespace; where a namespace has several sources, each needs its name. One set without a name, as in \`rules\` of the configuration, is for leads of one source or none.

A lead without rules is not sent: \`other_sender\`. With \`--all\` the others are, and the exit code is 1. The question shows key, lines and total of each order, those without goods first. What would be \`skip\` or \`error\`, or another order than was shown, is named and not sent.
`;

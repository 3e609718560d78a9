import { type ChildProcess, spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { cp, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const examples = fileURLToPath(new URL("../apps/cli/examples", import.meta.url));

interface Step {
  readonly words: string;
  /** The exit code that it has to end with. */
  readonly code?: number;
  /** What it has to show. */
  readonly shows: RegExp;
  /** What is typed where it asks. */
  readonly typed?: readonly [asked: RegExp, answer: string];
}

/** Each command once. `{id}` is an entry of the register, `{url}` a webhook that listens, `{from}` a folder of its own. */
const steps: readonly Step[] = [
  { words: "map rules.tsv lead.json", shows: /"order_status_id": 8001/ },
  { words: "explain rules.tsv lead.json", shows: /^delivery_city +Львів +Місто$/m },
  { words: "check wrong.jsonc", code: 1, shows: /unknown_name/ },
  { words: "test tested.json", shows: /2 of 2 passed/ },
  { words: "plan rules.tsv tested.json lead.json", code: 1, shows: /1 lead: 1 changes/ },
  { words: "doctor --save-account {from}.account.json", shows: /✓ account/ },
  {
    words: "suggest lead.json --account {from}.account.json --out {from}.draft.json",
    shows: /fields\.phone +Phone/,
  },
  {
    words:
      "init --source woocommerce --to express --country PL --status 8001 --order-source none --folder {from}",
    shows: /server\.js/,
  },
  { words: "forward strict.json leads.ndjson {store} --yes", code: 1, shows: /error 2/ },
  { words: "register list {register}", shows: /^ld_\w+ .*error lead/m },
  { words: "register show {id} {register}", shows: /^status +error$/m },
  { words: "register discard {id} {register} --yes", shows: /was discarded/ },
  {
    words: "register resend --all --rules tested.json {register}",
    shows: /success 1/,
    typed: [/send all again/, "send all again\r"],
  },
  { words: "register stats {register}", shows: /^success +1$/m },
  {
    words: "register erase {id} {register}",
    shows: /was erased/,
    typed: [/erase this lead/, "erase this lead\r"],
  },
  { words: "trigger tilda --to {url} --secret s", shows: /✓ +valid +200/ },
];

/** No lead has what they require. */
const strict = {
  version: 1,
  fields: { order_status_id: { value: 8001 }, phone: { path: "Nothing", required: true } },
};

/** Runs every command of an installed package in a pipe and, where the system has one, in a pseudo-terminal. */
export async function runEveryCommand(cli: string, folder: string): Promise<void> {
  await cp(examples, folder, { recursive: true });
  await writeFile(join(folder, "strict.json"), JSON.stringify(strict));
  const script = "/usr/bin/script";
  if (!existsSync(script)) console.log(`Skipped: commands in a pseudo-terminal: there is no ${script}.`);
  const fake = await serve([cli, "fake", "--json", "--limit", "off"], folder);
  const listen = await serve([cli, "listen", "--json"], folder);
  const studio = await serve([cli, "studio", "--json"], folder);
  const env = { ...environment, BASELINKER_URL: fake.url, BASELINKER_TOKEN: fake.token };
  try {
    for (const from of existsSync(script) ? ["pipe", "terminal"] : ["pipe"]) {
      const store = `--register ${from}.sqlite`;
      let id = "";
      for (const { words, code = 0, shows, typed } of steps) {
        const filled = words
          .replace("{store}", `--store ${from}.sqlite ${store}`)
          .replaceAll("{register}", store)
          .replaceAll("{from}", from)
          .replace("{url}", listen.url)
          .replace("{id}", id)
          .split(" ");
        const isAsked = typed !== undefined && from === "pipe";
        const called = isAsked ? [...filled, "--confirm", typed[1].trim()] : filled;
        const args = [cli, ...called];
        const quoted = [process.execPath, ...args].map((word) => `'${word}'`).join(" ");
        const child =
          from === "pipe"
            ? spawn(process.execPath, args, { cwd: folder, env })
            : spawn(script, ["-qec", `stty cols 200; exec ${quoted}`, "/dev/null"], { cwd: folder, env });
        const ended = await endOf(child, from === "pipe" ? undefined : typed);
        const shown = ended.shown.replaceAll("\r\n", "\n");
        if (ended.code !== code || !shows.test(shown))
          throw new Error(`${from}: ${called.join(" ")} ended with ${ended.code}, not ${code}:\n${shown}`);
        id ||= /^ld_\w+/m.exec(shown)?.[0] ?? "";
      }
    }
  } finally {
    for (const server of [fake, listen, studio]) await server.end();
  }
}

const { PATH = "", HOME = "" } = process.env;
const environment = { PATH, HOME, LANG: "C.UTF-8", TERM: "xterm", NO_COLOR: "1" };

/** A server of the command line, by what it says first. It has to end with 0 by Ctrl+C. */
async function serve(words: readonly string[], cwd: string) {
  const child = spawn(process.execPath, words, { cwd, env: environment });
  const ended = endOf(child);
  const first = await new Promise<string>((resolve, reject) => {
    child.stdout.once("data", (chunk) => resolve(String(chunk)));
    child.once("close", () => reject(new Error(`${words.join(" ")} ended at once`)));
  });
  const { url = "", token = "" }: { url?: string; token?: string } = JSON.parse(first.split("\n")[0] ?? "");
  return {
    url,
    token,
    async end() {
      child.kill("SIGINT");
      const { code, shown } = await ended;
      if (code !== 0) throw new Error(`${words.join(" ")} ended with ${code}:\n${shown}`);
    },
  };
}

function endOf(child: ChildProcess, typed?: Step["typed"]): Promise<{ code: number | null; shown: string }> {
  let shown = "";
  let isTyped = false;
  const hear = (chunk: unknown) => {
    shown += String(chunk);
    if (typed === undefined || isTyped || !typed[0].test(shown)) return;
    isTyped = true;
    child.stdin?.write(typed[1]);
  };
  child.stdout?.on("data", hear);
  child.stderr?.on("data", hear);
  return new Promise((resolve, reject) => {
    child.once("error", reject);
    child.once("close", (code) => resolve({ code, shown }));
  });
}

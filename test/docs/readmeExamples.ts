import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { codeBlocks } from "./codeBlocks.ts";
import { requestsIn, sent } from "./dialogue.ts";

export const readmePath = fileURLToPath(new URL("../../README.md", import.meta.url));

/** What one example printed or answered, and what the README shows below it. */
export interface ReadmeStep {
  readonly name: string;
  readonly printed: string;
  readonly shown: string;
}

export interface ReadmePlace {
  /** An empty folder that finds the package. */
  readonly folder: string;
  readonly node: string;
  readonly nodeArgs?: readonly string[];
  readonly url: string;
  readonly token: string;
  /** The README, or one of its translations. */
  readonly page?: string;
  /** For the webhook, which the README lets listen on 3000. */
  readonly port: number;
}

/** Runs every program of the README as a reader does: one after the other, in one folder with one `.env`. */
export async function runReadme(place: ReadmePlace): Promise<ReadmeStep[]> {
  const { page = readmePath } = place;
  const environment = codeBlocks(page).find(({ language }) => language === "ini")?.code ?? "";
  const values = [place.token, place.url];
  const env = environment.replaceAll(/=(.*…\S*)$/gm, () => `=${values.shift()}`);
  writeFileSync(join(place.folder, ".env"), env);
  const steps: ReadmeStep[] = [];
  for (const { name, code, output } of printingPrograms(readFileSync(page, "utf8"))) {
    const child = start(place, code);
    const printed = { text: "" };
    for (const stream of [child.stdout, child.stderr])
      stream?.on("data", (chunk) => {
        printed.text += String(chunk);
      });
    await once(child, "close");
    // Node 22 warns that its SQLite is experimental.
    const text = printed.text.replace(/^.*ExperimentalWarning: SQLite .*\n\(Use .*\n/m, "");
    steps.push({ name, printed: text, shown: output });
  }
  return [...steps, ...(await askWebhook(place))];
}

export interface Program {
  /** The name that the sentence above it gives to its file. */
  readonly file: string;
  readonly name: string;
  readonly code: string;
  readonly output: string;
}

/** The examples of a page that have their output below them, each with the heading it is under. */
export function printingPrograms(text: string): Program[] {
  const shown = /^```ts\n((?:(?!```).*\n)*)```\n\n(?:(?!```).+\n\n)?```text\n((?:(?!```).*\n)*)```$/gm;
  return [...text.matchAll(shown)].map(({ index, 1: code = "", 2: output = "" }) => ({
    file: /`([\w-]+\.mjs)`:\n\n$/.exec(text.slice(0, index))?.[1] ?? "example.mts",
    name: [...text.slice(0, index).matchAll(/^#+ (.+)$/gm)].at(-1)?.[1] ?? "",
    code,
    output,
  }));
}

/** The webhook of the README, with the forwarder before it: it goes in place of the forwarder's last four lines. */
export function webhookProgram(page = readmePath): {
  readonly code: string;
  readonly added: string;
  readonly dialogue: string;
} {
  const blocks = codeBlocks(page);
  const at = blocks.findIndex(({ language }) => language === "console");
  const forwarder = blocks.slice(0, at - 1).findLast(({ language }) => language === "ts");
  const kept = forwarder?.code.trimEnd().split("\n").slice(0, -4).join("\n");
  const added = blocks[at - 1]?.code ?? "";
  return { code: `${kept}\n${added}`, added, dialogue: blocks[at]?.code ?? "" };
}

/** Starts the webhook, and asks it with the README's curl. */
async function askWebhook(place: ReadmePlace): Promise<ReadmeStep[]> {
  const { code, dialogue } = webhookProgram(place.page);
  const child = start(place, code.replace("3000", String(place.port)));
  try {
    const steps: ReadmeStep[] = [];
    for (const { request, answer } of requestsIn(dialogue, place.port)) {
      const printed = await (await sent(request, child)).text();
      steps.push({ name: "curl", printed, shown: answer });
    }
    return steps;
  } finally {
    child.kill();
    if (child.exitCode === null) await once(child, "exit");
  }
}

function start({ folder, node, nodeArgs = [] }: ReadmePlace, code: string): ChildProcess {
  writeFileSync(join(folder, "example.mjs"), code);
  return spawn(node, [...nodeArgs, "--env-file=.env", "example.mjs"], {
    cwd: folder,
    env: { PATH: process.env.PATH },
    stdio: ["ignore", "pipe", "pipe"],
  });
}

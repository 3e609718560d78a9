import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createFakeAccount } from "../../src/testing/fake/createFakeAccount.ts";
import { serveFakeAccount } from "../../src/testing/fake/serveFakeAccount.ts";
import { type CodeBlock, codeBlocksIn } from "../../test/docs/codeBlocks.ts";
import { commandsOf } from "../../test/docs/dialogue.ts";
import { translationsOf } from "../../test/docs/translations.ts";
import type { CommandHost } from "./commandHost.ts";

/** The pages whose commands a reader can type one after another, in each of their languages. */
export const guidesWithCommands: readonly string[] = [
  ...["no-code.md", "leadbox.md", "rules.md"].flatMap((page) => [page, ...translationsOf(page)]),
  "rule-tests.md",
];

/** What a person at a terminal is asked, as options. */
const answers: Readonly<Record<string, readonly string[]>> = {
  forward: ["--yes"],
  init: ["--source", "tilda"],
};

/** The words of a command with the answers to what it asks. */
export function answered(words: readonly string[]): readonly string[] {
  return [...words, ...(answers[words[0] ?? ""] ?? [])];
}

/** The environment of a terminal whose language is that of the page: `rules.uk.md` is Ukrainian. */
export function terminalOf(page: string): Readonly<Record<string, string>> {
  const [, language = "C"] = /\.(\w+)\.md$/.exec(page) ?? [];
  return { LANG: `${language}.UTF-8` };
}

/** The files that the text of a page has its reader save: each is the last one that is named before its block. */
export function filesOf(blocks: readonly CodeBlock[]): { readonly file: string; readonly code: string }[] {
  return blocks.flatMap(({ before, language, code }) => {
    const named = before.match(/(?<=`)(?:lead|rules|site|site\.test|new)\.(?:json|tsv)(?=`)/g);
    const file = named?.at(-1);
    return file === undefined || !/^(?:json|text)$/.test(language) ? [] : [{ file, code }];
  });
}

/**
 * The text of a page in which each `console` block has what its commands print, in the language of the page. They run
 * in the order of the page, in one folder, against a fake account.
 */
export async function withPrintedOutput(page: string, text: string, host: CommandHost): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "baselinker-sdk-guide-"));
  const account = createFakeAccount({ token: "1-2-FAKE", requestsPerMinute: false, quirks: false });
  const served = await serveFakeAccount(account);
  const env = { PATH: process.env.PATH ?? "", HOME: folder, NO_COLOR: "1", ...terminalOf(page) };
  try {
    await writeFile(
      join(folder, ".env"),
      `BASELINKER_TOKEN=${account.token}\nBASELINKER_URL=${served.url}\n`,
    );
    const blocks = codeBlocksIn(page, text);
    for (const { file, code } of filesOf(blocks)) await writeFile(join(folder, file), code);
    let filled = text;
    for (const block of blocks) {
      for (const { command, words, shown } of commandsOf(block)) {
        const { written } = await host.call({ words: answered(words), cwd: folder, env });
        if (shown === undefined) continue;
        const printed = written.map(({ text }) => text).join("");
        const before = `$ ${command}\n${shown}`;
        filled = filled.replace(before, () => `$ ${command}\n${shortened(printed, shown)}`);
      }
    }
    return filled;
  } finally {
    await served.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** As many lines of what is printed as the page shows before and after its line `…`, which is any lines. */
function shortened(printed: string, shown: string): string {
  const lines = printed.trimEnd().split("\n");
  const wanted = shown.trimEnd().split("\n");
  const gap = wanted.indexOf("…");
  if (gap === -1) return `${lines.join("\n")}\n`;
  const last = wanted.length - gap - 1;
  return `${[...lines.slice(0, gap), "…", ...(last === 0 ? [] : lines.slice(-last))].join("\n")}\n`;
}

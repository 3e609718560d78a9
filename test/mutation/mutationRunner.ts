import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { createVitest, type Vitest } from "vitest/node";
import { embeddedCode } from "../../docs/generate/embedded.ts";
import { editedText } from "../support/edit.ts";
import type { Mutation } from "./mutation.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** What came of the tests that should notice a mutation. */
export interface Noticed {
  readonly failed: readonly string[];
  readonly passed: number;
  /** Rejections that no one handled, and files that do not load. They end a process. */
  readonly errors: readonly string[];
}

/** The text of the file with the edit in it; `undefined` if the text to replace is not there exactly once. */
export function mutatedText(mutation: Mutation): string | undefined {
  return editedText(readFileSync(join(root, "src", mutation.file), "utf8"), mutation);
}

/**
 * Runs tests over the source with one edit in it. The edit is made while the file is loaded: nothing is written, and
 * processes that a test starts run the source as it is. What was loaded once serves all mutations. With an edit of a
 * file in another language, the module that embeds it is loaded with the values that the build would give it then.
 */
export class MutationRunner {
  readonly #vitest: Vitest;
  readonly #swap: Swap;

  private constructor(vitest: Vitest, swap: Swap) {
    this.#vitest = vitest;
    this.#swap = swap;
  }

  static async start(): Promise<MutationRunner> {
    const swap: Swap = { path: "", text: "" };
    const options = {
      root,
      watch: false,
      // A test is chosen by its file, and tries all of its cases.
      include: ["test/**/*.test.ts"],
      env: { WHOLE_RUN: "1" },
      // It knows a file by what is on the disk.
      fsModuleCache: false,
      maxWorkers: 1,
      testTimeout: 10_000,
      typecheck: { enabled: false },
      reporters: [{}],
    };
    const vitest = await createVitest("test", options, {
      plugins: [
        {
          name: "mutation",
          enforce: "pre",
          load: (id) => (id.split("?")[0] === swap.path ? swap.text : undefined),
        },
      ],
    });
    return new MutationRunner(vitest, swap);
  }

  /** Runs the tests of a file with these words in their names, over the source as it is where there is no edit. */
  async run(
    test: string,
    words: string | undefined,
    edit?: { file: string; text: string },
  ): Promise<Noticed> {
    const swap = edit === undefined ? { path: "", text: "" } : await swapFor(edit);
    const { path } = Object.assign(this.#swap, swap);
    if (path !== "") this.#vitest.invalidateFile(path);
    try {
      if (words === undefined) this.#vitest.resetGlobalTestNamePattern();
      else this.#vitest.setGlobalTestNamePattern(new RegExp(escaped(words)));
      return await this.#runFile(test);
    } finally {
      this.#swap.path = "";
      if (path !== "") this.#vitest.invalidateFile(path);
    }
  }

  async close(): Promise<void> {
    await this.#vitest.close();
  }

  async #runFile(test: string): Promise<Noticed> {
    const path = join(root, test);
    const specifications = (await this.#vitest.globTestSpecifications([test])).filter(
      ({ moduleId }) => moduleId === path,
    );
    const hangs = setTimeout(() => {
      // A thread that never yields cannot be stopped from here.
      console.error(
        `${test}: still runs after ${maxMs / 1000} s with an edit of ${this.#swap.path}. Take another edit.`,
      );
      process.exit(1);
    }, maxMs);
    const { testModules, unhandledErrors } = await this.#vitest.runTestSpecifications(specifications);
    clearTimeout(hangs);
    const failed: string[] = [];
    const errors = unhandledErrors.map(messageOf);
    let passed = 0;
    // What earlier runs told is still there.
    for (const module of testModules.filter(({ moduleId }) => moduleId === path)) {
      errors.push(...module.errors().map(({ message }) => message));
      for (const each of module.children.allSuites())
        errors.push(...each.errors().map(({ message }) => message));
      for (const each of module.children.allTests()) {
        const { state } = each.result();
        if (state === "failed") failed.push(each.fullName);
        if (state === "passed") passed += 1;
      }
    }
    return { failed, passed, errors };
  }
}

const maxMs = 180_000;

/** What is loaded in place of a file. */
interface Swap {
  path: string;
  text: string;
}

async function swapFor({ file, text }: { readonly file: string; readonly text: string }): Promise<Swap> {
  const path = join(root, "src", file);
  if (/\.tsx?$/.test(path)) return { path, text };
  const module = moduleEmbedding(path);
  return { path: module, text: await embeddedCode(module, { path, text }) };
}

/** The embedded module of the nearest folder above a file in another language. */
function moduleEmbedding(path: string): string {
  for (let folder = dirname(path); folder.startsWith(join(root, "src")); folder = dirname(folder)) {
    const name = readdirSync(folder).find((entry) => entry.endsWith(".embedded.ts"));
    if (name !== undefined) return join(folder, name);
  }
  throw new Error(`No folder above ${path} has a module named *.embedded.ts, which would embed it.`);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** What a worker throws comes here as an object without a prototype. */
function messageOf(error: unknown): string {
  return typeof error === "object" && error !== null && "message" in error ? String(error.message) : "";
}

import type { ChildProcess } from "node:child_process";
import { setTimeout as wait } from "node:timers/promises";
import type { CodeBlock } from "./codeBlocks.ts";

/** What `curl -H "a: b" -d "body"` sends, and the line below it. */
export function requestsIn(dialogue: string, port: number): { request: Request; answer: string }[] {
  const found = dialogue.matchAll(/^\$ curl localhost:3000(\/\w*)? -H "([\w-]+): (.+?)" -d "(.+)"\n(.+)$/gm);
  return [...found].map(([, path = "/", name = "", value = "", body = "", answer = ""]) => {
    const headers = { [name]: value, "content-type": "application/x-www-form-urlencoded" };
    return {
      request: new Request(`http://127.0.0.1:${port}${path}`, { method: "POST", headers, body }),
      answer,
    };
  });
}

/** Until the program listens, or has ended. */
export async function sent(request: Request, program: ChildProcess): Promise<Response> {
  for (;;) {
    const response = await fetch(request.clone()).catch(() => undefined);
    if (response !== undefined) return response;
    if (program.exitCode !== null) throw new Error("The webhook ended before it listened.");
    await wait(20);
  }
}

/** A command of a guide. */
interface ShownCommand {
  readonly command: string;
  readonly words: readonly string[];
  /** What is below it in a `console` block. */ readonly shown?: string;
}

/** The commands of a block. */
export function commandsOf({ language, code }: CodeBlock): ShownCommand[] {
  if (language !== "console" && language !== "sh") return [];
  return code
    .split(/^(?:\$ )?(?=npx baselinker-sdk )/m)
    .filter((part) => part.startsWith("npx baselinker-sdk "))
    .map((part) => {
      const [command = "", ...lines] = part.split("\n");
      const words = command.split(" ").slice(2);
      return { command, words, ...(language === "console" ? { shown: lines.join("\n") } : {}) };
    });
}

/** A line `…` is any lines. */
export function patternOf(shown: string): RegExp {
  const parts = `${shown.trimEnd()}\n`.split(/^…\n/m);
  return new RegExp(`^${parts.map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")).join("[^]*")}$`);
}

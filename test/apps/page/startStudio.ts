import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";

export interface Studio {
  /** With its key. */ readonly link: string;
  readonly origin: string;
  stop(): Promise<void>;
}

const command = fileURLToPath(new URL("../../../dist/cli.js", import.meta.url));

/** The built command, as a person starts it, in a folder without a config. */
export async function startStudio(
  folder: string,
  args: readonly string[] = [],
  env: Readonly<Record<string, string>> = {},
): Promise<Studio> {
  const child = spawn(process.execPath, [command, "studio", "--json", ...args], {
    cwd: folder,
    env: { PATH: process.env.PATH ?? "", NO_COLOR: "1", LANG: "en_US.UTF-8", ...env },
    stdio: ["ignore", "pipe", "inherit"],
  });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const link = await new Promise<string>((resolve, reject) => {
    createInterface({ input: child.stdout }).once("line", (line) => resolve(String(JSON.parse(line).url)));
    child.once("exit", (code) => reject(new Error(`studio ended with ${code}`)));
  });
  return {
    link,
    origin: new URL(link).origin,
    async stop() {
      child.kill("SIGINT");
      await ended;
    },
  };
}

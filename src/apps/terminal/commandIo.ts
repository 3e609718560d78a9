import type { Writable } from "node:stream";

export interface CommandIo {
  readonly stdout: Screen;
  readonly stderr: Screen;
  /** Standard input. It is opened on first use, since opening takes time. */
  readonly stdin: () => NodeJS.ReadStream;
  readonly env: Readonly<Record<string, string | undefined>>;
}

export type Screen = Writable & { readonly isTTY?: boolean; readonly columns?: number };

export function ofThisProcess(): CommandIo {
  const { stdout, stderr, env } = process;
  return { stdout, stderr, stdin: () => process.stdin, env };
}

export function untilEnded(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
}

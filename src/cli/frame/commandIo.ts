import type { Writable } from "node:stream";

/** What a command has around it: those of its process, or those of a test. */
export interface CommandIo {
  readonly stdout: Screen;
  readonly stderr: Screen;
  /** Opened only where it is asked for: that takes time. */ readonly stdin: () => NodeJS.ReadStream;
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** A stream that may be a terminal. */
export type Screen = Writable & { readonly isTTY?: boolean; readonly columns?: number };

export function ofThisProcess(): CommandIo {
  const { stdout, stderr, env } = process;
  return { stdout, stderr, stdin: () => process.stdin, env };
}

/** Waits until Ctrl+C, or until no one reads the results any more. */
export function untilEnded(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return Promise.resolve();
  return new Promise((resolve) => signal.addEventListener("abort", () => resolve(), { once: true }));
}

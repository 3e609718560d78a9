import { statSync, watch } from "node:fs";
import type { Ending } from "../terminal/command.ts";
import type { Output } from "../terminal/output.ts";

/** The wait after a change, since editors write a file in several steps. */
const settleMs = 100;

/** Runs again when a file that the last run read changes. Ends with Ctrl+C. */
export async function watchFiles(
  files: Set<string>,
  run: () => Promise<Ending>,
  output: Output,
  signal: AbortSignal,
): Promise<Ending> {
  while (!signal.aborted) {
    files.clear();
    output.clear();
    const startedAt = Date.now();
    await run();
    await output.flush();
    if (signal.aborted) break;
    const paths = [...files].filter((path) => path !== "-");
    const change = nextChange(paths, signal, startedAt);
    output.note(output.say("watch.waiting"));
    await change;
  }
  return "interrupted";
}

function nextChange(paths: readonly string[], signal: AbortSignal, since: number): Promise<void> {
  return new Promise((resolve) => {
    let timer: NodeJS.Timeout | undefined;
    const watchers = paths.flatMap((path) => {
      try {
        return [watch(path, () => (timer ??= setTimeout(end, settleMs)))];
      } catch {
        // A file that does not exist cannot be watched.
        return [];
      }
    });
    const keepAlive = setInterval(() => {}, 60_000);
    const end = () => {
      clearTimeout(timer);
      clearInterval(keepAlive);
      for (const watcher of watchers) watcher.close();
      signal.removeEventListener("abort", end);
      resolve();
    };
    signal.addEventListener("abort", end);
    // Changes during the run have triggered no event.
    if (signal.aborted || paths.some((path) => changedAt(path) > since)) end();
  });
}

function changedAt(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
}

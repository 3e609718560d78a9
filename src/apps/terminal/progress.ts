import { oneLine } from "./escape.ts";
import type { Output } from "./output.ts";

/** How often a line is printed if the output is not a terminal. */
const lineMs = 10_000;

export interface Progress {
  update(done: number, details: string): void;
  /** Shows the last state and removes the bar. */
  end(): void;
}

/** A bar on a terminal; elsewhere a line on standard error every ten seconds. */
export async function startProgress(
  output: Output,
  title: string,
  total: number | undefined,
): Promise<Progress> {
  const startedAt = performance.now();
  let said = 0;
  const rate = (done: number): string => {
    const minutes = (performance.now() - startedAt) / 60_000;
    const aMinute = minutes === 0 ? 0 : Math.round(done / minutes);
    const count = total === undefined ? String(done) : `${done}/${total}`;
    const ms = total === undefined || done === 0 ? undefined : (total - done) * (minutes / done) * 60_000;
    const speed =
      ms === undefined
        ? output.say("progress.rate", { aMinute })
        : output.say("progress.rateAndTime", { aMinute, ms });
    return `${count}  ${speed}`;
  };
  if (!output.isInteractive) {
    let nextAt = startedAt + lineMs;
    return {
      update(done, details) {
        if (performance.now() < nextAt) return;
        nextAt = performance.now() + lineMs;
        output.note(`${rate(done)}  ${details}`);
      },
      end() {},
    };
  }
  const { progress } = await import("@clack/prompts");
  const bar = progress({ max: total ?? 100, output: process.stderr });
  bar.start(oneLine(title));
  return {
    update(done, details) {
      bar.advance(total === undefined ? 0 : done - said, oneLine(`${rate(done)}  ${details}`));
      said = done;
    },
    end: () => bar.stop(rate(said)),
  };
}

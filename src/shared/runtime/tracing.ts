import { builtin } from "./builtin.ts";

interface Channel {
  readonly hasSubscribers: boolean;
  tracePromise<Value>(run: () => Promise<Value>, about: object): Promise<Value>;
}

/** Reports start, end and error of work, not its result: that may be a buyer's data. What it writes into `about` is. */
export type Tracer = <About extends object, Value>(
  about: () => About,
  run: (about?: About) => Promise<Value>,
) => Promise<Value>;

/**
 * Traces work with `node:diagnostics_channel`, which OpenTelemetry reads. Without the module or a subscriber,
 * it only runs the work.
 */
/* @__NO_SIDE_EFFECTS__ */
export function tracerOf(name: string): Tracer {
  const channel = channelNamed(name);
  return (about, run) => {
    if (!channel?.hasSubscribers) return run();
    const told = about();
    return new Promise((resolve, reject) => {
      channel.tracePromise(() => run(told).then(resolve), told).catch(reject);
    });
  };
}

function channelNamed(name: string): Channel | undefined {
  const module: unknown = builtin("node:diagnostics_channel");
  return hasChannels(module) ? module.tracingChannel(name) : undefined;
}

function hasChannels(module: unknown): module is { tracingChannel(name: string): Channel } {
  return (
    typeof module === "object" &&
    module !== null &&
    "tracingChannel" in module &&
    typeof module.tracingChannel === "function"
  );
}

/** A channel of `node:diagnostics_channel`, as far as it is needed here. */
interface Channel {
  readonly hasSubscribers: boolean;
  tracePromise<Value>(run: () => Promise<Value>, about: object): Promise<Value>;
}

/**
 * Runs a piece of work, and tells those who subscribed when it begins and ends, and its error. What it gives is not
 * told: that may be a buyer's. What the work writes into `about` is.
 */
export type Tracer = <About extends object, Value>(
  about: () => About,
  run: (about?: About) => Promise<Value>,
) => Promise<Value>;

/**
 * The tracer of a channel of `node:diagnostics_channel`, which OpenTelemetry and others watch. Without one,
 * or without a subscriber, it only runs the work.
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
  // Not imported: browsers and edge workers have no such module, and their bundlers would stop at it.
  const load: unknown = typeof process === "undefined" ? undefined : Reflect.get(process, "getBuiltinModule");
  const module: unknown = typeof load === "function" ? load("node:diagnostics_channel") : undefined;
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

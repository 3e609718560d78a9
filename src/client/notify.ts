import type { HookEvent, Hooks } from "./hooks.ts";
import type { Logger } from "./logger.ts";

/** Tells hooks and the logger what happens. Neither can disturb a call. */
export interface Notifier {
  tell<Name extends keyof Hooks>(name: Name, event: HookEvent<Name>): void;
  /** Whether anybody listens, so that no event is made for nobody. */
  hears(name: keyof Hooks): boolean;
}

export function createNotifier(hooks: Hooks, logger: Logger | undefined): Notifier {
  return {
    tell(name, event) {
      const hook: unknown = hooks[name];
      if (typeof hook === "function") quietly(() => hook.call(hooks, event));
      if (logger !== undefined) quietly(() => logger[levels[name]]?.(describe(name, event)));
    },
    hears: (name) => hooks[name] !== undefined || logger?.[levels[name]] !== undefined,
  };
}

/** A hook is a guest: what it throws, also later in a promise, is its own affair. */
function quietly(run: () => unknown): void {
  try {
    const result = run();
    if (result instanceof Promise) result.catch(() => {});
  } catch {}
}

const levels = {
  request: "debug",
  response: "debug",
  wait: "debug",
  retry: "warn",
  block: "error",
  drift: "warn",
  tooLong: "warn",
} as const satisfies Record<keyof Hooks, keyof Logger>;

/** One line without parameters, results or messages of the API, any of which can hold a buyer's data. */
function describe(name: keyof Hooks, event: HookEvent<keyof Hooks>): string {
  const facts: string[] = [];
  if ("attempt" in event) facts.push(`attempt ${event.attempt}`);
  if ("httpStatus" in event) facts.push(`HTTP ${event.httpStatus} after ${Math.round(event.durationMs)} ms`);
  if ("reason" in event) facts.push(`for the ${event.reason}, priority ${event.priority}`);
  if ("delayMs" in event)
    facts.push(`failed (${event.error.code}), again in ${Math.round(event.delayMs)} ms`);
  if ("blockedUntil" in event) facts.push(`token blocked until ${event.blockedUntil.toISOString()}`);
  if ("drift" in event) facts.push(`at ${event.drift.map((each) => each.path || "(root)").join(", ")}`);
  if ("problems" in event) facts.push(`at ${event.problems.map((each) => each.path).join(", ")}`);
  return `baselinker: ${event.method}: ${name}: ${facts.join(", ")}`;
}

import { isRecord } from "../../shared/json/value.ts";
import type { Details } from "../../shared/messages/format.ts";
import { expected } from "../../shared/options/check.ts";
import { ignoreErrors, warnOnce } from "../../shared/runtime/errors.ts";
import {
  isForConsole,
  type LogLevel,
  type LogLine,
  logToConsole,
  messageOf,
} from "../../shared/runtime/log.ts";

/**
 * The fields of a log line: what the line is about, for logs that are searched by them. They are those of the event:
 * the one of a hook, or the `ForwardEvent`. No buyer data: an `error` is only its code, and an issue its code and path.
 */
export interface LogFields {
  /** The name of the hook, such as `response`, or the type of the event, such as `ended`. */
  readonly type?: string;
  readonly method?: string;
  readonly callId?: number;
  readonly attempt?: number;
  readonly httpStatus?: number;
  /** The API's own `error_code`, the `code` of an SDK error, or the name of another error. */
  readonly errorCode?: string;
  readonly durationMs?: number;
  /** Why Base rejected a call or an order, in its own words without what was sent; or why a lead was skipped. */
  readonly reason?: string;
  /** The namespace of the forwarder. */
  readonly namespace?: string;
  /** The key of a lead. */
  readonly key?: string;
  /** The status of a lead's result, for example `success`. */
  readonly status?: string;
  readonly orderId?: number;
  /** The id of the lead's entry in the register. */
  readonly entryId?: string;
  /** Who can correct what went wrong with a lead: `lead`, `setup` or `temporary`. */
  readonly fault?: string;
  /** At most 20. */
  readonly issues?: readonly { readonly code: string; readonly path: string }[];
  /** The result of a search for an order, for example `found`. */
  readonly result?: string;
  /** What could not be refreshed: `catalog`, `account` or `audit`. */
  readonly what?: string;
  /** The code of the reason why a store may forget leads. */
  readonly code?: string | undefined;
  readonly details?: Details | undefined;
  /** The field of the marker that Base did not keep. */
  readonly field?: string;
  /** The order of a lead, and the other one with its marker. */
  readonly orderIds?: readonly number[];
  /** Hashes of two leads with one key. */
  readonly fingerprints?: readonly string[];
  /** The catalog that is swept, how far, and the products received. */
  readonly inventoryId?: number;
  readonly page?: number;
  readonly products?: number;
  readonly done?: boolean;
}

/**
 * A subset of `console` that most logging libraries have too. It has at least one of these methods. The loggers of pino,
 * Fastify and bunyan get their arguments in the order that they expect: the fields, then the message.
 */
export interface Logger {
  debug?(message: string, fields?: LogFields): void;
  info?(message: string, fields?: LogFields): void;
  warn?(message: string, fields?: LogFields): void;
  error?(message: string, fields?: LogFields): void;
}

/** Where the lines of a client and of its forwarders go. Writing never throws. */
export interface Log {
  /** Whether a line of this level is written at all, so that none is made for nobody. */
  isRead(level: LogLevel): boolean;
  write(line: LogLine<LogFields>): void;
}

/** Without a logger, the console gets warnings and errors, each once. With `false`, nothing is written. */
export function createLog(logger: Logger | false | undefined): Log {
  if (logger === undefined) return { isRead: isForConsole, write: logToConsole };
  if (logger === false) return { isRead: () => false, write: () => {} };
  const onLoggerError = warnOnce("logger");
  const takesFieldsFirst = isPinoOrBunyan(logger);
  return {
    isRead: (level) => logger[level] !== undefined,
    write({ level, text, fields }) {
      const method: unknown = logger[level];
      if (typeof method !== "function") return;
      const message = messageOf(text);
      const facts = fields?.() ?? {};
      const line = takesFieldsFirst ? [facts, message] : [message, facts];
      ignoreErrors(() => Reflect.apply(method, logger, line), onLoggerError)();
    },
  };
}

/** pino and bunyan take the fields first. pino drops those that follow the message, and bunyan writes them into it. */
function isPinoOrBunyan(logger: object): boolean {
  const has = (name: string) => typeof Reflect.get(logger, name) === "function";
  return has("child") && (has("bindings") || has("addSerializers"));
}

const logMethods = { debug: true, info: true, warn: true, error: true } satisfies Record<keyof Logger, true>;

/** `false` writes nothing. A logger may have other methods too; with none of these it would be silent by mistake. */
export function checkLogger(name: string, input: unknown): Logger | false {
  if (input === false) return input;
  const wanted = "a logger such as `console`, or false for no lines";
  assertListener<Logger>(name, input, logMethods, wanted);
  if (Object.keys(logMethods).every((method) => Reflect.get(input, method) === undefined))
    throw expected(name, `${wanted}. It needs a method \`warn\`, \`error\`, \`info\` or \`debug\`.`, input);
  return input;
}

/** The object is used unchanged: its methods may need it as `this`, and may be replaced later. */
export function assertListener<Listener extends object>(
  name: string,
  input: unknown,
  methods: Record<keyof Listener, unknown>,
  wanted = "an object",
): asserts input is Listener {
  if (!isRecord(input)) throw expected(name, wanted, input);
  for (const method of Object.keys(methods)) {
    const member = input[method];
    if (member !== undefined && typeof member !== "function")
      throw expected(`${name}.${method}`, "a function", member);
  }
}

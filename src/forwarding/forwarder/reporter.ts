import type { LogFields } from "../../client/log/logger.ts";
import type { IssueLanguage } from "../../mapping/contract/issueLanguage.ts";
import { ignoreErrors, warnOnce } from "../../shared/runtime/errors.ts";
import { type LogLine, logThrough } from "../../shared/runtime/log.ts";
import { type Emit, type ForwardEvent, namesTheLog } from "../contract/forwardEvent.ts";
import type { ForwarderConfig } from "./config.ts";
import { codeOfLine, fieldsOf, levelOf, lineOf } from "./eventLines.ts";

/**
 * The only way by which a forwarder reports what happens: each event goes, with the namespace, to every listener of
 * `onEvent` and to the log of the client. Where there is neither, the console gets warnings and errors.
 */
export function reporter({
  baselinker,
  namespace,
  language,
  onEvent = [],
}: Pick<ForwarderConfig, "baselinker" | "namespace" | "language" | "onEvent">): Emit {
  const log = (line: LogLine<LogFields>) => logThrough(baselinker, line);
  const listeners = onEvent.map((listener) =>
    ignoreErrors(
      listener,
      warnOnce("onEvent", (message) => log({ level: "warn", text: () => message, onConsole: "always" })),
    ),
  );
  const isHeard = onEvent.some((listener) => !(namesTheLog in listener));
  return (found) => {
    const event: ForwardEvent = { ...inLanguageOf(found, language), namespace };
    for (const listener of listeners) listener(event);
    log({
      level: levelOf(event),
      text: () => lineOf(event, language),
      fields: () => fieldsOf(event),
      onConsole: isHeard ? undefined : { once: codeOfLine(event) },
    });
  };
}

/** Results and setup issues are in the language already when they are reported. */
function inLanguageOf(event: Parameters<Emit>[0], language: IssueLanguage | undefined): Parameters<Emit>[0] {
  if (language === undefined || event.type !== "store_may_forget" || event.code === undefined) return event;
  const { reason, code, details } = event;
  const { message } = language.issue({
    code,
    message: reason,
    ...(details === undefined ? {} : { details }),
  });
  return { ...event, reason: message };
}

import { randomBytes } from "node:crypto";
import { readPage } from "../../studio/files.ts";
import { createHandler } from "../../studio/handler.ts";
import { openSession } from "../../studio/openSession.ts";
import { Refused, refusalText } from "../../studio/refusal.ts";
import type { Session } from "../../studio/session.ts";
import type { CommandCall, Ending } from "../../terminal/command.ts";
import { untilEnded } from "../../terminal/commandIo.ts";
import { failureOf, OtherEnding } from "../../terminal/failure.ts";
import { serveLocally } from "../../terminal/localServer.ts";

const keyBytes = 24;

/** Serves the page on which a person looks at leads, until Ctrl+C. */
export async function studioCommand(call: CommandCall): Promise<Ending> {
  const session = await openSession(call).catch((error: unknown) => endAsUsage(error, call));
  try {
    if (session.store === undefined) call.output.note(call.output.say("studio.tryOut"));
    const { url, close } = await serveStudio(call, session, call.options.number("port") ?? 0);
    if (call.output.isJson) call.output.json({ url });
    else call.output.print([call.output.say("studio.started"), "", `  ${url}`, ""]);
    await untilEnded(call.signal);
    close();
  } finally {
    await session.close();
  }
  return "yes";
}

/** Serves the page; port 0 lets the system choose one. The link contains the key. */
export async function serveStudio(
  call: CommandCall,
  session: Session,
  port: number,
): Promise<{ readonly url: string; close(): void }> {
  const key = randomBytes(keyBytes).toString("base64url");
  const files = readPage();
  const serving = serveLocally({ port }, (actualPort) =>
    createHandler(session, { port: actualPort, key }, files),
  );
  const server = await serving.catch((error: unknown) => endAsUsage(error, call));
  // The key is after `#`: browsers do not send that part, so it is in no log.
  return { url: `http://127.0.0.1:${server.port}/#key=${key}`, close: server.close };
}

/**
 * Ends the command with a usage error for rules with problems and for a port in use: the user corrects the
 * call, as with a misspelt file.
 */
async function endAsUsage(error: unknown, { output: { language } }: CommandCall): Promise<never> {
  if (error instanceof Refused) throw new OtherEnding("usage", await refusalText(error, language.tag));
  const { ending } = await failureOf(error, language);
  const isTaken = Object(error).code === "EADDRINUSE";
  if (ending !== "no" && !isTaken) throw error;
  throw new OtherEnding("usage", error);
}

import { randomBytes } from "node:crypto";
import { readPage } from "../../studio/files.ts";
import { createHandler } from "../../studio/handler.ts";
import { openSession } from "../../studio/openSession.ts";
import { Refused, refusalText } from "../../studio/refusal.ts";
import type { Session } from "../../studio/session.ts";
import type { CommandCall, Ending } from "../../terminal/command.ts";
import { untilEnded } from "../../terminal/commandIo.ts";
import { CommandFailure, failureOf } from "../../terminal/failure.ts";
import { saidIn } from "../../terminal/language.ts";
import { serveLocally } from "../../terminal/localServer.ts";

const keyBytes = 24;

/** Serves the page on which a person looks at leads, until Ctrl+C. */
export async function studioCommand(call: CommandCall): Promise<Ending> {
  const session = await openSession(call).catch((error: unknown) => endAsUsage(error, call));
  try {
    if (session.store === undefined) call.output.note(call.output.say(tryOut));
    const { url, close } = await serveStudio(call, session, call.options.number("port") ?? 0);
    if (call.output.isJson) call.output.json({ url });
    else call.output.print(call.output.say(started, { url }).split("\n"));
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
  if (error instanceof Refused) throw usageFailure(await refusalText(error, language));
  const { ending, message } = await failureOf(await saidIn(error, language), language);
  const isTaken = Object(error).code === "EADDRINUSE";
  if (ending !== "no" && !isTaken) throw error;
  throw usageFailure(message);
}

/** A message that is in the language of the command already. */
function usageFailure(message: string): CommandFailure {
  return new CommandFailure("usage", { en: message, uk: message, pl: message });
}

const tryOut = {
  en: "There is no store, so this is a try-out: a fake account, and everything in memory. For your leads: --store leads.sqlite.",
  uk: "Сховища немає, тому це проба: несправжній акаунт, і все в пам'яті. Для ваших лідів: --store leads.sqlite.",
  pl: "Nie ma magazynu, więc to próba: atrapa konta i wszystko w pamięci. Dla Twoich leadów: --store leads.sqlite.",
};
const started = {
  en: "Open this link, for you alone. Until Ctrl+C.\n\n  {url}\n",
  uk: "Відкрийте це посилання, воно лише для вас. До Ctrl+C.\n\n  {url}\n",
  pl: "Otwórz ten link, jest tylko dla Ciebie. Do Ctrl+C.\n\n  {url}\n",
};

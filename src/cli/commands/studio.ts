import { randomBytes } from "node:crypto";
import { createFakeAccount } from "../../entries/fake.ts";
import { createForwarder, loadAccount, memoryRegister, memoryStore } from "../../entries/index.ts";
import { sources } from "../declarations/choices.ts";
import { readRules } from "../files/rules.ts";
import type { CommandCall, Ending } from "../frame/command.ts";
import { serveLocally } from "../frame/localServer.ts";
import { issueOptions, untilEnded } from "../frame/output.ts";
import { sampleSources } from "../samples/samples.ts";
import { readPage } from "../studio/files.ts";
import { createHandler } from "../studio/handler.ts";
import { createSession, type Session } from "../studio/session.ts";
import { usualToken } from "./fake.ts";
import { cachedAccount, givenAccount } from "./mapping.ts";

const keyBytes = 24;
/** In a try-out, where none are named: the most common sender of our samples. */
const usualRules = "woocommerce-order";

/** Serves the page on which a person looks at leads, until Ctrl+C. */
export async function studioCommand(call: CommandCall): Promise<Ending> {
  const session = await openTryOut(call);
  try {
    await serveStudio(call, session, call.options.number("port") ?? 0);
  } finally {
    await session.close();
  }
  return "yes";
}

/** Prints the link with its key, and serves until Ctrl+C. */
async function serveStudio({ output, signal }: CommandCall, session: Session, wanted: number): Promise<void> {
  const key = randomBytes(keyBytes).toString("base64url");
  const files = readPage();
  const server = await serveLocally({ port: wanted }, (port) => createHandler(session, { port, key }, files));
  // After `#`: a browser sends it nowhere, and no log has it.
  const url = `http://127.0.0.1:${server.port}/#key=${key}`;
  if (output.isJson) output.json({ url });
  else output.print(output.say(started, { url }));
  await untilEnded(signal);
  server.close();
}

/** A fake account and everything in memory: nothing is left of it. */
export async function openTryOut(call: CommandCall): Promise<Session> {
  const { options, output, onRead } = call;
  const path = options.text("rules") ?? usualRules;
  const fake = createFakeAccount({ token: usualToken, keepRequests: 1_000 });
  const baselinker = fake.client();
  const given = await givenAccount(call);
  const store = memoryStore();
  const register = memoryRegister({ keepLeads: "all" });
  const { language } = await issueOptions(output.language);
  const namespace = options.text("namespace");
  const open = async (rules: Awaited<ReturnType<typeof readRules>>["rules"]) =>
    createForwarder({ baselinker, rules, store, register, language, namespace, account: given });
  const { rules } = await readRules(path, onRead);
  const usual = sources.filter((each) => Reflect.get(sampleSources[each], "rules") === path);
  return createSession({
    isReadOnly: options.flag("readOnly"),
    account: "fake",
    language: output.language,
    samples: [...new Set([...usual, ...sources])],
    store: undefined,
    panel: undefined,
    sendBlocked: undefined,
    rules: { path, read: () => readRules(path, onRead) },
    viewer: await open(rules),
    openSender: open,
    loadAccount: cachedAccount(async (signal) => given ?? loadAccount(baselinker, { signal })),
    async close() {
      await register.close();
      await store.close();
    },
  });
}

const started = {
  en: "Open this link, for you alone. Until Ctrl+C.\n\n  {url}\n",
  uk: "Відкрийте це посилання, воно лише для вас. До Ctrl+C.\n\n  {url}\n",
  pl: "Otwórz ten link, jest tylko dla Ciebie. Do Ctrl+C.\n\n  {url}\n",
};

import type { McpServerFactory } from "@modelcontextprotocol/server";
import { serveStdio } from "@modelcontextprotocol/server/stdio";
import { loadAccount } from "../../../entries/index.ts";
import { methodKinds } from "../../../entries/schema.ts";
import { sqliteRateLimiter } from "../../../entries/sqlite.ts";
import { closestName } from "../../../shared/options/closestName.ts";
import { type Config, readConfig } from "../../files/config.ts";
import { readRules } from "../../files/rules.ts";
import { leadHider } from "../../mcp/hiddenLead.ts";
import { People } from "../../mcp/people.ts";
import { rulesFor } from "../../mcp/senderRules.ts";
import { serverFactory } from "../../mcp/server.ts";
import type { Session } from "../../mcp/session.ts";
import { catalogId } from "../../project/catalog.ts";
import { openRegister } from "../../project/delivery.ts";
import { eventNotes } from "../../project/eventNotes.ts";
import { givenToken, openProbedClient, tokenOf } from "../../project/openClient.ts";
import { cached, givenAccount } from "../../project/openRules.ts";
import { registerSources } from "../../project/registerSources.ts";
import { RulesBySender } from "../../project/rulesBySender.ts";
import { senderForwarders } from "../../project/senderForwarders.ts";
import type { CommandCall, Ending } from "../../terminal/command.ts";
import { untilEnded } from "../../terminal/commandIo.ts";
import { CommandFailure } from "../../terminal/failure.ts";

/** The default limit is half of what Base allows: the shop needs the rest. */
const usualRequestsPerMinute = 50;

/** A call waits at most this long, since a client gives up after a minute. */
const maxWaitMs = 20_000;

/** Serves the Model Context Protocol until the client ends the connection. */
export async function mcpCommand(call: CommandCall): Promise<Ending> {
  const { options } = call;
  const writes = options.list("write").flatMap(writeNames);
  const serve = await servingOf(call);
  const config = await readConfig(call);
  const rules = new RulesBySender(call, config);
  const store = options.text("store") ?? config.register ?? config.store;
  // A client shows what is wrong with a server only when it starts.
  for (const { path } of rules.sets) await readRules(path, call.onRead);
  if (writes.length > 0) tokenOf(call);
  if (writes.includes("resend_leads") && (rules.sets.length === 0 || store === undefined))
    throw new CommandFailure("usage", "mcp.resendNeeds");
  const { session, close } = await openSession(call, writes, { rules, store, config });
  try {
    await serve(serverFactory(session));
  } finally {
    await close();
  }
  return "yes";
}

/** Returns the function that serves the protocol, after checking its options. */
async function servingOf(call: CommandCall): Promise<(factory: McpServerFactory) => Promise<void>> {
  const { options, signal, output } = call;
  if (options.flag("http")) {
    const { httpServing } = await import("../../mcp/http.ts");
    return httpServing(call, call.env.BASELINKER_MCP_KEY);
  }
  for (const name of ["port", "host"])
    if (options.number(name) !== undefined || options.text(name) !== undefined)
      throw new CommandFailure("usage", "mcp.onlyHttp", { name });
  if (output.isInteractive) output.note(output.say("mcp.waiting"));
  return (factory) =>
    new Promise((resolve) => {
      const served = serveStdio(factory);
      process.stdin.once("close", resolve);
      untilEnded(signal).then(() => served.close().then(resolve, resolve));
    });
}

interface SessionFiles {
  readonly rules: RulesBySender;
  readonly store: string | undefined;
  readonly config?: Config;
}

/** Opens what the tools work with, from the options of the call. */
export async function openSession(
  call: CommandCall,
  writes: readonly string[],
  { rules, store, config = {} }: SessionFiles,
) {
  const { options, onRead } = call;
  const token = givenToken(call);
  const requestsPerMinute = options.number("requestsPerMinute") ?? usualRequestsPerMinute;
  const opened = store === undefined ? undefined : await openRegister(call, store);
  // With the file, several servers of a machine stay within the limit together.
  const limiter =
    token === undefined || store === undefined
      ? undefined
      : sqliteRateLimiter(store, { token, requestsPerMinute });
  const probed =
    token === undefined
      ? undefined
      : openProbedClient(call, {
          readOnly: writes.length === 0,
          maxWaitMs,
          rateLimit: limiter === undefined ? { requestsPerMinute } : { limiter },
        });
  const account = await givenAccount(call);
  const session: Session = {
    client: probed?.client,
    writes,
    asksFirst: !options.flag("yes"),
    people: new People({ show: options.flag("personalData") }),
    rules,
    sources: opened === undefined ? async () => new Map() : registerSources(opened.register),
    readRules: async (path) => (await readRules(path, onRead)).rules,
    usableRules: new Map(),
    register: opened?.register,
    async withForwarders(work) {
      if (probed === undefined || store === undefined)
        throw new Error("unreachable: the tool is listed only with a token, a store and rules");
      const { client } = probed;
      const forwarders = senderForwarders(store, async ({ path, inventoryId: ofSet }) => {
        const currentRules = (await readRules(path, onRead)).rules;
        const choice = { rules: currentRules, config: { ...config, inventoryId: ofSet } };
        const inventoryId = await catalogId(call, client, choice);
        // With an id, only the products in the leads are read, since a shop can be large.
        const catalog = inventoryId === undefined ? undefined : { inventoryId };
        return { baselinker: client, rules: currentRules, account, catalog, onEvent: eventNotes(call) };
      });
      try {
        return await work(async (entry) => forwarders.of(await rulesFor(entry, session), entry.namespace));
      } finally {
        await forwarders.close();
      }
    },
    account: cached(
      async (signal: AbortSignal) => account ?? (probed && loadAccount(probed.client, { signal })),
    ),
    clockOffset: () => probed?.clockOffset(),
    now: Date.now,
  };
  // What the rules of now know of people is kept, whatever becomes of their files.
  await leadHider(session);
  return {
    session,
    async close() {
      await opened?.close();
      await limiter?.close();
    },
  };
}

/** The names in one `--write`. There is no word for all: each permission is a decision. */
function writeNames(text: string): string[] {
  return text.split(",").map((part) => {
    const name = part.trim();
    if (name === "resend_leads") return name;
    const kind = Object.entries(methodKinds).find(([known]) => known === name)?.[1];
    if (kind === "read") throw new CommandFailure("usage", "mcp.isRead", { name });
    if (kind !== undefined) return name;
    const writes = Object.entries(methodKinds).filter(([, methodKind]) => methodKind !== "read");
    const close = closestName(name, [...writes.map(([method]) => method), "resend_leads"]);
    throw close === undefined
      ? new CommandFailure("usage", "mcp.noWrite", { name })
      : new CommandFailure("usage", "mcp.otherWrite", { name, close });
  });
}

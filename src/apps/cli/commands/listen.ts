import { randomUUID } from "node:crypto";
import { join } from "node:path";
import { createFakeAccount, type FakeAccount } from "../../../entries/fake.ts";
import { type Catalog, createMapper, decodeBody, type Mapper } from "../../../entries/mapping.ts";
import { isLoopback } from "../../../shared/runtime/caller.ts";
import { readRules } from "../../files/rules.ts";
import { makePrivateFolder, writeWhole } from "../../files/writeWhole.ts";
import { catalogIfAsked } from "../../project/catalog.ts";
import { newOrderIds } from "../../project/fake.ts";
import { openTryOut } from "../../studio/openSession.ts";
import type { Session } from "../../studio/session.ts";
import { type Refusal, refusalOf, refusalStatus } from "../../terminal/audience.ts";
import type { CommandCall, Ending } from "../../terminal/command.ts";
import { untilEnded } from "../../terminal/commandIo.ts";
import { CommandFailure, indented, reasonOf } from "../../terminal/failure.ts";
import { httpUrl, tunnelOf } from "../../terminal/httpUrl.ts";
import { type CommandKey, issueOptions } from "../../terminal/language.ts";
import { type LocalHandler, serveLocally } from "../../terminal/localServer.ts";
import type { Output } from "../../terminal/output.ts";
import { formatTable } from "../../terminal/table.ts";
import { issueLine, resultLine } from "./resultLine.ts";
import { serveStudio } from "./studio.ts";

/** Headers that identify a delivery. Never a signature, a cookie or a password. */
const deliveryHeader =
  /^(?:x-wc-webhook-(?:topic|delivery-id)|x-shopify-(?:topic|event-id)|webhook-id|x-[\w-]*(?:delivery|event|request)-id|x-[\w-]*(?:topic|event))$/;

/** Headers of one connection, which must not be forwarded. */
const hopHeader = /^(?:host|connection|content-length|transfer-encoding|expect)$/;

interface Listening {
  readonly output: Output;
  readonly folder: string;
  readonly mapper: Mapper | undefined;
  readonly catalog: Catalog | undefined;
  readonly forward: URL | undefined;
  /** Host names that also lead to this machine. */
  readonly tunnels: ReadonlySet<string>;
  readonly account: FakeAccount;
  /** The session of the page, in which leads become orders of the fake account. */
  readonly studio: Session | undefined;
}

/**
 * Receives webhooks, saves each one as a lead file and prints its result. It also serves a fake account, so
 * no separate one is needed.
 */
export async function listenCommand(call: CommandCall): Promise<Ending> {
  const { options, output, signal } = call;
  const path = options.text("rules");
  const rules = path === undefined ? undefined : (await readRules(path, call.onRead)).rules;
  const mapper = rules && createMapper(rules, await issueOptions(output.resultLanguage.tag));
  const catalog = rules && (await catalogIfAsked(call, rules));
  if (options.flag("studio") && rules === undefined)
    throw new CommandFailure("usage", "listen.studioNeedsRules");
  const folder = options.text("folder") ?? "received-leads";
  await makePrivateFolder(folder);
  const account = createFakeAccount({ quirks: 1, orderIdsAfter: newOrderIds() });
  const listening = {
    output,
    folder,
    mapper,
    catalog,
    forward: forwardOf(options.text("forward")),
    tunnels: new Set(options.list("tunnel").map(tunnelOf)),
    account,
    studio: options.flag("studio") ? await openTryOut(call, {}, account) : undefined,
  };
  const served = await serveLocally({ port: options.number("port") ?? 0 }, () => handlerOf(listening));
  const { port } = served;
  const url = `http://127.0.0.1:${port}`;
  const page = listening.studio && (await serveStudio(call, listening.studio, 0));
  if (output.isJson) {
    const fake = { url: `${url}${fakePath}`, token: account.token };
    output.json({ url: `${url}/`, folder, fake, ...(page && { studio: page.url }) });
  } else {
    const rows = [
      [output.say("listen.webhook"), `${url}/`],
      [output.say("listen.fake"), `${url}${fakePath}`],
      [output.say("listen.token"), account.token],
    ];
    const places = formatTable([], rows, undefined).map((line) => `  ${line}`);
    output.print([output.say("listen.started", { folder }), "", ...places, ""]);
    if (page !== undefined) output.print([output.say("listen.studioStarted"), "", `  ${page.url}`, ""]);
  }
  await untilEnded(signal);
  page?.close();
  served.close();
  await listening.studio?.close();
  return "yes";
}

const fakePath = "/connector.php";

function handlerOf(listening: Listening): LocalHandler {
  const { output, tunnels, account } = listening;
  let count = 0;
  return {
    refuse(request) {
      const refusal = isForFake(request)
        ? refusalOf(request, "machine", { tunnels, isDirect: true })
        : refusalOf(request, "tunnel", { tunnels });
      if (refusal === undefined) return undefined;
      const host = request.headers.get("host")?.slice(0, 260) ?? "–";
      const message = output.say(refused[refusal], { host });
      output.complain(message);
      return textAnswer(refusalStatus[refusal], `${message}\n`);
    },
    async answer(request) {
      count += 1;
      try {
        if (isForFake(request)) return await answerAsFake(request, account);
        if (request.method === "POST" || request.method === "PUT")
          return await receive(request, count, listening);
        return textAnswer(200, "baselinker-sdk listen\n");
      } catch (error) {
        output.complain((await reasonOf(error, output.language)).split("\n"));
        return new Response(null, { status: 500 });
      }
    },
  };
}

/** By the parsed path, so that what reaches the fake account is always judged as a request for it. */
function isForFake({ url }: Request): boolean {
  return new URL(url).pathname === fakePath;
}

function textAnswer(status: number, text: string): Response {
  // These have no body, and an app that took a request may answer with them.
  const body = [204, 205, 304].includes(status) ? null : text;
  return new Response(body, { status, headers: { "content-type": "text/plain; charset=utf-8" } });
}

async function receive(request: Request, number: number, listening: Listening): Promise<Response> {
  const { folder, forward } = listening;
  const body = Buffer.from(await request.arrayBuffer());
  const contentType = request.headers.get("content-type");
  const receivedAt = new Date().toISOString();
  const time = receivedAt.replaceAll(":", "-").slice(0, 19);
  // Two of these commands may receive in the same second, in one folder.
  const name = `${time}-${String(number).padStart(3, "0")}-${randomUUID().slice(0, 8)}.request.json`;
  const path = join(folder, name);
  const saved = { receivedAt, contentType, headers: deliveryHeaders(request), body: body.toString("utf8") };
  await writeWhole(path, `${JSON.stringify(saved, undefined, 2)}\n`, { isNew: true, mode: 0o600 });
  const status = forward === undefined ? undefined : await passOn(request, body, forward);
  await tell({ path, body, contentType, status, source: sourceIn(request) }, listening);
  return textAnswer(status ?? 200, "ok\n");
}

interface Received {
  readonly path: string;
  readonly body: Buffer;
  readonly contentType: string | null;
  readonly status: number | undefined;
  readonly source: string | undefined;
}

async function tell(
  { path, body, contentType, status, source }: Received,
  { output, mapper, catalog, studio }: Listening,
): Promise<void> {
  const passed = status === undefined ? "" : `  → ${status}`;
  let results: ReturnType<Mapper["map"]>[] = [];
  let problem: string | undefined;
  try {
    const lead = decodeBody(body, contentType);
    const leads = mapper?.split(lead) ?? [];
    if (mapper !== undefined)
      results = leads.map((singleLead) => mapper.map(singleLead, { receivedAt: new Date(), catalog }));
    const sender = await studio?.sender();
    for (const singleLead of leads) await sender?.receive(singleLead, { source, deliver: "now" });
  } catch (error) {
    problem = await reasonOf(error, output.resultLanguage);
  }
  if (output.isJson) {
    const said = results.map(({ status: ended, issues }) => ({ status: ended, issues }));
    output.json({ file: path, bytes: body.length, contentType, forwarded: status, problem, results: said });
    return;
  }
  output.print(`${path}  ${body.length} B  ${contentType ?? "–"}${passed}`);
  if (problem !== undefined) output.print(indented(problem));
  for (const result of results) {
    output.print(`  ${resultLine(result, output)}`);
    for (const issue of result.issues) output.print(issueLine(issue, output));
  }
}

/** The source in the path of a request, for the list of leads: `tilda` for `/tilda?key=…`. */
function sourceIn({ url }: Request): string | undefined {
  return /^\/([\w-]{1,40})(?:\/|$)/.exec(new URL(url).pathname)?.[1];
}

function deliveryHeaders({ headers }: Request): Record<string, string> {
  return Object.fromEntries([...headers].filter(([name]) => deliveryHeader.test(name)));
}

/** Forwards the request unchanged with its signature, so that the app can check it. */
async function passOn({ url, method, headers }: Request, body: Buffer, to: URL): Promise<number> {
  const target = new URL(to);
  const { search } = new URL(url);
  if (search !== "") target.search = search;
  try {
    const answer = await fetch(target, {
      method,
      headers: [...headers].filter(([name]) => !hopHeader.test(name)),
      body: new Uint8Array(body),
      redirect: "manual",
    });
    await answer.body?.cancel();
    return answer.status;
  } catch {
    return 502;
  }
}

async function answerAsFake(request: Request, account: FakeAccount): Promise<Response> {
  const init = { method: "POST", headers: request.headers, body: await request.arrayBuffer() };
  const { status, headers, body } = await account.fetch(account.baseUrl, init);
  const type = headers.get("content-type") ?? "application/json";
  return new Response(body, { status, headers: { "content-type": type } });
}

function forwardOf(address: string | undefined): URL | undefined {
  if (address === undefined) return undefined;
  const url = httpUrl("--forward", address);
  if (!isLoopback(url.hostname)) throw new CommandFailure("usage", "listen.notLocal", { given: address });
  return url;
}

const refused: Readonly<
  Record<Refusal, CommandKey & ("address.foreignHost" | `listen.${"wrong" | "no"}_${string}`)>
> = {
  wrong_host: "address.foreignHost",
  wrong_origin: "listen.wrong_origin",
  no_route: "listen.no_route",
};

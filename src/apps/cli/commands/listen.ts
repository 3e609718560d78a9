import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { join } from "node:path";
import { createFakeAccount, type FakeAccount } from "../../../entries/fake.ts";
import { type Catalog, createMapper, decodeBody, type Mapper } from "../../../entries/mapping.ts";
import { readRules } from "../../files/rules.ts";
import { makePrivateFolder, writeWhole } from "../../files/writeWhole.ts";
import { catalogIfAsked } from "../../project/catalog.ts";
import { newOrderIds, usualToken } from "../../project/fake.ts";
import { openTryOut } from "../../studio/openSession.ts";
import type { Session } from "../../studio/session.ts";
import type { CommandCall, Ending } from "../../terminal/command.ts";
import { untilEnded } from "../../terminal/commandIo.ts";
import { CommandFailure, reasonOf } from "../../terminal/failure.ts";
import { foreignHost, httpUrl, isLoopback, isOwnHost, tunnelOf } from "../../terminal/httpUrl.ts";
import { issueOptions } from "../../terminal/language.ts";
import { type Output, shown } from "../../terminal/output.ts";
import { readBody } from "../../terminal/readBody.ts";
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
  const mapper = rules && createMapper(rules, await issueOptions(output.language));
  const catalog = rules && (await catalogIfAsked(call, rules));
  if (options.flag("studio") && rules === undefined) throw new CommandFailure("usage", studioNeedsRules);
  const folder = options.text("folder") ?? "received-leads";
  await makePrivateFolder(folder);
  const account = createFakeAccount({ token: usualToken, quirks: 1, orderIdsAfter: newOrderIds() });
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
  let count = 0;
  const server = createServer((request, response) => {
    count += 1;
    receive(request, response, count, listening).catch(async (error: unknown) => {
      output.complain(shown(await reasonOf(error, output.language)));
      if (!response.headersSent) response.writeHead(500).end();
    });
  });
  const port = await new Promise<number>((resolve, reject) => {
    server.on("error", reject);
    server.listen(options.number("port") ?? 0, "127.0.0.1", () => {
      const address = server.address();
      resolve(typeof address === "object" && address !== null ? address.port : 0);
    });
  });
  const url = `http://127.0.0.1:${port}`;
  const page = listening.studio && (await serveStudio(call, listening.studio, 0));
  if (output.isJson) {
    const fake = { url: `${url}${fakePath}`, token: usualToken };
    output.json({ url: `${url}/`, folder, fake, ...(page && { studio: page.url }) });
  } else {
    output.print(output.say(started, { url, folder, fake: `${url}${fakePath}`, token: usualToken }));
    if (page !== undefined) output.print(output.say(studioStarted, { url: page.url }));
  }
  await untilEnded(signal);
  page?.close();
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
  await listening.studio?.close();
  return "yes";
}

const fakePath = "/connector.php";

async function receive(
  request: IncomingMessage,
  response: ServerResponse,
  number: number,
  listening: Listening,
): Promise<void> {
  const { output, folder, forward, tunnels } = listening;
  if (!isOwnHost(request.headers.host, tunnels)) {
    const refusal = output.say(foreignHost, { host: shown(request.headers.host?.slice(0, 260)) });
    output.complain(refusal);
    response.writeHead(421, { "content-type": "text/plain; charset=utf-8", connection: "close" });
    response.end(`${refusal}\n`);
    return;
  }
  const body = await readBody(request, response);
  if (body === undefined) return;
  if (request.url?.startsWith(fakePath)) return answerAsFake(request, response, body, listening.account);
  if (request.method !== "POST" && request.method !== "PUT") {
    response.writeHead(200, { "content-type": "text/plain" }).end("baselinker-sdk listen\n");
    return;
  }
  const contentType = request.headers["content-type"] ?? null;
  const receivedAt = new Date().toISOString();
  const name = `${receivedAt.replaceAll(":", "-").slice(0, 19)}-${String(number).padStart(3, "0")}.request.json`;
  const path = join(folder, name);
  const saved = { receivedAt, contentType, headers: deliveryHeaders(request), body: body.toString("utf8") };
  await writeWhole(path, `${JSON.stringify(saved, undefined, 2)}\n`, { isNew: true, mode: 0o600 });
  const status = forward === undefined ? undefined : await passOn(request, body, forward);
  await tell({ path, body, contentType, status, source: sourceIn(request.url) }, listening);
  response.writeHead(status ?? 200, { "content-type": "text/plain" }).end("ok\n");
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
    problem = await reasonOf(error, output.language);
  }
  if (output.isJson) {
    const said = results.map(({ status: ended, issues }) => ({ status: ended, issues }));
    output.json({ file: path, bytes: body.length, contentType, forwarded: status, problem, results: said });
    return;
  }
  output.print(`${path}  ${body.length} B  ${shown(contentType ?? "–")}${passed}`);
  if (problem !== undefined) output.print(`  ${shown(problem)}`);
  for (const result of results) {
    output.print(`  ${resultLine(result, output)}`);
    for (const issue of result.issues) output.print(issueLine(issue, output));
  }
}

/** The source in the path of a request, for the list of leads: `tilda` for `/tilda?key=…`. */
function sourceIn(url = "/"): string | undefined {
  return /^\/([\w-]{1,40})(?:[/?]|$)/.exec(url)?.[1];
}

function deliveryHeaders(request: IncomingMessage): Record<string, string> {
  return Object.fromEntries(singleHeaders(request).filter(([name]) => deliveryHeader.test(name)));
}

function singleHeaders({ headers }: IncomingMessage): [name: string, value: string][] {
  return Object.entries(headers).flatMap(([name, value]) =>
    typeof value === "string" ? [[name, value]] : [],
  );
}

/** Forwards the request unchanged with its signature, so that the app can check it. */
async function passOn(request: IncomingMessage, body: Buffer, to: URL): Promise<number> {
  const headers = singleHeaders(request).filter(([name]) => !hopHeader.test(name));
  const search = new URL(request.url ?? "/", to).search;
  const target = new URL(to);
  if (search !== "") target.search = search;
  try {
    const answer = await fetch(target, {
      method: request.method ?? "POST",
      headers,
      body: new Uint8Array(body),
      redirect: "manual",
    });
    await answer.body?.cancel();
    return answer.status;
  } catch {
    return 502;
  }
}

async function answerAsFake(
  request: IncomingMessage,
  response: ServerResponse,
  body: Buffer,
  account: FakeAccount,
): Promise<void> {
  const init = { method: "POST", headers: singleHeaders(request), body: new Uint8Array(body) };
  const answer = await account.fetch(account.baseUrl, init);
  response.writeHead(answer.status, {
    "content-type": answer.headers.get("content-type") ?? "application/json",
  });
  response.end(Buffer.from(await answer.arrayBuffer()));
}

function forwardOf(address: string | undefined): URL | undefined {
  if (address === undefined) return undefined;
  const url = httpUrl("--forward", address);
  if (!isLoopback(url)) throw new CommandFailure("usage", notLocal, { given: shown(address) });
  return url;
}

const started = {
  en: `Listening until Ctrl+C. Each request is kept in {folder}.

  Webhook  {url}/
  Fake     {fake}   token {token}
`,
  uk: `Слухаю до Ctrl+C. Кожен запит зберігається в {folder}.

  Вебхук        {url}/
  Несправжній   {fake}   токен {token}
`,
  pl: `Słucham do Ctrl+C. Każde żądanie jest zapisywane w {folder}.

  Webhook  {url}/
  Atrapa   {fake}   token {token}
`,
};
const studioStarted = {
  en: "Open this link to see what became of each, for you alone:\n\n  {url}\n",
  uk: "Відкрийте це посилання, щоб бачити, що стало з кожним; воно лише для вас:\n\n  {url}\n",
  pl: "Otwórz ten link, by zobaczyć, co się z każdym stało; jest tylko dla Ciebie:\n\n  {url}\n",
};
const studioNeedsRules = {
  en: "--studio shows what rules make of each lead. Name them with --rules.",
  uk: "--studio показує, що правила роблять із кожного ліда. Назвіть їх через --rules.",
  pl: "--studio pokazuje, co reguły robią z każdego leada. Podaj je przez --rules.",
};
const notLocal = {
  en: "--forward: {given} is not on this machine. Requests are passed on to a local app only.",
  uk: "--forward: {given} не на цьому комп'ютері. Те, що надходить, іде далі лише до місцевої програми.",
  pl: "--forward: {given} nie jest na tym komputerze. To, co przychodzi, idzie dalej tylko do lokalnej aplikacji.",
};

import { isLoopback } from "../../../shared/runtime/caller.ts";
import { type RequestKind, requestKinds, sources } from "../../project/choices.ts";
import { type SampleSource, sampleSources } from "../../project/samples/samples.ts";
import { askYes } from "../../terminal/asking.ts";
import type { CommandCall, Ending } from "../../terminal/command.ts";
import { CommandFailure } from "../../terminal/failure.ts";
import { httpUrl } from "../../terminal/httpUrl.ts";
import { formatTable } from "../../terminal/table.ts";
import { senderSecret } from "./projectServer.ts";

const replayedMs = 3_600_000;
const maxWaitMs = 35_000;
const maxAnswerBytes = 65_536;

/** Where the secret is sent, for senders that let you choose. */
type SamplePlace = Parameters<SampleSource["sign"]>[1];

interface Answer {
  readonly kind: string;
  readonly status: number;
  readonly ok: boolean;
  readonly answer: string;
}

export async function triggerCommand(call: CommandCall): Promise<Ending> {
  const { options, output, words, signal } = call;
  const name = sources.find((sourceName) => sourceName === words[0]);
  if (name === undefined) throw new TypeError(`There is no source ${words[0]}.`);
  const source = sampleSources[name];
  const url = httpUrl("--to", options.text("to") ?? "");
  const secretOption = options.text("secret");
  if (secretOption !== undefined) output.note(output.say("trigger.seenSecret"));
  // By the names that `init` gives to the secret of one sender, and to those of several.
  const secret = secretOption ?? (call.env.WEBHOOK_SECRET || call.env[senderSecret(name)]);
  if (secret === undefined || secret === "") throw new CommandFailure("usage", "trigger.noSecret");
  if (!isLoopback(url.hostname)) {
    output.complain(output.say("trigger.realOrders", { host: url.host }));
    await askYes(call, output.say("trigger.question", { host: url.host }));
  }
  const place = placeOf(options.text("place"));
  const kinds = options.choices("kind", requestKinds);
  const answers: Answer[] = [];
  for (const kind of kinds.length === 0 ? requestKinds.slice(0, 1) : kinds) {
    if (signal.aborted) return "interrupted";
    answers.push(...(await send(kind, source, { url, secret, place, signal })));
  }
  if (output.isJson) for (const answer of answers) output.json(answer);
  else {
    const rows = answers.map(({ kind, status, ok, answer }) => [
      ok ? "✓" : "✗",
      kind,
      String(status),
      answer,
    ]);
    output.print(formatTable(output.say("trigger.head").split("|"), rows, output.columns));
  }
  return answers.every(({ ok }) => ok) ? "yes" : "no";
}

interface Target {
  readonly url: URL;
  readonly secret: string;
  readonly place: SamplePlace;
  readonly signal: AbortSignal;
}

async function send(kind: RequestKind, source: SampleSource, target: Target): Promise<Answer[]> {
  const now = new Date();
  const id = Math.floor(now.getTime() / 10) % 1e10;
  if (kind === "ping" && source.ping === undefined) return [];
  const sample = kind === "ping" && source.ping !== undefined ? source.ping : source.body({ id, at: now });
  const { secret, place } = target;
  const signature = source.sign(kind === "forged" ? otherThan(secret) : secret, place);
  const make = () =>
    new Request(target.url, {
      method: "POST",
      headers: { "content-type": sample.contentType, ...sample.headers },
      body: sample.body,
    });
  const signedAt = kind === "replayed" ? new Date(now.getTime() - replayedMs) : now;
  const signed = async () => (kind === "ping" ? make() : signature.sign(make(), { at: signedAt }));
  const isRefused = kind === "forged" || (kind === "replayed" && source.isTimed === true);
  const names = kind === "repeated" ? ["first", "repeated"] : [kind];
  const answers: Answer[] = [];
  for (const name of names) {
    const { status, text } = await exchange(await signed(), target.signal);
    const ok = isRefused ? status >= 400 && status < 500 : status >= 200 && status < 300;
    answers.push({ kind: name, status, ok, answer: text });
  }
  return answers;
}

async function exchange(
  request: Request,
  signal: AbortSignal,
): Promise<{ readonly status: number; readonly text: string }> {
  const limit = AbortSignal.any([signal, AbortSignal.timeout(maxWaitMs)]);
  try {
    const response = await fetch(request, { redirect: "manual", signal: limit });
    return { status: response.status, text: (await startOf(response)).trim().slice(0, 200) };
  } catch (error) {
    if (signal.aborted) throw error;
    throw new CommandFailure("outside", "trigger.noAnswer", { url: new URL(request.url).origin });
  }
}

/** The first bytes of an answer, which may never end. */
async function startOf({ body }: Response): Promise<string> {
  const pieces: Uint8Array[] = [];
  let length = 0;
  for await (const piece of body ?? []) {
    pieces.push(piece);
    length += piece.length;
    if (length >= maxAnswerBytes) break;
  }
  return Buffer.concat(pieces).toString("utf8");
}

function otherThan(secret: string): string {
  const [prefix = "", rest = ""] = /^(whsec_)?(.*)$/s.exec(secret)?.slice(1) ?? [];
  return `${prefix}${[...rest].reverse().join("").replace(/^=+/, "")}AAAA`;
}

function placeOf(text = "query:key"): SamplePlace {
  const [, kind, name = ""] = /^(header|query|field):(.+)$/.exec(text) ?? [];
  if (kind === "header") return { header: name };
  if (kind === "query") return { query: name };
  if (kind === "field") return { field: name };
  throw new CommandFailure("usage", "trigger.noPlace", { given: text });
}

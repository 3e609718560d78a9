import { languages } from "../../entries/languages.ts";
import { decodeBody } from "../../entries/mapping.ts";
import { within } from "../../shared/runtime/abort.ts";
import type { Health, Resent } from "../page/wire.ts";
import { sources } from "../project/choices.ts";
import { sampleSources } from "../project/samples/samples.ts";
import { reasonOf } from "../terminal/failure.ts";
import { loadLanguage } from "../terminal/language.ts";
import { Refused, timeOf } from "./refusal.ts";
import type { Asked, Routes } from "./route.ts";
import type { Session } from "./session.ts";

/**
 * The maximum wait for an action. One that takes longer, because of the limit, a block or the store,
 * continues, and the page asks again.
 */
const maxWaitMs = 2_000;

export function actionRoutes(session: Session): Routes {
  const { register } = session;
  return {
    health: { method: "GET", run: ({ language }) => healthOf(session, language) },
    resend: {
      method: "POST",
      changes: true,
      async run({ body }) {
        const id = textIn(body, "id");
        const confirmedAbsent = timeOf("confirmedAbsent", body.confirmedAbsent);
        if (body.as !== undefined && body.as !== "new")
          throw new Refused("wrong_value", { name: "as", wanted: "new" });
        const entry = await register.get(id);
        // A lead that is not there is refused by the register.
        const sender = await (entry === undefined ? session : await session.of(entry)).sender();
        const result = await inTime(session, sender.resend(id, { confirmedAbsent, as: body.as }));
        if (result === undefined)
          return Response.json({ status: "running" } satisfies Resent, { status: 202 });
        const { status } = result;
        return { status, ...("orderId" in result ? { orderId: result.orderId } : {}) } satisfies Resent;
      },
    },
    discard: {
      method: "POST",
      changes: true,
      async run({ body }) {
        const id = textIn(body, "id");
        await register.discard(id);
        return { id };
      },
    },
    erase: {
      method: "POST",
      changes: true,
      async run({ body }) {
        const id = textIn(body, "id");
        if (!(await register.erase(id))) throw new Refused("not_found");
        return { id };
      },
    },
    sample: { method: "POST", changes: true, run: (asked) => sendSample(session, asked) },
  };
}

async function sendSample(session: Session, { body, language }: Asked): Promise<{ readonly id: string }> {
  const name = textIn(body, "source");
  const source = sources.find((sourceName) => sourceName === name && session.samples.includes(sourceName));
  if (source === undefined)
    throw new Refused("wrong_value", { name: "source", wanted: session.samples.join(", ") });
  const sender = await session.sender();
  const now = new Date(session.clock.date());
  // The id is made as in `trigger`, so that each sample is another lead.
  const spoken = languages[language];
  const buyer = "sample" in spoken ? await spoken.sample() : undefined;
  const sample = sampleSources[source].body({ id: Math.floor(now.getTime() / 10) % 1e10, at: now, buyer });
  const lead = decodeBody(sample.body, sample.contentType);
  const { id, ended } = await sender.receive(lead, { source, deliver: "now" });
  await inTime(session, ended);
  return { id };
}

async function healthOf(session: Session, language: Session["language"]): Promise<Health> {
  const { canAccept, canSend, store, limiter, inFlight, waiting, open, lastSuccessAt } =
    await session.health();
  const { waiting: calls, pausedUntil } = limiter;
  return {
    canAccept,
    canSend,
    store:
      store.error === undefined
        ? { ok: store.ok }
        : { ok: store.ok, problem: await reasonOf(store.error, await loadLanguage(language)) },
    limiter: {
      ...(calls === undefined ? {} : { waiting: calls }),
      ...(pausedUntil === undefined ? {} : { pausedUntil: pausedUntil.toISOString() }),
    },
    inFlight,
    waiting,
    ...(open === undefined ? {} : { open }),
    ...(lastSuccessAt === undefined ? {} : { lastSuccessAt: lastSuccessAt.toISOString() }),
  };
}

/** The result of the work, or `undefined` if it takes longer: it then continues, and its entry says how it ended. */
export async function inTime<Value>({ clock }: Session, work: Promise<Value>): Promise<Value | undefined> {
  const late = new Error("It takes longer.");
  return within(maxWaitMs, clock, work, () => late).catch((error: unknown) => {
    if (error !== late) throw error;
    return undefined;
  });
}

function textIn(body: Asked["body"], name: string): string {
  const value = body[name];
  if (typeof value === "string" && value !== "") return value;
  throw new Refused("wrong_value", { name, wanted: "text" });
}

import { decodeBody } from "../../entries/mapping.ts";
import { within } from "../../shared/runtime/abort.ts";
import type { Health, Resent } from "../page/wire.ts";
import { sources } from "../project/choices.ts";
import { sampleSources } from "../project/samples/samples.ts";
import { reasonOf } from "../terminal/failure.ts";
import { Refused, timeOf } from "./refusal.ts";
import type { Asked, Routes } from "./route.ts";
import type { Session } from "./session.ts";

/** What waits for the limit, a block or a doubt of the store continues, and the page looks again. */
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
        const sender = await session.sender();
        const result = await inTime(session, sender.resend(id, confirmedAbsent && { confirmedAbsent }));
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

async function sendSample(session: Session, { body }: Asked): Promise<{ readonly id: string }> {
  const given = textIn(body, "source");
  const source = sources.find((each) => each === given && session.samples.includes(each));
  if (source === undefined)
    throw new Refused("wrong_value", { name: "source", wanted: session.samples.join(", ") });
  const sender = await session.sender();
  const at = new Date(session.clock.date());
  // As `trigger` numbers its samples: each is another lead.
  const sample = sampleSources[source].body({ id: Math.floor(at.getTime() / 10) % 1e10, at });
  const lead = decodeBody(sample.body, sample.contentType);
  const { id, ended } = await sender.receive(lead, { source, deliver: "now" });
  await inTime(session, ended);
  return { id };
}

async function healthOf(session: Session, language: Session["language"]): Promise<Health> {
  const { ok, store, limiter, inFlight, waiting, open, lastSuccessAt } = await session.health();
  const { waiting: calls, pausedUntil } = limiter;
  return {
    ok,
    store:
      store.error === undefined
        ? { ok: store.ok }
        : { ok: store.ok, problem: await reasonOf(store.error, language) },
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

/** What it ends with, or `undefined` if it takes longer: then it continues, and its entry says how it ended. */
export async function inTime<Value>({ clock }: Session, work: Promise<Value>): Promise<Value | undefined> {
  const late = new Error("It takes longer.");
  return within(maxWaitMs, clock, work, () => late).catch((error: unknown) => {
    if (error !== late) throw error;
    return undefined;
  });
}

function textIn(body: Asked["body"], name: string): string {
  const given = body[name];
  if (typeof given === "string" && given !== "") return given;
  throw new Refused("wrong_value", { name, wanted: "a text" });
}

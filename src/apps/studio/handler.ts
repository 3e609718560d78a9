import { randomBytes } from "node:crypto";
import { type LanguageTag, languages } from "../../entries/languages.ts";
import { isRecord } from "../../shared/json/value.ts";
import type { About, Words } from "../page/wire.ts";
import { failureOf } from "../terminal/failure.ts";
import { loadLanguage } from "../terminal/language.ts";
import type { LocalHandler } from "../terminal/localServer.ts";
import { accountRoutes } from "./account.ts";
import { actionRoutes } from "./actions.ts";
import { type PageFiles, pageAnswer } from "./files.ts";
import { type Guard, isApi, refusedBy, securityHeaders } from "./guard.ts";
import { leadRoute } from "./readLead.ts";
import { listRoutes } from "./readLeads.ts";
import { languageAsked, Refused, refusal, refusedAnswer } from "./refusal.ts";
import type { Asked, Routes } from "./route.ts";
import { rulesRoutes } from "./rules.ts";
import type { Session } from "./session.ts";
import { studioLanguage } from "./studioLanguage.ts";

/** Answers everything that the page asks for, with or without a socket. */
export function createHandler(session: Session, guard: Guard, files: PageFiles): LocalHandler {
  const routes: Routes = {
    about: { method: "GET", run: () => aboutOf(session) },
    words: { method: "GET", run: ({ language }) => wordsIn(language) },
    lead: leadRoute(session),
    ...listRoutes(session),
    ...actionRoutes(session),
    ...rulesRoutes(session),
    ...accountRoutes(session),
  };
  const refuse = (request: Request): Promise<Response> | undefined => {
    const refused = refusedBy(guard, request) ?? refusedRoute(routes, request, session);
    return refused && refusedWith(refused, request);
  };
  const refusedWith = async (refused: Refused, request: Request) =>
    withHeaders(await answerTo(refused, request, session));
  return {
    refuse,
    tooLarge: (request) => refusedWith(new Refused("too_large"), request),
    async answer(request) {
      const refused = refuse(request);
      if (refused !== undefined) return refused;
      try {
        const { pathname } = new URL(request.url);
        const nonce = newNonce();
        if (!isApi(request)) {
          const language = languageAsked(request, session.language);
          return withHeaders(await pageAnswer(files, pathname, nonce, language), nonce);
        }
        const answered = await routes[pathname.slice("/api/".length)]?.run(await askedBy(request, session));
        return withHeaders(answered instanceof Response ? answered : Response.json(answered ?? null));
      } catch (error) {
        return withHeaders(await failedAnswer(error, request, session));
      }
    },
  };
}

async function aboutOf(session: Session): Promise<About> {
  const { isReadOnly, sendBlocked, account, store, rulesName, samples, panel } = session;
  return {
    readOnly: isReadOnly,
    canSend: sendBlocked === undefined && !isReadOnly,
    account,
    samples: isReadOnly ? [] : samples,
    ...(sendBlocked === undefined ? {} : { sendBlocked }),
    ...(store === undefined ? {} : { store }),
    ...(rulesName === undefined ? {} : { rules: rulesName }),
    ...(panel === undefined || account === "fake" ? {} : { panel }),
  };
}

/** The texts of the page in the first of its languages that there are texts of. */
async function wordsIn(language: LanguageTag): Promise<Words> {
  const { texts } = await studioLanguage(language);
  const names = Object.entries(languages).map(([tag, { name }]): [string, string] => [tag, name]);
  return { language, languages: Object.fromEntries(names), texts };
}

/** The addresses, methods and changes that are refused before a body is read. */
function refusedRoute(routes: Routes, request: Request, { isReadOnly }: Session): Refused | undefined {
  const { method } = request;
  if (!isApi(request)) return method === "GET" || method === "HEAD" ? undefined : new Refused("wrong_method");
  const name = new URL(request.url).pathname.slice("/api/".length);
  const route = Object.hasOwn(routes, name) ? routes[name] : undefined;
  if (route === undefined) return new Refused("no_route");
  if (route.method !== method) return new Refused("wrong_method");
  return isReadOnly && route.changes ? new Refused("read_only") : undefined;
}

async function askedBy(request: Request, session: Session): Promise<Asked> {
  const { searchParams: query } = new URL(request.url);
  const language = languageAsked(request, session.language);
  const { signal } = request;
  if (request.method !== "POST") return { query, body: {}, language, signal };
  const body: unknown = await request.json().catch(() => undefined);
  if (!isRecord(body)) throw new Refused("broken_json");
  return { query, body, language, signal };
}

function answerTo(refused: Refused, request: Request, session: Session): Promise<Response> {
  return refusedAnswer(refused, languageAsked(request, session.language), isApi(request));
}

async function failedAnswer(error: unknown, request: Request, session: Session): Promise<Response> {
  if (error instanceof Refused) return answerTo(error, request, session);
  const language = languageAsked(request, session.language);
  const { message } = await failureOf(error, await loadLanguage(language));
  const { name, reason }: { name?: unknown; reason?: unknown } = Object(error);
  // By name: the forwarder of a module has the classes of its own copy of the package.
  if (name === "RegisterError" && typeof reason === "string") return refusal(409, { code: reason, message });
  if (name === "RulesError") return refusal(409, { code: "wrong_rules", message });
  return refusal(500, { code: typeof name === "string" ? name : "failed", message });
}

function newNonce(): string {
  return randomBytes(16).toString("base64url");
}

function withHeaders(answer: Response, nonce = newNonce()): Response {
  for (const [name, value] of Object.entries(securityHeaders(nonce))) answer.headers.set(name, value);
  return answer;
}

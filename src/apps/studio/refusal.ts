import type { EnglishStudio, LanguageTag } from "../../entries/languages.ts";
import { type Details, formatText } from "../../shared/messages/format.ts";
import type { DetailsArguments } from "../../shared/messages/texts.ts";
import type { Refusal } from "../page/wire.ts";
import { refusalStatus } from "../terminal/audience.ts";
import { isLanguageTag } from "../terminal/language.ts";
import { studioLanguage } from "./studioLanguage.ts";

/** The status of the answer to a request that is refused. Each code has a text in `languages/<tag>/studio.ts`. */
const statuses = {
  ...refusalStatus,
  wrong_key: 401,
  read_only: 403,
  wrong_type: 415,
  broken_json: 400,
  too_large: 413,
  wrong_value: 400,
  wrong_method: 405,
  no_page: 404,
  not_found: 404,
  no_token: 409,
  no_rules: 409,
  other_sender: 409,
  no_account: 409,
  account_late: 409,
  wrong_rules: 409,
  changed_meanwhile: 409,
  exists: 409,
  no_name: 400,
  // These two end the command before it answers anything.
  in_module: 400,
  no_forwarder: 400,
} as const;

type RefusalCode = keyof typeof statuses;

/** A request that is refused for one of these reasons. */
export class Refused<Code extends RefusalCode = RefusalCode> extends Error {
  override readonly name = "Refused";
  readonly code: Code;
  readonly details: Details;

  constructor(code: Code, ...[details]: DetailsArguments<EnglishStudio[`refusal.${Code}`]>) {
    super(code);
    this.code = code;
    this.details = details ?? {};
  }
}

/** A time that the page gives. @throws Refused if it is none */
export function timeOf(name: string, value: unknown): Date | undefined {
  if (value === undefined) return undefined;
  const time = new Date(typeof value === "string" ? value : Number.NaN);
  if (Number.isFinite(time.getTime())) return time;
  throw new Refused("wrong_value", { name, wanted: "2026-01-31T12:00:00Z" });
}

/** The page gets JSON. A browser that opened the address itself shows the sentence alone. */
export async function refusedAnswer(refused: Refused, tag: LanguageTag, isApi: boolean): Promise<Response> {
  const status = statuses[refused.code];
  const message = await refusalText(refused, tag);
  if (isApi) return refusal(status, { code: refused.code, message });
  return new Response(`${message}\n`, { status, headers: { "content-type": "text/plain; charset=utf-8" } });
}

/** Says in a language why a request is refused. */
export async function refusalText({ code, details }: Refused, tag: LanguageTag): Promise<string> {
  const { texts, locale } = await studioLanguage(tag);
  return formatText(texts[`refusal.${code}`], details, locale, (message) => message.code);
}

export function refusal(status: number, says: Refusal): Response {
  return Response.json(says, { status });
}

/** The first language of the page's list that there are texts of; that of the command if there is none. */
export function languageAsked(request: Request, otherwise: LanguageTag): LanguageTag {
  const asked = (request.headers.get("accept-language") ?? "").split(",");
  return asked.map((name) => name.trim().slice(0, 2).toLowerCase()).find(isLanguageTag) ?? otherwise;
}

import type * as wire from "./wire.ts";

/** The answer of each endpoint, by the endpoint's name. */
interface Answers {
  readonly words: wire.Words;
  readonly about: wire.About;
  readonly leads: wire.LeadPage;
  readonly stats: wire.Stats;
  readonly chart: wire.Chart;
  readonly lead: wire.Lead;
  readonly rules: wire.RulesFile;
  readonly "rules/schema": wire.RulesSchema;
  readonly account: wire.AccountShown;
  readonly health: wire.Health;
}

interface Changes {
  readonly resend: { readonly asks: wire.LeadAction; readonly answers: wire.Resent };
  readonly discard: { readonly asks: wire.LeadAction; readonly answers: unknown };
  readonly erase: { readonly asks: wire.LeadAction; readonly answers: unknown };
  readonly sample: { readonly asks: wire.SampleWanted; readonly answers: { readonly id: string } };
  readonly "rules/check": { readonly asks: wire.RulesCheckWanted; readonly answers: wire.RulesCheck };
  readonly "rules/plan": { readonly asks: wire.RulesPlanWanted; readonly answers: wire.RulesPlanShown };
  readonly "rules/save": { readonly asks: wire.RulesSaveWanted; readonly answers: wire.RulesSaved };
}

export interface Api {
  /** Parameters that are empty are left out. */
  get<Name extends keyof Answers>(
    name: Name,
    query?: Readonly<Record<string, string | undefined>>,
    signal?: AbortSignal,
  ): Promise<Answers[Name]>;
  post<Name extends keyof Changes>(
    name: Name,
    body: Changes[Name]["asks"],
    signal?: AbortSignal,
  ): Promise<Changes[Name]["answers"]>;
}

/** Why there is no answer: the `code` of the refusal, or `gone` where no server answers. */
export class ApiFailure extends Error {
  readonly code: string;

  constructor({ code, message }: wire.Refusal) {
    super(message);
    this.code = code;
  }
}

/** Asks the server of this page. The key goes into a header: no other page can make a browser send that. */
export function createApi(options: {
  readonly fetch: typeof fetch;
  readonly key: () => string;
  /** The languages that the person reads, the best first. */
  readonly languages: () => readonly string[];
}): Api {
  const ask = async (path: string, init: RequestInit, contentType?: string) => {
    const headers = {
      authorization: `Bearer ${options.key()}`,
      "accept-language": options.languages().join(", "),
      ...(contentType === undefined ? {} : { "content-type": contentType }),
    };
    let response: Response;
    try {
      response = await options.fetch(`api/${path}`, { ...init, headers });
    } catch (error) {
      if (init.signal?.aborted) throw error;
      throw new ApiFailure({ code: "gone", message: "" });
    }
    const answer = await response.json().catch(() => undefined);
    if (!response.ok) throw new ApiFailure(refusalOf(answer, response.status));
    return answer;
  };
  return {
    get(name, query = {}, signal) {
      const some = Object.entries(query).flatMap(([key, value]) => (value ? [[key, value]] : []));
      const search = new URLSearchParams(some).toString();
      return ask(search === "" ? name : `${name}?${search}`, { signal: signal ?? null });
    },
    post(name, body, signal) {
      const init = { method: "POST", body: JSON.stringify(body), signal: signal ?? null };
      return ask(name, init, "application/json");
    },
  };
}

function refusalOf(answer: unknown, status: number): wire.Refusal {
  const code = text(answer, "code") ?? (status === 401 ? "wrong_key" : `http_${status}`);
  return { code, message: text(answer, "message") ?? "" };
}

function text(answer: unknown, name: string): string | undefined {
  const value: unknown =
    typeof answer === "object" && answer !== null ? Reflect.get(answer, name) : undefined;
  return typeof value === "string" ? value : undefined;
}

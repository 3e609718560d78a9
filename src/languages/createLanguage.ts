import type { forwardCodes } from "../forwarding/contract/forwardCodes.ts";
import type { reasonTexts } from "../forwarding/contract/reasonTexts.ts";
import type { postgresCodes } from "../forwarding/postgres/postgresCodes.ts";
import type { redisCodes } from "../forwarding/redis/redisCodes.ts";
import type { registerCodes } from "../forwarding/register/registerCodes.ts";
import type { sqliteCodes } from "../forwarding/sqlite/sqliteCodes.ts";
import type { issueCodes } from "../mapping/contract/issueCodes.ts";
import type { IssueLanguage } from "../mapping/contract/issueLanguage.ts";
import type { planTexts } from "../mapping/contract/planTexts.ts";
import type { problemTexts } from "../mapping/contract/problemTexts.ts";
import { createTranslator } from "../mapping/contract/translator.ts";
import type { errorTexts } from "../shared/errors/errorTexts.ts";
import { RulesError, type RulesProblem } from "../shared/errors/rulesError.ts";
import { formatText } from "../shared/messages/format.ts";
import { createLocale } from "../shared/messages/locale.ts";
import type { Checked } from "../shared/messages/texts.ts";
import type { webhookCodes } from "../webhook/webhookCodes.ts";
import { errorSentence } from "./errorSentence.ts";

/** The English texts, file by file. */
interface English {
  readonly rules: typeof issueCodes;
  readonly delivery: typeof forwardCodes;
  readonly register: typeof registerCodes;
  readonly reasons: typeof reasonTexts & typeof redisCodes & typeof postgresCodes & typeof sqliteCodes;
  readonly webhook: typeof webhookCodes;
  readonly plan: typeof planTexts;
  readonly errors: typeof errorTexts;
  readonly problems: typeof problemTexts;
}

/** Each file says `satisfies Texts` itself, so that a missing or superfluous text is one error, where it is written. */
type AnyTexts = { readonly [File in keyof English]: Readonly<Record<string, string>> };

/** The same texts, with an error in the place of each whose placeholders English lacks. */
type Valid<Own extends AnyTexts> = { readonly [File in keyof English]: Checked<English[File], Own[File]> };

/** Creates a language, which costs only those who import it. */
/* @__NO_SIDE_EFFECTS__ */
export function createLanguage<const Own extends AnyTexts>(
  tag: string,
  texts: Own extends Valid<Own> ? Own : Valid<Own>,
): IssueLanguage {
  const codes = {
    ...texts.rules,
    ...texts.delivery,
    ...texts.register,
    ...texts.reasons,
    ...texts.webhook,
    ...texts.problems,
  };
  const plan: Readonly<Record<string, string>> = texts.plan;
  const locale = createLocale(tag);
  const { say, ...translated } = createTranslator(codes, locale, (error) =>
    errorSentence(error, texts.errors, locale, say),
  );
  /** A problem that has only a public code is one of a program's own, and so is its message. */
  const problem = (said: RulesProblem): RulesProblem =>
    said.text === undefined
      ? said
      : { ...said, message: translated.issue({ ...said, code: said.text }).message };
  return {
    tag,
    ...translated,
    plan: (name, details = {}) => formatText(plan[name] ?? name, details, locale, say),
    error: (error) =>
      error instanceof RulesError ? Object.assign(error, { problems: error.problems.map(problem) }) : error,
  };
}

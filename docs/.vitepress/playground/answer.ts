import {
  BodyError,
  createMapper,
  type ExplainedField,
  fromLeadBox,
  type MapResult,
  parseRules,
  type Rules,
  RulesError,
} from "../../../dist/mapping.js";
import type { RulesProblemShown } from "../../../src/apps/page/wire.ts";
import type { LanguageCode } from "../languages.ts";
import { contextFor } from "./account.ts";
import { BrokenJson, parseJson } from "./json.ts";
import { languageOf } from "./languages.ts";
import { pathsOf } from "./paths.ts";
import { type ReadLead, readLead } from "./readLead.ts";

/** What the page asks of the worker. */
export interface Question {
  readonly lead: string;
  readonly rules: string;
  /** When the lead came in, in milliseconds since 1970. */
  readonly receivedAt: number;
  /** Which lead of a request that holds several, from 0. */
  readonly index: number;
  readonly language: LanguageCode;
}

/** Something that is wrong with one of the two texts. */
export type Trouble = RulesProblemShown;

/** An issue of the lead, or a step of how a field came about. */
export interface Row {
  readonly at: string;
  readonly text: string;
  readonly level?: string;
  readonly code?: string;
  /** What it was read from. */
  readonly from?: string;
}

/** What the lead was taken for, where it could be read. */
interface Taken {
  readonly takenFor?: string | undefined;
  /** How many leads the request holds. */
  readonly count?: number | undefined;
  /** What rules may read in it. */
  readonly paths?: readonly string[];
}

export type Answer = Taken &
  (
    | { readonly at: "lead" | "rules"; readonly troubles: readonly Trouble[] }
    | {
        readonly at: "result";
        readonly status: MapResult["status"];
        readonly order: string;
        readonly issues: readonly Row[];
        readonly fields: readonly Row[];
        readonly unused: readonly string[];
        /** If the rules are a table of LeadBox: the same as JSON. */
        readonly fromTable?: string | undefined;
      }
  );

/** What becomes of a lead by rules, both as a person typed or pasted them. */
export async function answer({ lead, rules, receivedAt, index, language }: Question): Promise<Answer> {
  let given: ReadLead;
  try {
    given = await readLead(lead);
  } catch (error) {
    return { at: "lead", troubles: [troubleOf(error, lead)] };
  }
  const { takenFor } = given;
  const paths = pathsOf(given.lead);
  const said = await languageOf(language);
  try {
    const parsed = readRules(rules, said);
    const mapper = createMapper(parsed, said);
    const leads = mapper.split(given.lead);
    const one = leads[index] ?? leads[0] ?? given.lead;
    const context = contextFor(mapper, one, new Date(receivedAt));
    const { result, fields, unusedParameters } = mapper.explain(one, context);
    return {
      at: "result",
      takenFor,
      paths,
      count: leads.length,
      status: result.status,
      order: JSON.stringify(shown(result), null, 2),
      issues: result.issues.map(({ path, message, level, code }) => ({
        at: path,
        text: message,
        level,
        code,
      })),
      fields: fields.map((each) => ({
        at: each.field,
        text: each.value === undefined ? "nothing" : JSON.stringify(each.value),
        from: `${sourceOf(each)}${each.usedDefault ? ", default" : ""}`,
      })),
      unused: unusedParameters,
      fromTable: isTable(rules) ? JSON.stringify(parsed, null, 2) : undefined,
    };
  } catch (error) {
    const own = said.language === undefined ? error : said.language.error(error);
    return {
      at: "rules",
      takenFor,
      paths,
      troubles: own instanceof RulesError ? own.problems : [troubleOf(error, rules)],
    };
  }
}

/** An order as it would be sent; of anything else why there is none. */
function shown(result: MapResult): unknown {
  if (result.status === "order") return result.order;
  return result.status === "skip" ? { skip: result.reason } : { error: codesOf(result) };
}

function codesOf({ issues }: MapResult): string[] {
  return issues.filter(({ level }) => level === "error").map(({ code, path }) => `${code} ${path}`.trim());
}

/** Where a value came from: the paths that were read, innermost first, or that it is a constant. */
function sourceOf({ source, parts }: ExplainedField): string {
  const read = [...parts.map((part) => part.source), source].filter((each) => each.startsWith("path "));
  const paths = [...new Set(read.map((each) => each.slice("path ".length)))];
  return paths.length === 0 ? source : `from ${paths.join(", ")}`;
}

/** Rules are JSON, or a table of two columns as it is copied from LeadBox. */
export function readRules(text: string, options: Parameters<typeof parseRules>[1] = {}): Rules {
  return isTable(text) ? fromLeadBox(text) : parseRules(parseJson(text), options);
}

function isTable(text: string): boolean {
  return !/^[{[]/.test(text.trim());
}

/** An error as the page shows it. */
function troubleOf(error: unknown, text: string): Trouble {
  if (error instanceof BodyError) return { code: error.code, message: error.message };
  const message = error instanceof Error ? error.message : String(error);
  if (!(error instanceof BrokenJson)) return { code: "not_json", message };
  const before = text.slice(0, error.offset).split("\n");
  const place = `Line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
  return { code: "not_json", message: `${place}: ${message}`, offset: error.offset };
}

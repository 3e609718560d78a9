import {
  createMapper,
  decodeBody,
  fromLeadBox,
  isBodyError,
  isRulesError,
  parseRules,
  type Rules,
} from "../../../dist/mapping.js";

/** What the page asks of the worker. */
export interface Question {
  readonly lead: string;
  readonly rules: string;
}

/** Something that is wrong with one of the two texts. */
export interface Trouble {
  readonly code: string;
  readonly message: string;
  /** In rules, for example `fields.emial`. */
  readonly path?: string;
  /** Of a text that cannot be read as JSON: counted from 0. */
  readonly offset?: number;
  readonly suggestion?: string | undefined;
}

/** An issue of the lead, or a step of how a field came about. */
export interface Row {
  readonly at: string;
  readonly text: string;
  readonly level?: string;
  readonly code?: string;
}

export type Answer =
  | { readonly at: "lead" | "rules"; readonly troubles: readonly Trouble[] }
  | {
      readonly at: "result";
      readonly status: string;
      readonly order: string;
      readonly issues: readonly Row[];
      readonly fields: readonly Row[];
      readonly unused: readonly string[];
    };

/** What becomes of a lead by rules, both as a person typed or pasted them. */
export function answer({ lead, rules }: Question, receivedAt: Date): Answer {
  let given: unknown;
  try {
    given = readLead(lead);
  } catch (error) {
    return { at: "lead", troubles: [troubleOf(error)] };
  }
  try {
    const mapper = createMapper(readRules(rules));
    const [first = given] = mapper.split(given);
    const { result, fields, unusedParameters } = mapper.explain(first, { receivedAt, account });
    return {
      at: "result",
      status: result.status,
      order: JSON.stringify(result.status === "order" ? result.order : result, null, 2),
      issues: result.issues.map(({ path, message, level, code }) => ({
        at: path,
        text: message,
        level,
        code,
      })),
      fields: fields.map(({ field, parts, usedDefault }) => ({
        at: field,
        text:
          parts.map(({ path, value }) => `${path} → ${JSON.stringify(value)}`).join("; ") +
          (usedDefault ? " (default)" : ""),
      })),
      unused: unusedParameters,
    };
  } catch (error) {
    return { at: "rules", troubles: isRulesError(error) ? error.problems : [troubleOf(error)] };
  }
}

/** A made-up account, so that rules may name a status. */
const account = {
  statuses: [{ id: 8001, name: "New orders" }],
  sources: [],
  extraFields: [],
  catalogs: [],
  warehouses: [],
  priceGroups: [],
};

/** A lead is JSON, or the body of a form as it came, headers before it or not. */
function readLead(text: string): unknown {
  const trimmed = text.trim();
  if (/^[[{"]/.test(trimmed)) return JSON.parse(text);
  const [head = "", ...rest] = trimmed.split(/\r?\n\r?\n/);
  const type = /^content-type:\s*(.+)$/im.exec(head)?.[1];
  if (rest.length > 0 && type !== undefined) return decodeBody(rest.join("\n\n"), type.trim());
  return decodeBody(trimmed, "application/x-www-form-urlencoded");
}

/** Rules are JSON, or a table of two columns as it is copied from LeadBox. */
function readRules(text: string): Rules {
  return text.trim().startsWith("{") ? parseRules(JSON.parse(text)) : fromLeadBox(text);
}

function troubleOf(error: unknown): Trouble {
  if (isBodyError(error)) return { code: error.code, message: error.message };
  const message = error instanceof Error ? error.message : String(error);
  const offset = /position (\d+)/.exec(message)?.[1];
  return { code: "not_json", message, ...(offset === undefined ? {} : { offset: Number(offset) }) };
}

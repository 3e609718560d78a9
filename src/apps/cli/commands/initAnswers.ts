import { type Account, RulesError } from "../../../entries/index.ts";
import { parseRules } from "../../../entries/mapping.ts";
import { closestName } from "../../../shared/options/closestName.ts";
import { listedIds, type NamedId, ownSources } from "../../project/accountIds.ts";
import { needsCatalog } from "../../project/catalog.ts";
import { type SourceWithRules, sourcesWithRules } from "../../project/choices.ts";
import { askChoice, askChoices, askText, type Choice } from "../../terminal/asking.ts";
import type { CommandCall } from "../../terminal/command.ts";
import { CommandFailure, ListFailure } from "../../terminal/failure.ts";
import {
  type CommandKey,
  type CommandMessage,
  commandMessage,
  issueOptions,
} from "../../terminal/language.ts";
import { currencyOf, type RuleAnswers, type WantedRules, wantedRules } from "./initRules.ts";

export interface InitAnswers extends RuleAnswers {
  readonly senders: readonly { readonly name: SourceWithRules; readonly wanted: WantedRules }[];
  readonly catalog: number | undefined;
}

/** Reads the options. On a terminal asks for what is missing; elsewhere names all of it at once and ends. */
export async function initAnswers(call: CommandCall, account: Account): Promise<InitAnswers> {
  const { options, output } = call;
  const { isInteractive } = output;
  const missing: CommandMessage[] = [];

  const names = await sourcesOf(call);
  if (names.length === 0)
    missing.push(commandMessage("init.lacksSource", { names: sourcesWithRules.join(", ") }));
  const senders = await Promise.all(
    names.map(async (name) => ({ name, wanted: await wantedRules(name, call) })),
  );
  // Which rules are meant is not known yet: then everything is open.
  const isOpen = (test: (wanted: WantedRules) => boolean) =>
    senders.length === 0 || senders.some(({ wanted }) => test(wanted));
  const lacks = (field: string) => isOpen(({ isReady, rules }) => isReady || !(field in rules.fields));

  const one = async (question: ItemQuestion): Promise<number | undefined> => {
    const { option, asks, items, isOptional = false, isNeeded } = question;
    const answer = options.text(option);
    if (answer !== undefined) return itemOf(answer, question);
    if (!isNeeded || items.length === 0) return undefined;
    if (!isOptional && items.length === 1) return items[0]?.id;
    if (isInteractive) {
      const none: Choice[] = isOptional ? [{ value: "none", label: output.say("init.leaveOut") }] : [];
      const choices = items.map(({ id, name }) => ({ value: String(id), label: `${name} (${id})` }));
      return itemOf(await askChoice(call, output.say(asks), [...none, ...choices]), question);
    }
    if (!isOptional)
      missing.push(commandMessage("init.lacksChoice", { option: flagOf(option), list: listedIds(items) }));
    return undefined;
  };

  const country = await countryOf(
    call,
    isOpen(({ isReady, rules }) => isReady || rules.defaults?.country === undefined),
    missing,
  );
  const currency = await chosenCurrency(
    call,
    country,
    isOpen(
      ({ isReady, rules }) =>
        (isReady || rules.defaults?.currency === undefined) && !("currency" in rules.fields),
    ),
  );
  const status = await one({
    option: "status",
    asks: "init.whichStatus",
    items: account.statuses,
    isNeeded: lacks("order_status_id"),
  });
  const orderSource = await one({
    option: "orderSource",
    asks: "init.whichOrderSource",
    items: ownSources(account),
    isNeeded: lacks("custom_source_id"),
    isOptional: true,
  });
  const catalog = await one({
    option: "catalog",
    asks: "init.whichCatalog",
    items: account.catalogs,
    isNeeded: isOpen(({ rules }) => needsCatalog(rules)),
  });
  if (missing.length > 0) throw new ListFailure("usage", "init.answersMissing", missing);
  return { senders, country, currency, status, orderSource, catalog };
}

interface ItemQuestion {
  /** The name of the option in camel case, as in `options`. */
  readonly option: string;
  readonly asks: CommandKey & `init.which${string}`;
  readonly items: readonly NamedId[];
  /** Whether the rules leave the answer open. */
  readonly isNeeded: boolean;
  /** Whether `none` is an accepted answer, and the default. */
  readonly isOptional?: true;
}

async function sourcesOf(call: CommandCall): Promise<readonly SourceWithRules[]> {
  const { options, output } = call;
  const chosen = options.choices("source", sourcesWithRules);
  const twice = chosen.find((name, index) => chosen.indexOf(name) !== index);
  if (twice !== undefined) throw new CommandFailure("usage", "init.sameTwice", { name: twice });
  if (chosen.length > 1 && options.text("rules") !== undefined)
    throw new CommandFailure("usage", "init.rulesOfOne", { names: chosen.join(", ") });
  if (chosen.length > 0 || !output.isInteractive) return chosen;
  const choices = sourcesWithRules.map((value) => ({ value, label: value }));
  if (options.text("rules") !== undefined) {
    const name = await askChoice(call, output.say("init.whoSends"), choices);
    return sourcesWithRules.filter((sourceName) => sourceName === name);
  }
  const names = await askChoices(call, output.say("init.whoSendAll"), choices);
  return sourcesWithRules.filter((sourceName) => names.includes(sourceName));
}

async function countryOf(
  call: CommandCall,
  isNeeded: boolean,
  missing: CommandMessage[],
): Promise<string | undefined> {
  const { output, env } = call;
  const problemOf = await defaultProblems("country", call);
  const chosen = chosenCode("country", call, problemOf);
  if (chosen !== undefined || !isNeeded) return chosen;
  // An English locale gives no hint: `en_US` is the default of servers.
  const [, language, territory = ""] = /^([a-z]+)_([A-Z]{2})\b/.exec(env.LC_ALL || env.LANG || "") ?? [];
  const defaultCountry = language !== "en" && problemOf(territory) === undefined ? territory : undefined;
  if (output.isInteractive) return askedCode("country", call, problemOf, defaultCountry);
  if (defaultCountry === undefined) missing.push(commandMessage("init.lacksCountry"));
  return defaultCountry;
}

/**
 * Returns the currency from the option. On a terminal asks where the sender does not name one, with the currency of the
 * country as the answer to accept: a shop may sell in another.
 */
async function chosenCurrency(
  call: CommandCall,
  country: string | undefined,
  isNeeded: boolean,
): Promise<string | undefined> {
  const problemOf = await defaultProblems("currency", call);
  const chosen = chosenCode("currency", call, problemOf);
  if (chosen !== undefined || !isNeeded || !call.output.isInteractive) return chosen;
  return askedCode("currency", call, problemOf, country === undefined ? undefined : currencyOf(country));
}

/** The codes in `defaults` of rules that `init` asks for, with the question and what a wrong option is answered with. */
const codeTexts = {
  country: { asks: "init.whichCountry", refuses: "init.noCountry" },
  currency: { asks: "init.whichCurrency", refuses: "init.badCurrency" },
} as const;

type CodeName = keyof typeof codeTexts;
type ProblemOf = (code: string) => string | undefined;

/** Returns the code from the option in capital letters; `undefined` without the option. */
function chosenCode(name: CodeName, { options }: CommandCall, problemOf: ProblemOf): string | undefined {
  const text = options.text(name);
  if (text === undefined) return undefined;
  const code = capitals(text);
  const problem = problemOf(code);
  if (problem === undefined) return code;
  throw new CommandFailure("usage", codeTexts[name].refuses, { given: text.slice(0, 60), reason: problem });
}

/** Asks for the code until it is a right one, with the usual one as the answer to accept. */
async function askedCode(
  name: CodeName,
  call: CommandCall,
  problemOf: ProblemOf,
  usual = "",
): Promise<string> {
  const question = call.output.say(codeTexts[name].asks);
  return capitals(await askText(call, question, usual, (text) => problemOf(capitals(text))));
}

function capitals(text: string): string {
  return text.trim().toUpperCase();
}

/** Returns a function that says what is wrong with a code in `defaults` of rules, or `undefined`. */
async function defaultProblems(name: CodeName, call: CommandCall): Promise<ProblemOf> {
  const known = await issueOptions(call.output.language.tag);
  return (code) => {
    try {
      parseRules({ version: 1, defaults: { [name]: code }, fields: { order_status_id: 1 } }, known);
      return undefined;
    } catch (error) {
      if (!(error instanceof RulesError)) throw error;
      return `${error.problems[0]?.message}${name === "country" ? meantBy(code, call) : ""}`;
    }
  };
}

/** A hint with the right code for a code that is often misused: `GB` for `UK`. Empty if there is none. */
function meantBy(code: string, { output }: CommandCall): string {
  const region = /^[A-Z]{2}$/.test(code) ? new Intl.Locale(`und-${code}`).region : undefined;
  return region === undefined || region === code ? "" : ` ${output.say("init.didYouMean", { name: region })}`;
}

/** Finds an item by its id or its name, and returns its id; `undefined` for `none`. */
function itemOf(answer: string, question: ItemQuestion): number | undefined {
  const { option, items, isOptional } = question;
  const wanted = answer.trim();
  if (isOptional && wanted === "none") return undefined;
  const found = items.filter(({ id, name }) => String(id) === wanted || name.trim() === wanted);
  const [item, other] = found.length > 1 ? found.filter(({ id }) => String(id) === wanted) : found;
  if (item !== undefined && other === undefined) return item.id;
  const details = { option: flagOf(option), given: wanted.slice(0, 60), list: listedIds(items) };
  if (found.length > 1)
    throw new CommandFailure("usage", "init.ambiguous", { ...details, list: listedIds(found) });
  if (items.length === 0) throw new CommandFailure("usage", "init.noItems", details);
  const close = closestName(
    wanted,
    items.map(({ name }) => name.trim()),
  );
  throw close === undefined
    ? new CommandFailure("usage", "init.noItem", details)
    : new CommandFailure("usage", "init.closeItem", { ...details, close });
}

/** The flag of an option: `--order-source` for `orderSource`. */
function flagOf(option: string): string {
  return `--${option.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;
}

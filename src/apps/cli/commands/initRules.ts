import { existsSync } from "node:fs";
import { pricesWithoutCurrency } from "../../../entries/apps.ts";
import type { Account } from "../../../entries/index.ts";
import { createMapper, decodeBody, parseRules, type Rules } from "../../../entries/mapping.ts";
import { checkRules } from "../../../entries/rule-tools.ts";
import { isRecord } from "../../../shared/json/value.ts";
import { readRules } from "../../files/rules.ts";
import type { SourceWithRules } from "../../project/choices.ts";
import { testTime } from "../../project/openRules.ts";
import { sampleSources } from "../../project/samples/samples.ts";
import type { CommandCall } from "../../terminal/command.ts";
import { CommandFailure } from "../../terminal/failure.ts";
import { issueOptions } from "../../terminal/language.ts";

export interface WantedRules {
  readonly rules: Rules;
  /** Whether the rules are a ready set, whose ids are samples. The ids in the user's own rules are real. */
  readonly isReady: boolean;
}

/**
 * Answers that become part of the rules. `undefined` leaves the value out, or keeps the one in the user's own
 * rules.
 */
export interface RuleAnswers {
  readonly country: string | undefined;
  /** The currency from the option or typed by the user. Else the one that the country has. */
  readonly currency: string | undefined;
  readonly status: number | undefined;
  readonly orderSource: number | undefined;
}

/** Reads the ready set of the sender, or what `--rules` names. A table becomes JSON. */
export async function wantedRules(
  source: SourceWithRules,
  { options, onRead, output }: CommandCall,
): Promise<WantedRules> {
  const path = options.text("rules") ?? `ready:${sampleSources[source].rules}`;
  const { rules } = await readRules(path, onRead);
  parseRules(rules, await issueOptions(output.resultLanguage.tag));
  if (!isRules(rules)) throw new CommandFailure("usage", "init.noFields", { path });
  return { rules, isReady: path !== "-" && !existsSync(path) };
}

function isRules(rules: object): rules is Rules {
  return "fields" in rules && isRecord(rules.fields) && !("table" in rules);
}

/** Fits the rules to the account: sample ids of a ready set are replaced or left out. `left` says what and why. */
export async function fittedRules(
  { rules: { version, defaults: ruleDefaults, tests: _, ...wanted }, isReady }: WantedRules,
  account: Account,
  { country, currency: chosenCurrency, status, orderSource }: RuleAnswers,
  { output }: CommandCall,
) {
  const { order_status_id = status, custom_source_id, ...others } = wanted.fields;
  const source = orderSource ?? (isReady ? undefined : custom_source_id);
  const fields: Record<string, unknown> = {
    order_status_id: status ?? order_status_id,
    ...(source !== undefined && { custom_source_id: source }),
    ...others,
  };
  const left: { readonly path: string; readonly message: string }[] = [];
  const leave = (name: string, path: string, message: string) => {
    left.push({ path, message });
    delete fields[name];
  };
  for (const name of Object.keys(isReady ? others : {}))
    if (/^deal_cf_\d+$/.test(name)) leave(name, `fields.${name}`, output.resultLanguage.say("init.sampleId"));

  const usualCurrency = country === undefined ? undefined : currencyOf(country);
  const currency = chosenCurrency ?? (isReady ? usualCurrency : (ruleDefaults?.currency ?? usualCurrency));
  if (country !== undefined && currency === undefined)
    left.push({
      path: "defaults.currency",
      message: output.resultLanguage.say("init.noCurrency", { country }),
    });
  const all = { country: country ?? ruleDefaults?.country, currency };
  const defaults = Object.fromEntries(
    Object.entries({ ...ruleDefaults, ...all }).filter(([, value]) => value !== undefined),
  );
  const rules = { version, defaults, ...wanted, fields };
  const known = await issueOptions(output.resultLanguage.tag);
  const parsed = parseRules(rules);
  const isSaid = left.some(({ path }) => path === "defaults.currency");
  if (!isSaid && pricesWithoutCurrency(parsed) !== undefined)
    left.push({ path: "defaults.currency", message: output.resultLanguage.say("check.noCurrency") });
  for (const { path, message } of checkRules(parsed, account, known)) {
    const name = /^fields\.([^.[]+)/.exec(path)?.[1];
    if (name !== undefined) leave(name, path, message);
  }
  return { rules, left };
}

export function testOf(file: string, rules: object, source: SourceWithRules, account: Account): object {
  const { body, contentType } = sampleSources[source].body({ id: 1001, at: testTime });
  const mapper = createMapper(parseRules(rules));
  const [lead] = mapper.split(decodeBody(body, contentType));
  const result = mapper.map(lead, { receivedAt: testTime, account });
  const tests =
    result.status === "order" ? [{ name: "a sample of the sender", lead, order: result.order }] : [];
  return { rules: `./${file}`, tests };
}

const currencies =
  "EUR AD AT BE BG CY DE EE ES FI FR GR HR IE IT LT LU LV MC ME MT NL PT SI SK SM VA XK|UAH UA|PLN PL|CZK CZ|HUF HU|" +
  "RON RO|MDL MD|GBP GB|CHF CH LI|SEK SE|NOK NO|DKK DK|ISK IS|RSD RS|BAM BA|MKD MK|ALL AL|TRY TR|GEL GE|AMD AM|AZN AZ|" +
  "KZT KZ|UZS UZ|KGS KG|TJS TJ|BYN BY|RUB RU|ILS IL|AED AE|SAR SA|QAR QA|KWD KW|EGP EG|MAD MA|ZAR ZA|NGN NG|USD US PR|" +
  "CAD CA|MXN MX|BRL BR|ARS AR|CLP CL|COP CO|PEN PE|AUD AU|NZD NZ|CNY CN|JPY JP|KRW KR|INR IN|HKD HK|TWD TW|SGD SG|" +
  "MYR MY|THB TH|IDR ID|PHP PH|VND VN";

/** The currency of a country, such as `"UAH"` for `"UA"`; `undefined` if it is not known here. */
export function currencyOf(country: string): string | undefined {
  return currencies
    .split("|")
    .map((entry) => entry.split(" "))
    .find(([, ...countries]) => countries.includes(country))?.[0];
}

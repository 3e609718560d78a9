import { findNames, pricesWithoutCurrency } from "../../../entries/apps.ts";
import { type Account, type Details, parseRules, RulesError } from "../../../entries/mapping.ts";
import { checkRules } from "../../../entries/rule-tools.ts";
import { positionsIn } from "../../files/positions.ts";
import { readRules } from "../../files/rules.ts";
import { givenAccount } from "../../project/openRules.ts";
import type { CommandCall, Ending } from "../../terminal/command.ts";
import { issueOptions } from "../../terminal/language.ts";
import type { Output } from "../../terminal/output.ts";

interface Finding {
  readonly file: string;
  /** The position as `line:column` in JSON, or as the line of a table; `undefined` if it is unknown. */
  readonly position: string | undefined;
  readonly level: "error" | "warning";
  readonly code: string;
  readonly path: string;
  readonly message: string;
  /** The code of the sentence of a problem, if it has one of its own. */
  readonly text?: string;
  readonly details?: Details;
}

export async function checkCommand(call: CommandCall): Promise<Ending> {
  const { output, options, words } = call;
  const account = options.flag("live") ? await liveAccount(call) : await givenAccount(call);
  const findings: Finding[] = [];
  for (const path of words) findings.push(...(await findingsOf(path, call, account)));
  const errors = findings.filter(({ level }) => level === "error").length;
  if (output.isJson) output.json({ findings, account: account !== undefined });
  else {
    for (const finding of findings) print(finding, output);
    const counts = output.say("check.summary", { errors, warnings: findings.length - errors });
    output.print(account === undefined ? `${counts} ${output.say("check.withoutAccount")}` : counts);
  }
  return errors === 0 ? "yes" : "no";
}

async function liveAccount(call: CommandCall): Promise<Account> {
  const { loadAccount, withClient } = await import("./onlineCommands.ts");
  return withClient(call, (client) => loadAccount(client, { signal: call.signal }));
}

async function findingsOf(path: string, call: CommandCall, account: Account | undefined): Promise<Finding[]> {
  const options = await issueOptions(call.output.resultLanguage.tag);
  let text = "";
  try {
    const file = await readRules(path, call.onRead);
    text = file.text;
    const rules = parseRules(file.rules, options);
    const issues =
      account === undefined
        ? findNames(rules).map(options.language?.issue ?? ((issue) => issue))
        : checkRules(rules, account, options);
    const find = await positionsIn(text);
    // With an account, also issues that are warnings when mapping a lead: `forward` rejects rules that name something
    // the account lacks before the first lead. Without one, names may be right: only `map` needs to know them.
    const findings = issues.map(
      ({ code, path: rulePath, message, details }): Finding => ({
        file: path,
        position: find(rulePath),
        level: account === undefined ? "warning" : "error",
        code,
        path: rulePath,
        message,
        ...(details && { details }),
      }),
    );
    const price = pricesWithoutCurrency(rules);
    if (price !== undefined) {
      const message = call.output.resultLanguage.say("check.noCurrency");
      const position = find(price);
      findings.push({ file: path, position, level: "warning", code: "no_currency", path: price, message });
    }
    return findings;
  } catch (error) {
    // Errors of `parseRules` are already translated; those of an unreadable LeadBox table are not.
    const translated = text === "" && options.language !== undefined ? options.language.error(error) : error;
    if (!(translated instanceof RulesError)) throw error;
    const find = await positionsIn(text);
    return translated.problems.map(({ code, path: rulePath, message, text: sentence, details }) => {
      const line = /^line (\d+)$/.exec(rulePath)?.[1];
      return {
        file: path,
        position: line ?? find(rulePath),
        level: "error",
        code,
        path: line === undefined ? rulePath : "",
        message,
        ...(sentence !== undefined && { text: sentence }),
        ...(details && { details }),
      };
    });
  }
}

function print({ file, position, level, code, path, message }: Finding, output: Output): void {
  const location = position === undefined ? file : `${file}:${position}`;
  const colour = level === "error" ? "red" : "yellow";
  output.print(
    `${location}  ${output.style(colour, level)}  ${code}  ${path === "" ? "" : `${path}: `}${message}`,
  );
}

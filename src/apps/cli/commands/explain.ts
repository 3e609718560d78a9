import type { ExplainedField, Explanation } from "../../../entries/mapping.ts";
import { foundSource, withoutKind } from "../../project/foundSource.ts";
import { openRules } from "../../project/openRules.ts";
import type { CommandCall, Ending } from "../../terminal/command.ts";
import { type Output, shown } from "../../terminal/output.ts";
import { formatTable } from "../../terminal/table.ts";
import { issueLine, resultLine } from "./resultLine.ts";

/** How many parameters that have no rule are shown without `--all`. */
const fewUnused = 5;

export async function explainCommand(call: CommandCall): Promise<Ending> {
  const { output, options, signal } = call;
  const { mapper, context, leads } = await openRules(call);
  let failed = 0;
  for await (const batch of leads()) {
    for (const read of batch) {
      if ("problem" in read) {
        failed += 1;
        output.complain(`${read.name}: ${output.language.sayMessage(read.problem)}`);
        continue;
      }
      const explanation = mapper.explain(read.lead, context);
      if (explanation.result.status === "error") failed += 1;
      if (output.isJson) output.json({ lead: read.name, ...explanation });
      else show(read.name, explanation, options.flag("all"), output);
    }
    await output.room();
    if (signal.aborted) return "interrupted";
  }
  return failed === 0 ? "yes" : "no";
}

function show(name: string, explanation: Explanation, withAll: boolean, output: Output): void {
  const { result, fields, unusedParameters } = explanation;
  output.print(`${name}  ${resultLine(result, output)}`);
  const rows = fields.map((explained) => [
    explained.field,
    shown(explained.value),
    `${sourceOf(explained, output)}${explained.usedDefault ? ` (${output.say("explain.byDefault")})` : ""}`,
    explained.steps.map(({ step }) => (step === "field" ? output.say("explain.fitted") : step)).join(" → "),
  ]);
  if (rows.length > 0) output.print(formatTable(output.say("explain.head").split("|"), rows, output.columns));
  for (const issue of result.issues) output.print(issueLine(issue, output));
  if (unusedParameters.length === 0) return;
  const names = unusedParameters.slice(0, withAll ? undefined : fewUnused).join(", ");
  const count = unusedParameters.length;
  const isCut = !withAll && count > fewUnused;
  output.print(output.say("explain.notUsed", { names: `${names}${isCut ? ` … (${count}; --all)` : ""}` }));
}

function sourceOf(field: ExplainedField, output: Output): string {
  const source = foundSource(field);
  const isConstant = source === "constant" || source === "value";
  return isConstant ? output.say("explain.constant") : withoutKind(source);
}

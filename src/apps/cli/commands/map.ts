import type { MapResult } from "../../../entries/mapping.ts";
import { openRules } from "../../project/openRules.ts";
import type { CommandCall, Ending } from "../../terminal/command.ts";
import { issueLine, resultLine } from "./resultLine.ts";

/** Prints the order of each lead: in full for one lead, one line each for several. As JSON, one line per lead. */
export async function mapCommand(call: CommandCall): Promise<Ending> {
  const { output, signal } = call;
  const { mapper, context, leads } = await openRules(call);
  let failed = 0;
  let first: { readonly name: string; readonly result: MapResult } | undefined;
  let count = 0;
  const show = (name: string, result: MapResult) => {
    output.print(`${name}  ${resultLine(result, output)}`);
    for (const issue of result.issues) output.print(issueLine(issue, output));
  };
  for await (const batch of leads()) {
    for (const read of batch) {
      count += 1;
      if ("problem" in read) {
        failed += 1;
        output.complain(`${read.name}: ${output.say("map.unreadable", { reason: read.problem })}`);
        continue;
      }
      const result = mapper.map(read.lead, context);
      if (result.status === "error") failed += 1;
      if (Array.isArray(read.lead) && result.issues.some(({ code }) => code === "not_a_lead"))
        output.note(`${read.name}: ${output.say("map.oneOnALine")}`);
      if (output.isJson) output.json({ lead: read.name, ...result });
      else if (count === 1) first = { name: read.name, result };
      else {
        if (first !== undefined) show(first.name, first.result);
        first = undefined;
        show(read.name, result);
      }
    }
    await output.room();
    if (signal.aborted) return "interrupted";
  }
  if (first !== undefined) {
    show(first.name, first.result);
    if (first.result.status === "order") output.json(first.result.order, 2);
  }
  if (count > 1) output.note(output.say("map.summary", { count, failed }));
  return failed === 0 ? "yes" : "no";
}

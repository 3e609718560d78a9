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
        output.complain(`${read.name}: ${output.say(unreadable, { problem: read.problem })}`);
        continue;
      }
      const result = mapper.map(read.lead, context);
      if (result.status === "error") failed += 1;
      if (Array.isArray(read.lead) && result.issues.some(({ code }) => code === "not_a_lead"))
        output.note(`${read.name}: ${output.say(oneOnALine)}`);
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
  if (count > 1) output.note(output.say(summary, { count, failed }));
  return failed === 0 ? "yes" : "no";
}

const oneOnALine = {
  en: "this is a list. Put one lead on each line of a file *.ndjson, or one into each file of a folder.",
  uk: "це список. Запишіть по одному ліду в рядок файлу *.ndjson або по одному у файл папки.",
  pl: "to jest lista. Zapisz jeden lead w wierszu pliku *.ndjson albo jeden w każdym pliku folderu.",
};
const unreadable = {
  en: "this lead cannot be read ({problem})",
  uk: "цей лід не можна прочитати ({problem})",
  pl: "tego leada nie można odczytać ({problem})",
};
const summary = {
  en: "leads {count}, failed {failed}",
  uk: "лідів {count}, з помилкою {failed}",
  pl: "leadów {count}, z błędem {failed}",
};

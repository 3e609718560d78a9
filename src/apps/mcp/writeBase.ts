import { choice, map, unknown } from "../../entries/apps.ts";
import type { Baselinker } from "../../entries/index.ts";
import { jsonOf } from "./answers.ts";
import { declaredMethod, loadWords } from "./methodTools.ts";
import { refuseWrongParams } from "./readEntries.ts";
import type { Session } from "./session.ts";
import { declareTool } from "./tool.ts";

export const writeBase = (client: Baselinker, { people, asksFirst }: Session, methods: readonly string[]) =>
  declareTool({
    name: "write_base",
    title: "Write to Base",
    description: `Calls one of these methods. ${asksFirst ? "The user is asked first. " : ""}After OUTCOME_UNKNOWN, look before you repeat.`,
    params: { method: choice(...methods), params: map(unknown()) },
    isOpen: true,
    isWrite: true,
    async run({ method: name, params }, { signal, confirm }) {
      const method = declaredMethod(name);
      const revealed = people.revealForWrite(name, params);
      refuseWrongParams(method, revealed);
      const meaning = (await loadWords())[name]?.params[""]?.split("\n")[0] ?? "";
      // With the real values: a mark of another buyer would look like any other.
      await confirm([`${name}: ${meaning}`, jsonOf(revealed)], [name, params]);
      return people.hide(name, await client.call(name, Object(revealed), { signal }));
    },
  });

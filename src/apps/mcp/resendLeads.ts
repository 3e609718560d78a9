import { list, text } from "../../entries/apps.ts";
import type { ForwardResult } from "../../entries/index.ts";
import { failureAnswer } from "./answers.ts";
import { maxCallMs } from "./readEntries.ts";
import { entryOf, registerOf } from "./registerEntries.ts";
import type { Session } from "./session.ts";
import { declareTool } from "./tool.ts";

export const resendLeads = (session: Session) =>
  declareTool({
    name: "resend_leads",
    title: "Send leads again",
    description: `Sends kept leads to Base again, by today's rules and with their old keys: each becomes one order at most.${session.asksFirst ? " The user is asked first." : ""}`,
    params: { ids: list(text()) },
    ranges: { ids: [1, 50] },
    isOpen: true,
    isWrite: true,
    isIdempotent: true,
    async run({ ids: idsInput }, { signal, confirm }) {
      const register = registerOf(session);
      const ids = [...new Set(idsInput)];
      for (const id of ids) await entryOf(register, id);
      await confirm(`Send ${ids.length} leads to Base again: ${ids.join(", ")}`, ids);
      const end = session.now() + maxCallMs;
      const leads = await session.withForwarder(async (resend) => {
        const resent = async (id: string) => {
          try {
            return resultOf(await resend(id, signal), session);
          } catch (error) {
            const { error: code, message } = failureAnswer(error);
            return { status: "error", code, message };
          }
        };
        const results: object[] = [];
        for (const id of ids) {
          const isLate = signal.aborted || session.now() > end;
          results.push({ id, ...(isLate ? { status: "not_sent" } : await resent(id)) });
        }
        return results;
      });
      return { leads };
    },
  });

function resultOf(result: ForwardResult, { people }: Session) {
  const issue = result.issues.find(({ level }) => level === "error");
  const error = "error" in result && result.error !== undefined ? failureAnswer(result.error) : undefined;
  const message = error?.message ?? issue?.message;
  return {
    status: result.status,
    order_id: "orderId" in result ? result.orderId : undefined,
    fault: "fault" in result ? result.fault : undefined,
    code: error?.error ?? issue?.code ?? ("code" in result ? result.code : undefined),
    path: issue?.path,
    message: typeof message === "string" ? people.hideText(message) : undefined,
  };
}

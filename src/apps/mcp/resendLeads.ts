import { list, text } from "../../entries/apps.ts";
import type { Forwarder, RegisterEntry } from "../../entries/index.ts";
import { amountsOf, previewResend, type ResendPreview, resendAsShown } from "../project/leadPreview.ts";
import { amountText } from "../project/orderTotal.ts";
import { english } from "../terminal/language.ts";
import { failureAnswer } from "./answers.ts";
import { leadHider } from "./hiddenLead.ts";
import { maxCallMs } from "./readEntries.ts";
import { entryOf, registerOf } from "./registerEntries.ts";
import type { Session } from "./session.ts";
import { declareTool } from "./tool.ts";

interface LeadToSend extends Awaited<ReturnType<typeof previewResend>> {
  readonly entry: RegisterEntry;
  readonly forwarder: Forwarder;
}

const how = { language: english };

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
    async run({ ids }, { signal, confirm }) {
      const register = registerOf(session);
      const entries: RegisterEntry[] = [];
      for (const id of new Set(ids)) entries.push(await entryOf(register, id));
      // A lead without rules of its sender has no forwarder, so it ends the call before any question.
      return session.withForwarders(async (forwarderFor) => {
        const leads: LeadToSend[] = [];
        for (const entry of entries) {
          const forwarder = await forwarderFor(entry);
          leads.push({ entry, forwarder, ...(await previewResend(forwarder, entry.id, how)) });
        }
        const orders = leads.filter(({ preview }) => preview.status === "order");
        const lines = leads.map(({ entry, preview }) => `${entry.id}: ${previewText(preview)}`);
        // The yes counts for these orders: if one changes, the person is asked again.
        if (orders.length > 0)
          await confirm(
            [`Send ${orders.length} leads to Base again?`, ...lines],
            orders.map(({ entry, digest }) => [entry.id, digest]),
          );
        const end = session.now() + maxCallMs;
        const hide = await leadHider(session);
        const resent = async ({ entry, forwarder, preview, digest }: LeadToSend) => {
          const { id, lead, receivedAt } = entry;
          const { text } = hide(lead, { receivedAt });
          if (preview.status !== "order") return { ...resultOf(preview, text), sent: false };
          if (signal.aborted || session.now() > end) return { status: "not_sent" };
          try {
            const result = await resendAsShown(forwarder, id, { ...how, digest, signal });
            return result === "changed" ? changed : resultOf(result, text);
          } catch (error) {
            const { error: code, message } = failureAnswer(error);
            return { status: "error", code, message: text(String(message)) };
          }
        };
        const results: object[] = [];
        for (const lead of leads) results.push({ id: lead.entry.id, ...(await resent(lead)) });
        return { leads: results };
      });
    },
  });

const changed = {
  status: "not_sent",
  code: "changed",
  message: "The lead would become another order now than the user has seen. Call it again.",
};

/** What a lead would become, for the user: with its real key. */
function previewText(preview: ResendPreview): string {
  if (preview.status === "order") {
    const { lines, sum, currency } = amountsOf(preview);
    const total = sum === undefined ? "" : `, ${amountText(sum, currency)}`;
    return `key ${preview.key.slice(0, 80)}, ${lines === 0 ? "WITHOUT GOODS" : `lines ${lines}`}${total}`;
  }
  if (preview.status === "duplicate") return `is the order ${preview.orderId} already, not sent`;
  const issue = preview.issues.find(({ level }) => level === "error");
  const reason = preview.status === "skip" ? preview.reason.slice(0, 200) : (issue?.code ?? "");
  return `${preview.status}, not sent: ${reason} ${issue?.path ?? ""}`.trimEnd();
}

/** What became of a lead, for the model. @param hide - hides what its messages quote of the lead */
function resultOf(
  result: Exclude<ResendPreview, { readonly status: "order" }>,
  hide: (text: string) => string,
) {
  const issue = result.issues.find(({ level }) => level === "error");
  const error = "error" in result && result.error !== undefined ? failureAnswer(result.error) : undefined;
  const message = error?.message ?? issue?.message;
  return {
    status: result.status,
    order_id: "orderId" in result ? result.orderId : undefined,
    fault: "fault" in result ? result.fault : undefined,
    code: error?.error ?? issue?.code ?? ("code" in result ? result.code : undefined),
    path: issue?.path,
    message: typeof message === "string" ? hide(message) : undefined,
  };
}

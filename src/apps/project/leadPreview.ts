import { createHash } from "node:crypto";
import type { Forwarder, ForwardResult, RegisterEntry } from "../../entries/index.ts";
import type { Decimal } from "../../shared/runtime/decimal.ts";
import type { Language } from "../terminal/language.ts";
import { orderTotal } from "./orderTotal.ts";

/** What sending a lead again would do: the order, or the result without one. */
export type ResendPreview = Awaited<ReturnType<Forwarder["preview"]>>;

interface PreviewedLead {
  readonly preview: ResendPreview;
  /** Changes with the key and the order, so that a yes counts for what was shown. */
  readonly digest: string;
}

type Resending = Pick<Forwarder, "preview" | "resend" | "register">;

/** Maps a lead of the register as `resend` does, and sends nothing. */
export async function previewResend(
  { preview, register }: Pick<Resending, "preview" | "register">,
  id: string,
  { language, as }: { readonly language: Language; readonly as?: "new" | undefined },
): Promise<PreviewedLead> {
  const entry = await register.get(id, { lead: true });
  const refused = entry === undefined ? failure("discarded", language) : refusalOf(entry, language, as);
  const { lead, receivedAt, key }: Partial<RegisterEntry> = entry ?? {};
  const result = refused ?? (await preview(lead, { receivedAt, key }));
  const isOrder = result.status === "order";
  const shown = isOrder ? [result.key, result.order] : [result.status];
  return { preview: result, digest: createHash("sha256").update(JSON.stringify(shown)).digest("base64") };
}

/** Sends a lead again if it would still become what was shown; `changed` if it would become another order. */
export async function resendAsShown(
  forwarder: Resending,
  id: string,
  {
    digest,
    signal,
    ...how
  }: Parameters<typeof previewResend>[2] & { readonly digest: string; readonly signal: AbortSignal },
): Promise<ForwardResult | "changed"> {
  const now = await previewResend(forwarder, id, how);
  if (now.preview.status !== "order") return now.preview;
  return now.digest === digest ? forwarder.resend(id, { signal, as: how.as }) : "changed";
}

/** Whether a lead is not sent for what the register says of it, whatever the rules make of it. */
export function isRefused({ status, issues }: Pick<ResendPreview, "status" | "issues">): boolean {
  return status === "error" && issues.some(({ code }) => Object.hasOwn(refusedCodes, code));
}

/** The lines and the sum of an order. */
export function amountsOf(preview: ResendPreview): {
  readonly lines: number;
  readonly sum: Decimal | undefined;
  readonly currency: string;
} {
  if (preview.status !== "order") return { lines: 0, sum: undefined, currency: "" };
  const { products = [], currency = "" } = preview.order;
  return { lines: products.length, sum: orderTotal(preview.order), currency };
}

/** What `resend` answers without looking at the rules. */
function refusalOf(
  { id: entryId, status, orderId, key = "", isFinal, leadKept }: RegisterEntry,
  language: Language,
  as: "new" | undefined,
): ForwardResult | undefined {
  if (orderId !== undefined && (status === "success" || (status === "differs" && as !== "new")))
    return { status: "duplicate", orderId, key, entryId, issues: [] };
  if (status === "discarded") return failure("discarded", language);
  if (isFinal === true) return failure("order_may_exist", language);
  return leadKept ? undefined : failure("lead_not_kept", language);
}

/** Why a lead is not sent, whatever the rules. */
const refusedCodes = { discarded: true, order_may_exist: true, lead_not_kept: true };

type RefusedCode = keyof typeof refusedCodes;

function failure(code: RefusedCode, language: Language): ForwardResult {
  const issue = { level: "error", code, path: "", message: language.say(`resend.refused.${code}`) } as const;
  return { status: "error", fault: "lead", retryable: false, issues: [issue] };
}

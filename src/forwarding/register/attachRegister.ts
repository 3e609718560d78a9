import { RegisterError } from "../../shared/errors/registerError.ts";
import { checkGiven, expected, type OptionChecks } from "../../shared/options/check.ts";
import { checkedBy, oneOf, text } from "../../shared/options/kinds.ts";
import { type ForwardFailure, type ForwardResult, faultOf, toFailure } from "../contract/forwardResult.ts";
import type { GivenKey } from "../contract/leadKey.ts";
import { detailOf } from "../contract/reason.ts";
import type { AttachedRegister, ForwarderParts, LeadEntry } from "../contract/registerContract.ts";
import type { ReceiveOptions } from "../contract/registerTypes.ts";
import { ClaimedEntry } from "./claimedEntry.ts";
import { elsewhereTold } from "./elsewhere.ts";
import { newEntryId } from "./entryId.ts";
import { arrivalOf, factsOf, headText, issueText } from "./entryTexts.ts";
import { type KeptLead, toKeepable, toKept } from "./keptLead.ts";
import { registerIssue, tooLargeIssue } from "./registerCodes.ts";
import type { RegisterContext, RegisterLimits, RegisterSteps } from "./registerContext.ts";
import { checkDate, registerView } from "./registerView.ts";
import { resendAll, resendEntry } from "./resend.ts";
import { rulesHashOf } from "./rulesHash.ts";
import { watchWaiting } from "./watchWaiting.ts";
import { releaseAll, takeDue, whileInProgress, work } from "./work.ts";
import { usualLeaseMs } from "./workOptions.ts";

export const arrivalChecks = /* @__PURE__ */ (() =>
  ({
    key: checkedBy(checkKey),
    receivedAt: checkedBy(checkDate),
    source: text(),
    deliveryId: text(),
  }) satisfies OptionChecks<Omit<ReceiveOptions, "deliver">>)();

const receiveChecks = /* @__PURE__ */ (() =>
  ({ ...arrivalChecks, deliver: oneOf(["now", "later"]) }) satisfies OptionChecks<ReceiveOptions>)();

/** Attaches a register to a forwarder. `forwarders` are those of this process that use this register. */
export function attachRegister(
  steps: RegisterSteps,
  limits: RegisterLimits,
  isDurable: boolean,
  forwarder: ForwarderParts,
  forwarders: ReadonlySet<ForwarderParts>,
): AttachedRegister {
  const { namespace, clock, randomId } = forwarder;
  const { keepLeads } = limits;
  let rulesHash: string | undefined;
  const hashed = rulesHashOf(forwarder.rules).then((hash) => {
    rulesHash = hash;
  });
  const context: RegisterContext = {
    steps,
    limits,
    isDurable,
    forwarder,
    inProgress: new Set(),
    taken: { count: 0 },
    rulesHash: () => rulesHash,
  };
  const watch = watchWaiting(context);
  const tellElsewhere = elsewhereTold(context, forwarders);
  const newEntry = ({ key, receivedAt, source, deliveryId }: ReceiveOptions) => {
    const date = receivedAt?.getTime() ?? Number.NaN;
    const received = Number.isFinite(date) ? date : clock.date();
    const storableKey = typeof key === "bigint" ? String(key) : key;
    return {
      id: newEntryId(received, randomId()),
      namespace,
      head: headText({ receivedAt: received, key: storableKey, source, deliveryId }),
      by: source === undefined ? "forward" : "webhook",
    } as const;
  };
  const keep = async ({ id, head }: ReturnType<typeof newEntry>, lead: KeptLead, dueInMs?: number) => {
    const { retentionMs: keepLeadMs, entryRetentionMs: keepMs, maxReceived } = limits;
    const row = { id, namespace, head, ...lead, dueInMs, keepMs, keepLeadMs };
    if (await steps.add(row, maxReceived)) return;
    const message = `The register is full: ${maxReceived} leads wait. Call \`work\` in more processes, and send the lead again.`;
    throw new RegisterError(message, "full");
  };
  const keepAndDeliver = async (lead: unknown, options: ReceiveOptions) => {
    const { deliver, ...arrival } = checkGiven("receive", receiveChecks, options);
    forwarder.closed.throwIfAborted();
    if (keepLeads === "none")
      throw new TypeError('`receive` keeps leads: set `keepLeads` of the register to "failed".');
    const entry = newEntry(arrival);
    const kept = toKeepable(lead, limits.maxLeadBytes);
    if (deliver !== "now") {
      await keep(entry, kept, 0);
      watch.received(entry.id);
      return { id: entry.id };
    }
    await hashed;
    await keep(entry, kept, usualLeaseMs);
    const claimed = new ClaimedEntry(context, { ...entry, isDue: true });
    const ended = whileInProgress(context, claimed, () =>
      forwarder.deliver(kept.lead, arrivalOf(entry), claimed),
    );
    return { id: entry.id, ended: ended.catch((error) => toFailure(faultOf(error), { error, issues: [] })) };
  };

  function receive(
    lead: unknown,
    options: ReceiveOptions & { readonly deliver: "now" },
  ): Promise<{ id: string; ended: Promise<ForwardResult> }>;
  function receive(lead: unknown, options?: ReceiveOptions): Promise<{ id: string }>;
  function receive(
    lead: unknown,
    options: ReceiveOptions = {},
  ): Promise<{ id: string; ended?: Promise<ForwardResult> }> {
    return forwarder.whileInFlight(keepAndDeliver(lead, options));
  }

  return {
    async enter(lead, options): Promise<LeadEntry | ForwardFailure> {
      await hashed;
      const entry = newEntry(options);
      if (keepLeads === "none") return new ClaimedEntry(context, { ...entry, isNew: true });
      const kept = toKept(lead);
      if (kept.leadBytes > limits.maxLeadBytes)
        return toFailure("lead", { issues: [tooLargeIssue(kept.leadBytes, limits.maxLeadBytes)] });
      await keep(entry, kept);
      return new ClaimedEntry(context, entry);
    },
    ofOpenLead: (storeKey) =>
      new ClaimedEntry(context, { ...newEntry({}), by: "reconcile", storeKey, isNew: true }),
    addIssue: (storeKey, issue) => steps.addIssue(storeKey, issueText(issue)),
    async orderOf(storeKey) {
      const row = await steps.ofKey(storeKey);
      const orderId = row?.status === "success" ? factsOf(row).orderId : undefined;
      return typeof orderId === "number" ? orderId : undefined;
    },
    async check() {
      for (const finding of (await steps.check?.()) ?? [])
        forwarder.reportSetup(
          registerIssue("register_may_forget", "register", { reason: detailOf(finding) }),
        );
      await tellElsewhere();
    },
    takeDue(query) {
      watch.working();
      return takeDue(context, query);
    },
    release: () => releaseAll(context),
    methods: {
      register: registerView(context),
      receive,
      resend: (id, options) => resendEntry(context, id, options),
      resendAll: (options) => resendAll(context, options),
      work(options) {
        watch.working();
        return work(context, options);
      },
    },
  };
}

function checkKey(name: string, input: unknown): GivenKey {
  if (typeof input === "string" || typeof input === "number" || typeof input === "bigint") return input;
  throw expected(name, "a string or a number", input);
}

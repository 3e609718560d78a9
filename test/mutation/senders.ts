import type { Mutation } from "./mutation.ts";

const resend = "test/forwarding/register/resend.test.ts";
const names = "test/apps/project/rulesBySender.test.ts";
const command = "test/apps/cli/senders.test.ts";
const preview = "test/forwarding/forwarder/preview.test.ts";

/** Which rules meet which leads where they are sent again, and what a person sees before. */
export const sendersMutations: readonly Mutation[] = [
  {
    file: "forwarding/register/resend.ts",
    in: "resendAll",
    from: 'if (sender !== undefined) return { count, by, stopped: "other_sender" };',
    to: "",
    says: "leads of a second sender are sent by the rules of the first",
    test: resend,
    name: "stops before the lead of a second sender",
  },
  {
    file: "forwarding/register/resend.ts",
    in: "resendAll",
    from: "if (source !== undefined) continue;",
    to: "",
    says: "leads of another sender than the named one are sent",
    test: resend,
    name: "sends the leads of the sender that is named",
  },
  {
    file: "forwarding/forwarder/previewLead.ts",
    in: "previewLead",
    from: "const read = await readLead(",
    to: "await parts.settings.binding.bind(); const read = await readLead(",
    says: "a preview binds a new store to the account",
    test: preview,
    name: "leaves store, register and account as they were",
  },
  {
    file: "apps/project/rulesBySender.ts",
    in: "RulesBySender.of",
    from: "return isOfOne && namespace === this.#namespace ? this.#only : undefined;",
    to: "return this.#only;",
    says: "rules without a name are for the leads of every sender",
    test: names,
    name: "is for no lead where the namespace has two sources",
  },
  {
    file: "apps/project/rulesBySender.ts",
    in: "RulesBySender.of",
    from: "namespace === this.#namespace",
    to: "true",
    says: "rules without a name are for the leads of another namespace",
    test: names,
    name: "is for the leads of its own namespace only",
  },
  {
    file: "apps/project/rulesBySender.ts",
    in: "RulesBySender.of",
    from: "&& !this.#isInSeveral(source, sources)",
    to: "",
    says: "one of two shops of the same software is sent by the rules of the other",
    test: names,
    name: "of a source that two namespaces have are for neither",
  },
  {
    file: "apps/project/rulesBySender.ts",
    in: "RulesBySender.of",
    from: "isOfOne || source === undefined || source === namespace ? byNamespace : undefined",
    to: "byNamespace",
    says: "a name of a namespace is for all of its sources",
    test: names,
    name: "are, in a namespace of several sources, only for the leads that name none",
  },
  {
    file: "apps/cli/commands/registerResend.ts",
    in: "resendOne",
    from: "if (set === undefined) throw otherSender(id, sender, rules, sources);",
    to: 'if (set === undefined) return "no";',
    says: "a lead without rules is left out without a word",
    test: command,
    name: "refuses the lead of a shop for the rules of a form",
  },
  {
    file: "apps/cli/commands/registerResend.ts",
    in: "resendAll",
    from: "by.changed + foreign.length",
    to: "by.changed",
    says: "leads without rules are left out, and all seems well",
    test: command,
    name: "leaves out whom no rules are for",
  },
  {
    file: "apps/project/leadPreview.ts",
    in: "resendAsShown",
    from: 'if (now.preview.status !== "order") return now.preview;',
    to: "",
    says: "what would become no order is sent",
    test: "test/apps/project/leadPreview.test.ts",
    name: "is not sent where it would become no order",
  },
  {
    file: "apps/project/leadPreview.ts",
    in: "resendAsShown",
    from: "now.digest === digest ?",
    to: "true ?",
    says: "a yes counts for another order than was shown",
    test: "test/apps/project/leadPreview.test.ts",
    name: "is not sent where it would become another order",
  },
];

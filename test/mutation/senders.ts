import type { Mutation } from "./mutation.ts";

const resend = "test/forwarding/register/resend.test.ts";
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
];

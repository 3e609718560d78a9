import type { Mutation } from "./mutation.ts";

const file = "client/calls/hideSent.ts";
const test = "test/client/calls/hideSent.test.ts";

/** What is said about a refusal, and what may not be. */
export const reasonsMutations: readonly Mutation[] = [
  {
    file,
    in: "hideSent",
    from: "message.replace(unreadable, hidden)",
    to: "message",
    says: "an address of somebody whose data was not sent is in the log",
    test,
    name: "hides what was sent, in any spelling: Invalid e-mail: <who@example.com>",
  },
  {
    file,
    in: "hideNumbers",
    from: "(sent.length >= 6 && found.includes(sent))",
    to: "false",
    says: "a phone to which Base added its country is shown",
    test,
    name: "hides a number that says what it is only if it is also a buyer's",
  },
  {
    file,
    in: "hideNumbers",
    from: "isSent || (found.length >= 9 && !kept.has(found))",
    to: "isSent",
    says: "the phone of another buyer is shown",
    test,
    name: "hides what was sent, in any spelling: Invalid phone of 4 999 888 777",
  },
  {
    file,
    in: "hideWords",
    from: "isHidden.fill(true, start, start + length)",
    to: "isHidden.fill(true, start, start)",
    says: "a comment that Base quotes is shown",
    test,
    name: "The comment 'call before the courier comes' is too long",
  },
  {
    file,
    in: "isSentWord",
    from: "sent.startsWith(part) ||",
    to: "",
    says: "a name that Base cut is shown",
    test,
    name: "The name kova is too short",
  },
  {
    file,
    in: "plain",
    from: '.normalize("NFKD")',
    to: "",
    says: "a name without its accents is shown",
    test,
    name: "No house 12 / 5 in lakowa",
  },
  {
    file,
    in: "collect",
    from: "if (isPersonal(joined, true)) words.add(joined);",
    to: "",
    says: "a name without its hyphen and apostrophe is shown",
    test,
    name: "The name ohay is too short",
  },
  {
    file,
    in: "isName",
    from: "if (!sentenceStart.test(text.slice(0, index))) return true;",
    to: "",
    says: "the name of a buyer whom Base has already is shown",
    test,
    name: "hides what may be a name, also of somebody whose data was not sent",
  },
  {
    file: "client/calls/attempt.ts",
    in: "readOutcome",
    from: "reason: hideSent(message, body)",
    to: "reason: message",
    says: "the log quotes a buyer",
    test: "test/hostile/leaks.test.ts",
    name: "as a message shows it in no message, log and printed error",
  },
];

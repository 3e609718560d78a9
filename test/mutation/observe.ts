import type { Mutation } from "./mutation.ts";

const alerts = {
  file: "forwarding/forwarder/alertTo.ts",
  test: "test/forwarding/forwarder/alertTo.test.ts",
} as const;
const alertTexts = { ...alerts, file: "forwarding/forwarder/alertText.ts" } as const;

/** What the account says of the calls of others, and what a team is told of its leads. */
export const observeMutations: readonly Mutation[] = [
  {
    file: "testing/fake/receive.ts",
    in: "read",
    from: "number >= fewestMilliseconds",
    to: "false",
    says: "a payment of the year 57970 is accepted without a word",
    test: "test/testing/fake/receive.test.ts",
    name: "names a time in milliseconds, which Base takes as seconds of a distant year",
  },
  {
    ...alerts,
    in: "alertTo",
    from: "quietUntil = clock.now() + everyMs;",
    to: "",
    says: "a blocked token posts a message for each of a thousand leads",
    name: "posts once in a minute, and counts what happened meanwhile in the next message",
  },
  {
    ...alerts,
    in: "alertTo",
    from: "next.more += 1;",
    to: "",
    says: "a team is told of one lead where a hundred failed",
    name: "posts once in a minute, and counts what happened meanwhile in the next message",
  },
  {
    ...alerts,
    in: "alertTo",
    from: "status < 200 || status > 299",
    to: "false",
    says: "a chat that refuses each message is found out when somebody misses them",
    name: "logs once through the client that the chat refused a message",
  },
  {
    ...alerts,
    in: "handled",
    from: "posted.catch(() => {});",
    to: "",
    says: "a chat that does not answer ends the process",
    name: "is no unhandled rejection of the process",
  },
  {
    ...alerts,
    in: "checkedAddress",
    from: 'address.protocol !== "https:"',
    to: "false",
    says: "the secret address is sent without encryption",
    name: "rejects 'http://hooks.example.com/xyzzy', without showing it",
  },
  {
    ...alerts,
    in: "checkedAddress",
    from: "!hasFetch",
    to: "false",
    says: "an address of the machine itself is posted to in production",
    name: "rejects 'http://127.0.0.1:80/xyzzy', without showing it",
  },
  {
    ...alertTexts,
    in: "line",
    from: 'codePattern.test(code) ? code : "error_of_program"',
    to: "code",
    says: "an error of the program shows a buyer's address in a chat",
    name: "calls nobody in the chat, and quotes no error of the program",
  },
  {
    ...alertTexts,
    in: "shown",
    from: '.replace(/[^\\p{L}\\p{N} ._-]/gu, "?")',
    to: "",
    says: "a namespace calls everyone in a chat",
    name: "calls nobody in the chat, and quotes no error of the program",
  },
];

import type { Mutation } from "./mutation.ts";

const guard = { file: "cli/studio/guard.ts", test: "test/cli/studio/guard.test.ts" };
const handler = { file: "cli/studio/handler.ts", test: "test/cli/studio/guard.test.ts" };
const lead = { file: "cli/studio/readLead.ts", test: "test/cli/studio/lead.test.ts" };

/** The page of leads: who may ask, what is changed, and what of a buyer is seen. */
export const studioMutations: readonly Mutation[] = [
  {
    ...guard,
    from: 'return new Refused("wrong_host");',
    to: "{}",
    says: "a page that uses DNS rebinding reaches the server",
    name: "answers 421 to another host",
  },
  {
    ...guard,
    from: "if (origin !== null && ",
    to: "if (false && ",
    says: "a page of the web calls the server",
    name: "answers 403 to a page of another origin",
  },
  {
    ...guard,
    from: 'if (site !== null && site !== "same-origin") return new Refused("wrong_origin");',
    to: "",
    says: "what another site made the browser ask for is answered",
    name: "answers 403 to what another site made",
  },
  {
    ...guard,
    from: 'if (!hasKey(request, key)) return new Refused("wrong_key");',
    to: "",
    says: "every program of the machine reads the leads",
    name: "answers 401 without the key",
  },
  {
    ...guard,
    from: 'method === "POST" && !',
    to: 'method === "POST" && false && !',
    says: "a form of another page is taken",
    name: "answers 415 to a POST",
  },
  {
    ...handler,
    from: "isReadOnly && route.changes",
    to: "false && route.changes",
    says: "--read-only changes something",
    name: "refuses every change with --read-only",
  },
  {
    ...handler,
    from: "Object.hasOwn(routes, name) ? routes[name] : undefined",
    to: "routes[name]",
    says: "what every object inherits is taken for an address",
    name: "answers 404 to what is not there",
  },
  {
    file: "cli/commands/studio.ts",
    from: 'randomBytes(keyBytes).toString("base64url")',
    to: '"k".repeat(32)',
    says: "every server has the same key",
    test: "test/cli/studio/command.test.ts",
    name: "prints a link with a key",
  },
  {
    file: "cli/commands/studio.ts",
    from: "/#key=",
    to: "/?key=",
    says: "the key is sent with each request and comes into logs",
    test: "test/cli/studio/command.test.ts",
    name: "prints a link with a key",
  },
  {
    ...lead,
    from: "(other !== value || isPrivate(path, value)) &&",
    to: "other !== value &&",
    says: "what the rules put into a field of the buyer is shown",
    name: "hides what the rules put into a field of the buyer",
  },
  {
    ...lead,
    from: "(other !== value || isPrivate(path, value)) &&",
    to: "isPrivate(path, value) &&",
    says: "a contact that no rule reads is shown",
    name: "hides a contact that no rule reads",
  },
  {
    ...lead,
    from: "holdsBuyer(each) && !mayShow(value)",
    to: "false",
    says: "the order shows the buyer",
    name: "hides the buyer's data, here and in the order",
  },
  {
    ...lead,
    from: 'query.get("values") === "1"',
    to: "true",
    says: "buyers' data is shown to everyone",
    name: "hides the buyer's data, here and in the order",
  },
  {
    file: "cli/studio/openSession.ts",
    from: "if (client !== undefined && by.success + by.unknown > 0) await viewer.ready();",
    to: "",
    says: "a file of another account is opened, and leads are sent to the wrong one",
    test: "test/cli/studio/command.test.ts",
    name: "refuses a file of another account",
  },
  {
    file: "cli/studio/openSession.ts",
    from: "samples: isFake && rulesName !== undefined ? samplesFor(rulesName) : [],",
    to: 'samples: samplesFor(rulesName ?? ""),',
    says: "a sample lead becomes a real order",
    test: "test/cli/studio/actions.test.ts",
    name: "is offered with the file of a store only where",
  },
  {
    file: "cli/mcp/registerEntries.ts",
    from: "    cursor = page.cursor;\n    await turnOfTheLoop();",
    to: "    cursor = page.cursor;",
    says: "a page of leads waits until thousands of others are counted",
    test: "test/cli/studio/leads.test.ts",
    name: "does something else after each step",
  },
  {
    file: "cli/mcp/registerEntries.ts",
    from: "  await turnOfTheLoop();\n  return",
    to: "  return",
    says: "a page of leads waits until thousands of others are read",
    test: "test/cli/studio/leads.test.ts",
    name: "does something else after each step",
  },
];

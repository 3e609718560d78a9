import type { Mutation } from "./mutation.ts";

const sessions = { file: "apps/mcp/httpSessions.ts", test: "test/apps/mcp/httpSessions.test.ts" };

/** The sessions of clients of 2025 over HTTP, in which a person can be asked. */
export const mcpSessionsMutations: readonly Mutation[] = [
  {
    file: "apps/mcp/http.ts",
    in: "httpServing",
    from: "(await sessions.answer(request)) ??",
    to: "",
    says: "a client of 2025 over HTTP can ask no one, and is advised to leave the question out",
    test: "test/apps/mcp/httpSessions.test.ts",
    name: "has a session, in which a person is asked",
  },
  {
    file: "apps/mcp/confirmations.ts",
    in: "askingOf",
    from: 'if (said === undefined) return "unknown";',
    to: "",
    says: "a client that has lost its session is advised to leave the question out",
    test: "test/apps/mcp/httpSessions.test.ts",
    name: "is told of --yes only if",
  },
  {
    ...sessions,
    in: "answer",
    from: "this.#endIdle();",
    to: "",
    says: "sessions that no one uses stay",
    name: "has a session until 30 minutes",
  },
  {
    ...sessions,
    in: "#endIdle",
    from: "openRequests === 0 &&",
    to: "",
    says: "a person who thinks for half an hour loses the question",
    name: "keeps its session while a request is open",
  },
  {
    ...sessions,
    in: "#keep",
    from: "if (this.#sessions.size <= maxSessions) return;",
    to: "return;",
    says: "sessions fill the memory",
    name: "is one of 32",
  },
  {
    ...sessions,
    in: "#keep",
    from: "unused ?? ",
    to: "",
    says: "a client that is connected loses its session to one that is not",
    name: "is one of 32",
  },
  {
    ...sessions,
    in: "#use",
    from: "this.#sessions.set(id, session);",
    to: "this.#sessions.set(id, session); const [[first, one] = ['', session]] = this.#sessions; this.#sessions.delete(first); this.#sessions.set(first, one);",
    says: "the session that was used last is ended first",
    name: "is one of 32",
  },
  {
    ...sessions,
    in: "answer",
    from: "id === null ? undefined : Response.json(noSession, { status: 404 })",
    to: "undefined",
    says: "a client whose session is over never learns that it has to begin a new one",
    name: "gets 404 for a session that no one began",
  },
  {
    ...sessions,
    in: "#serve",
    from: "for (const requestId of requestIds(message))",
    to: "for (const requestId of requestIds(undefined))",
    says: "a call goes on for a client that has left",
    test: "test/apps/mcp/eras.test.ts",
    name: "is left as its connection is closed",
  },
];

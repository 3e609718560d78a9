import { createHash, randomBytes } from "node:crypto";
import {
  CLIENT_CAPABILITIES_META_KEY,
  type InputRequiredResult,
  inputRequired,
  type Server,
  type ServerContext,
} from "@modelcontextprotocol/server";
import { isRecord } from "../../shared/json/value.ts";
import { escapedLines, type Lines } from "../terminal/escape.ts";
import { ToolFailure } from "./toolFailure.ts";

/** Thrown to ask a person first. The client calls again with the answer. */
export class AskFirst extends Error {
  override readonly name = "AskFirst";
  readonly result: InputRequiredResult;

  constructor(result: InputRequiredResult) {
    super("a person is asked first");
    this.result = result;
  }
}

/** The maximum number of questions that wait for an answer at the same time. */
const maxOpen = 1000;

const requestedSchema = {
  type: "object" as const,
  properties: { confirm: { type: "boolean" as const, title: "Do it" } },
  required: ["confirm"],
};

/**
 * Asks a person before a change. An answer counts once, and only for exactly what was asked: the state that comes back
 * with it is a random text that the server keeps, so no client can invent a yes.
 */
export class Confirmations {
  readonly #open = new Map<string, string>();

  /**
   * Returns once a person has agreed.
   * @throws AskFirst to ask, ToolFailure if there is no one to ask, or the answer was no
   */
  require(question: Lines, subject: unknown, { mcpReq }: ServerContext, asking: Asking): void {
    const asked = digest(subject);
    const state = mcpReq.requestState<string>();
    if (state !== undefined && this.#open.get(state) === asked) {
      this.#open.delete(state);
      const { action, content } = recordOf(mcpReq.inputResponses?.confirm);
      if (action === "accept" && recordOf(content).confirm === true) return;
      throw new ToolFailure(
        "not_confirmed",
        "The user did not agree. Nothing was changed. Do not repeat it.",
      );
    }
    if (asking !== "yes") throw new ToolFailure("cannot_ask", asking === "no" ? noOneToAsk : noSession);
    const newState = randomBytes(24).toString("base64url");
    this.#open.set(newState, asked);
    const [oldest] = this.#open.keys();
    if (this.#open.size > maxOpen && oldest !== undefined) this.#open.delete(oldest);
    // No client escapes what it shows: a value could look like another line of the question.
    const message = escapedLines(question);
    const confirm = inputRequired.elicit({ message, requestedSchema });
    throw new AskFirst(inputRequired({ inputRequests: { confirm }, requestState: newState }));
  }
}

/** Whether a client has a person to ask; `unknown` if it has not said so where it had to. */
type Asking = "yes" | "no" | "unknown";

/** In the protocol of 2026 a client says with each request whether it can ask, in older ones once at the start. */
export function askingOf({ mcpReq }: ServerContext, server: Server): Asking {
  const said = recordOf(mcpReq.envelope)[CLIENT_CAPABILITIES_META_KEY] ?? server.getClientCapabilities();
  if (said === undefined) return "unknown";
  const { elicitation } = recordOf(said);
  // Before there were modes, `{}` meant a form.
  const isForm = isRecord(elicitation) && (elicitation.form !== undefined || elicitation.url === undefined);
  return isForm ? "yes" : "no";
}

const noOneToAsk =
  "This client cannot ask its user, so nothing was changed. The user may use a client with elicitation, or start the server with --yes.";

const noSession =
  "This call belongs to no session, so its user cannot be asked, and nothing was changed. Reconnect the client to this server: it sends initialize, and with each later request the Mcp-Session-Id that came back.";

function digest(subject: unknown): string {
  return createHash("sha256").update(JSON.stringify(subject)).digest("hex");
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}

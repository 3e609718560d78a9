import { createHash, randomBytes } from "node:crypto";
import {
  CLIENT_CAPABILITIES_META_KEY,
  type InputRequiredResult,
  inputRequired,
  type Server,
  type ServerContext,
} from "@modelcontextprotocol/server";
import { isRecord } from "../../shared/json/value.ts";
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
  require(message: string, subject: unknown, { mcpReq }: ServerContext, canAsk: boolean): void {
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
    if (!canAsk) throw new ToolFailure("cannot_ask", noOneToAsk);
    const newState = randomBytes(24).toString("base64url");
    this.#open.set(newState, asked);
    const [oldest] = this.#open.keys();
    if (this.#open.size > maxOpen && oldest !== undefined) this.#open.delete(oldest);
    const confirm = inputRequired.elicit({ message, requestedSchema });
    throw new AskFirst(inputRequired({ inputRequests: { confirm }, requestState: newState }));
  }
}

/**
 * Whether a client has a person to ask. In the protocol of 2026 it says so with each request, in older ones
 * once at the start.
 */
export function canAsk({ mcpReq }: ServerContext, server: Server): boolean {
  const said = recordOf(mcpReq.envelope)[CLIENT_CAPABILITIES_META_KEY] ?? server.getClientCapabilities();
  const { elicitation } = recordOf(said);
  // Before there were modes, `{}` meant a form.
  return isRecord(elicitation) && (elicitation.form !== undefined || elicitation.url === undefined);
}

const noOneToAsk =
  "This client cannot ask its user, so nothing was changed. The user may use a client with elicitation, or start the server with --yes.";

function digest(subject: unknown): string {
  return createHash("sha256").update(JSON.stringify(subject)).digest("hex");
}

function recordOf(value: unknown): Readonly<Record<string, unknown>> {
  return isRecord(value) ? value : {};
}

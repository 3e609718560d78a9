import type { McpServer } from "@modelcontextprotocol/server";
import type { Answer } from "./answers.ts";
import type { Session } from "./session.ts";

/** What a client may attach to a conversation: the ids of the account, the user's rules, and the schema of rules. */
export function addResources(
  server: McpServer,
  { account, client, rulesPath, readRules }: Session,
  fence: Answer,
) {
  const add = (name: string, description: string, read: (signal: AbortSignal) => Promise<unknown>) =>
    server.registerResource(
      name,
      `baselinker://${name}`,
      { description, mimeType: "application/json" },
      async (uri, { mcpReq }) => ({
        contents: [{ uri: uri.href, mimeType: "application/json", text: fence(await read(mcpReq.signal)) }],
      }),
    );
  if (client !== undefined) {
    add("statuses", "Order statuses with their ids.", async (signal) => (await account(signal))?.statuses);
    add("sources", "Order sources with their ids.", async (signal) => (await account(signal))?.sources);
    add("catalogs", "Catalogs with their ids.", async (signal) => (await account(signal))?.catalogs);
    add(
      "extra-fields",
      "Additional fields with their ids.",
      async (signal) => (await account(signal))?.extraFields,
    );
  }
  if (rulesPath !== undefined) add("rules", "The user's rules.", () => readRules(rulesPath));
}

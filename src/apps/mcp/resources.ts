import type { McpServer } from "@modelcontextprotocol/server";
import type { Account } from "../../entries/index.ts";
import { parseRules } from "../../entries/mapping.ts";
import { anonymizeLead } from "../../entries/rule-tools.ts";
import type { GivenRules } from "../files/rules.ts";
import { readText } from "../files/text.ts";
import { packageFile } from "../terminal/packageFiles.ts";
import { type Answer, failureAnswer } from "./answers.ts";
import { chosenRules } from "./chosenRules.ts";
import type { Session } from "./session.ts";

/** What a client may attach to a conversation: the ids of the account, the user's rules, and the schema of rules. */
export function addResources(server: McpServer, session: Session, fence: Answer) {
  const { account, client, people, rules: ofUser } = session;
  // The error of a resource reaches the client as it is, while that of a tool is hidden where tools are called.
  const failed = (error: unknown) => {
    const { error: code, message } = failureAnswer(error);
    throw new Error(people.hideText(`${code}: ${message}`));
  };
  const add = (name: string, description: string, read: (signal: AbortSignal) => Promise<unknown>) =>
    server.registerResource(
      name,
      `baselinker://${name}`,
      { description, mimeType: "text/plain" },
      async (uri, { mcpReq }) => ({
        contents: [
          { uri: uri.href, mimeType: "text/plain", text: fence(await read(mcpReq.signal).catch(failed)) },
        ],
      }),
    );
  if (client !== undefined) {
    // Of no method: an account at a marketplace may have the name of an e-mail.
    const addOf = (name: string, description: string, read: (account: Account) => unknown) =>
      add(name, description, async (signal) => {
        const loaded = await account(signal);
        return loaded === undefined ? undefined : people.hide("", read(loaded));
      });
    addOf("statuses", "Order statuses with their ids.", ({ statuses }) => statuses);
    addOf("sources", "Order sources with their ids.", ({ sources }) => sources);
    addOf("catalogs", "Catalogs with their ids.", ({ catalogs }) => catalogs);
    addOf("extra-fields", "Additional fields with their ids.", ({ extraFields }) => extraFields);
  }
  const { sets } = ofUser;
  if (sets.length > 0)
    add("rules", "The user's rules.", async () => {
      const read = sets.map(async ({ name }) => {
        const { rules } = await chosenRules(name, session);
        // A file that does not hold rules is not shown.
        parseRules(rules);
        return [name ?? "", people.show ? rules : withoutPeople(rules)] as const;
      });
      const [only, ...others] = await Promise.all(read);
      return others.length === 0 ? only?.[1] : Object.fromEntries([only ?? [], ...others]);
    });
  const schema = packageFile("dist/rules.schema.json", "");
  if (schema !== "")
    add("rules.schema.json", "The grammar of rules, as JSON Schema.", async () =>
      JSON.parse(await readText(schema)),
    );
}

/** The tests in rules may have leads of real people. Rules of a file are JSON, and so is a copy. */
function withoutPeople(rules: GivenRules): unknown {
  const { tests } = Object(rules);
  return tests === undefined ? rules : { ...Object(rules), tests: anonymizeLead(tests, { seed: 0 }) };
}

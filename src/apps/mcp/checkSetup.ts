import type { Account, Baselinker } from "../../entries/index.ts";
import { clockTolerance } from "../project/probes/readProbes.ts";
import { failureAnswer, fitted } from "./answers.ts";
import { readsAccount, rulesProblems } from "./ruleTools.ts";
import type { Session } from "./session.ts";
import { declareTool } from "./tool.ts";

type Tell = (ok: boolean, what: string, says: string) => void;

export const checkSetup = (session: Session) =>
  declareTool({
    name: "check_setup",
    title: "Check the setup",
    description: "Whether token, clock, account, rules and register are as they must be.",
    params: {},
    ...readsAccount(session),
    async run(_, { signal }) {
      const findings: { readonly ok: boolean; readonly what: string; readonly says: string }[] = [];
      const tell: Tell = (ok, what, says) => findings.push({ ok, what, says: session.people.hideText(says) });
      const { client } = session;
      if (client === undefined)
        tell(
          false,
          "token",
          "There is none. The user sets BASELINKER_TOKEN, or names a file with --settings.",
        );
      const account = await tried("account", tell, () =>
        client === undefined ? session.account(signal) : accountOf(client, session, tell, signal),
      );
      if (account !== undefined) tell(true, "account", countsOf(account));
      const { sets } = session.rules;
      for (const { name } of sets) {
        const what = name === undefined || sets.length === 1 ? "rules" : `rules of ${name}`;
        await tried(what, tell, async () => {
          const problems = await rulesProblems(name, session, account);
          for (const { level, code, path, message } of problems)
            tell(level !== "error", what, `${code} ${path}: ${message}`);
          if (problems.length === 0) tell(true, what, "They can be used.");
        });
      }
      const { register } = session;
      if (register !== undefined)
        await tried("register", tell, async () => {
          const { by, waiting } = await register.stats();
          const counts = Object.entries(by).map(([status, count]) => `${status} ${count}`);
          tell(true, "register", `${counts.join(", ")}; waiting ${waiting}`);
        });
      return fitted({ findings }, ["findings"]);
    },
  });

async function accountOf(client: Baselinker, session: Session, tell: Tell, signal: AbortSignal) {
  const { ok, error } = await client.check({ signal });
  if (!ok) {
    tell(false, "token", reasonOf(error));
    return undefined;
  }
  tell(true, "token", "Base knows it.");
  const offset = session.clockOffset();
  if (offset !== undefined)
    tell(Math.abs(offset) <= clockTolerance, "clock", `This machine is ${offset} s ahead of Base.`);
  return session.account(signal);
}

/** A part that cannot be checked becomes a finding; the other parts are still checked. */
async function tried<Value>(
  what: string,
  tell: Tell,
  check: () => Promise<Value>,
): Promise<Value | undefined> {
  try {
    return await check();
  } catch (error) {
    tell(false, what, reasonOf(error));
    return undefined;
  }
}

function reasonOf(error: unknown): string {
  const { error: code, message } = failureAnswer(error);
  return `${code}: ${message}`;
}

function countsOf({ statuses, sources, extraFields, catalogs }: Account): string {
  return `statuses ${statuses.length}, sources ${sources.length}, additional fields ${extraFields.length}, catalogs ${catalogs.length}`;
}

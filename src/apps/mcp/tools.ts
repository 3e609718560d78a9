import { checkSetup } from "./checkSetup.ts";
import { countBase } from "./countBase.ts";
import { draftRules } from "./draftTool.ts";
import { describeMethod, findMethods } from "./methodTools.ts";
import { planRules } from "./planTool.ts";
import { readBase } from "./readBase.ts";
import { readGuide } from "./readGuide.ts";
import { listLeads, showLead } from "./registerTools.ts";
import { resendLeads } from "./resendLeads.ts";
import { checkRules, explainLead, testRules } from "./ruleTools.ts";
import type { Session } from "./session.ts";
import type { Tool } from "./tool.ts";
import { writeBase } from "./writeBase.ts";

/** The tools of a session, in the order in which they are listed. */
export function toolsOf(session: Session): readonly Tool[] {
  const { client, writes, rules, register } = session;
  const hasRules = rules.sets.length > 0;
  const mayResend = client !== undefined && register !== undefined && hasRules;
  const methods = writes.filter((name) => name !== "resend_leads");
  return [
    ...(client === undefined
      ? []
      : [findMethods(), describeMethod(), readBase(client, session), countBase(client, session)]),
    ...(client === undefined || methods.length === 0 ? [] : [writeBase(client, session, methods)]),
    explainLead(session),
    checkRules(session),
    testRules(session),
    draftRules(session),
    ...(hasRules ? [planRules(session)] : []),
    readGuide(),
    ...(register === undefined ? [] : [listLeads(session), showLead(session)]),
    ...(mayResend && writes.includes("resend_leads") ? [resendLeads(session)] : []),
    checkSetup(session),
  ];
}

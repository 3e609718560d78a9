import { breaks } from "../forwarding/delivery/breaks.ts";
import { audienceMutations } from "./audience.ts";
import { clientMutations } from "./client.ts";
import { costMutations } from "./cost.ts";
import { datesMutations } from "./dates.ts";
import { erasedKeysMutations } from "./erasedKeys.ts";
import { forwardingMutations } from "./forwarding.ts";
import { languageMutations } from "./languages.ts";
import { limitersMutations } from "./limiters.ts";
import { linesMutations } from "./lines.ts";
import { mappingMutations } from "./mapping.ts";
import { mcpMutations } from "./mcp.ts";
import { mcpOwnPeopleMutations } from "./mcpOwnPeople.ts";
import { mcpPeopleMutations } from "./mcpPeople.ts";
import { mcpServerMutations } from "./mcpServer.ts";
import { mcpSessionsMutations } from "./mcpSessions.ts";
import { messagesMutations } from "./messages.ts";
import { moneyMutations } from "./money.ts";
import type { Mutation } from "./mutation.ts";
import { observeMutations } from "./observe.ts";
import { pageMutations } from "./page.ts";
import { paymentMutations } from "./payments.ts";
import { peopleMutations } from "./people.ts";
import { placesMutations } from "./places.ts";
import { problemMutations } from "./problems.ts";
import { entryMutations } from "./readEntries.ts";
import { reasonsMutations } from "./reasons.ts";
import { reporterMutations } from "./reporter.ts";
import { runtimeMutations } from "./runtimes.ts";
import { sendersMutations } from "./senders.ts";
import { sentAgainMutations } from "./sentAgain.ts";
import { settingsMutations } from "./settings.ts";
import { shapesMutations } from "./shapes.ts";
import { studioMutations } from "./studio.ts";
import { studioRulesMutations } from "./studioRules.ts";
import { terminalMutations } from "./terminal.ts";
import { webhookMutations } from "./webhook.ts";
import { workMutations } from "./work.ts";

/** Every transition of a delivery, broken. The group of its tests has its name. */
const transitionMutations: readonly Mutation[] = Object.entries(breaks).flatMap(([transition, list]) =>
  list.map((edit) => ({
    ...edit,
    test: "test/forwarding/delivery/transitions.test.ts",
    name: `${transition} > `,
    isNarrow: true,
  })),
);

/** Safeguards whose loss was dangerous and unseen once, and every transition. CONTRIBUTING says when to add one. */
export const mutations: readonly Mutation[] = [
  ...audienceMutations,
  ...clientMutations,
  ...runtimeMutations,
  ...sentAgainMutations,
  ...costMutations,
  ...datesMutations,
  ...erasedKeysMutations,
  ...forwardingMutations,
  ...languageMutations,
  ...limitersMutations,
  ...linesMutations,
  ...mappingMutations,
  ...mcpMutations,
  ...mcpOwnPeopleMutations,
  ...mcpPeopleMutations,
  ...mcpServerMutations,
  ...mcpSessionsMutations,
  ...entryMutations,
  ...reasonsMutations,
  ...reporterMutations,
  ...messagesMutations,
  ...moneyMutations,
  ...paymentMutations,
  ...peopleMutations,
  ...placesMutations,
  ...settingsMutations,
  ...problemMutations,
  ...sendersMutations,
  ...shapesMutations,
  ...observeMutations,
  ...pageMutations,
  ...studioMutations,
  ...studioRulesMutations,
  ...terminalMutations,
  ...webhookMutations,
  ...workMutations,
  ...transitionMutations,
];

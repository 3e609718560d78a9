import type { CommandDeclaration } from "../../terminal/command.ts";
import { deliveryCommands } from "./deliveryCommands.ts";
import { ruleCommands } from "./ruleCommands.ts";
import { mcpCommand, serverCommands } from "./serverCommands.ts";
import { setupCommands } from "./setupCommands.ts";

export const commands: readonly CommandDeclaration[] = [
  ...ruleCommands,
  ...deliveryCommands,
  ...setupCommands,
  ...serverCommands,
  mcpCommand,
];

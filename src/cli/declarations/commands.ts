import type { CommandDeclaration } from "../frame/command.ts";
import { deliveryCommands } from "./deliveryCommands.ts";
import { mcpCommand } from "./mcpCommand.ts";
import { ruleCommands } from "./ruleCommands.ts";
import { serverCommands } from "./serverCommands.ts";
import { setupCommands } from "./setupCommands.ts";

export const commands: readonly CommandDeclaration[] = [
  ...ruleCommands,
  ...deliveryCommands,
  ...setupCommands,
  ...serverCommands,
  mcpCommand,
];

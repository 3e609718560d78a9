/**
 * Commands that call Base or a fake account, in one bundle like `offlineCommands.ts`, and code that other
 * commands use.
 */
export { loadAccount } from "../../../entries/index.ts";
export { openRegister } from "../../project/delivery.ts";
export { fakeCommand } from "../../project/fake.ts";
export { withClient } from "../../project/openClient.ts";
export { doctorCommand } from "./doctor.ts";
export { forwardCommand } from "./forward.ts";
export { initCommand } from "./init.ts";
export { listenCommand } from "./listen.ts";
export { registerCommand } from "./register.ts";
export { triggerCommand } from "./trigger.ts";

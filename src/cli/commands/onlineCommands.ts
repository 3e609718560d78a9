/** Commands that call Base or a fake account, bundled for the same reason, and what other commands use. */
export { loadAccount } from "../../entries/index.ts";
export { openRegister } from "./delivery.ts";
export { doctorCommand } from "./doctor.ts";
export { fakeCommand } from "./fake.ts";
export { forwardCommand } from "./forward.ts";
export { initCommand } from "./init.ts";
export { listenCommand } from "./listen.ts";
export { openClient } from "./openClient.ts";
export { registerCommand } from "./register.ts";
export { triggerCommand } from "./trigger.ts";

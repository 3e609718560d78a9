/** The commands that talk to Base or play it, in one file for the same reason; and what the others need of them. */
export { loadAccount } from "../../entries/index.ts";
export { openClient } from "./client.ts";
export { openRegister } from "./delivery.ts";
export { doctorCommand } from "./doctor.ts";
export { fakeCommand } from "./fake.ts";
export { forwardCommand } from "./forward.ts";
export { initCommand } from "./init.ts";
export { listenCommand } from "./listen.ts";
export { registerCommand } from "./register.ts";
export { triggerCommand } from "./trigger.ts";

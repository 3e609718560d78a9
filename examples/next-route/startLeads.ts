import { leadsOfProcess } from "./leads.ts";

const { close } = leadsOfProcess();

/** Finishes the leads in progress, whose requests are answered then, and ends. New requests are asked to come again. */
async function stop(): Promise<void> {
  await close();
  setImmediate(() => process.exit(0));
}
process.once("SIGTERM", stop).once("SIGINT", stop);

import { parseFault } from "../../entries/apps.ts";
import { createFakeAccount, type LoggedRequest, serveFakeAccount } from "../../entries/fake.ts";
import { isLoopback } from "../../shared/runtime/caller.ts";
import type { CommandCall, Ending } from "../terminal/command.ts";
import { untilEnded } from "../terminal/commandIo.ts";
import { CommandFailure } from "../terminal/failure.ts";
import { shown } from "../terminal/output.ts";

/**
 * Where the order ids of this run begin: above those of earlier runs, whose orders a store may know. By the time,
 * since no run makes ten orders a second for long.
 */
export function newOrderIds(): number {
  // The number fits into 32 bits, in which some programs store an id.
  return Math.floor((Date.now() - Date.UTC(2026, 0, 1)) / 100);
}

export async function fakeCommand(call: CommandCall): Promise<Ending> {
  const { options, output, signal } = call;
  const withParameters = options.flag("parameters");
  const seed = options.number("seed") ?? 1;
  const token = options.text("token");
  const requestsPerMinute = limitOf(options.text("limit"));
  const account = refusing(() =>
    createFakeAccount({
      ...(token === undefined ? {} : { token }),
      requestsPerMinute,
      quirks: seed,
      orderIdsAfter: newOrderIds(),
      // The server may run for days, so the log is limited.
      keepRequests: 10_000,
      faults: options.list("fault").map(parseFault),
    }),
  );
  const port = options.number("port");
  const host = options.text("host");
  const served = await serveFakeAccount(account, {
    ...(port === undefined ? {} : { port }),
    ...(host === undefined ? {} : { host }),
  });
  try {
    if (output.isJson) output.json({ url: served.url, token: account.token });
    else {
      const { url } = served;
      const call = `curl -H "X-BLToken: ${account.token}" -d method=getOrderStatusList ${url}`;
      const lines = ["", `  URL     ${url}`, `  Token   ${account.token}`, "", `  ${call}`, ""];
      output.print([output.say("fake.listening"), ...lines]);
    }
    if (host !== undefined && !isLoopback(host)) output.note(output.say("fake.forOthers", { host }));
    account.onRequest((request) => {
      if (output.isJson) {
        const { parameters: _, ...rest } = request;
        output.json(withParameters ? request : rest);
      } else output.print(logLine(request, withParameters));
    });
    await untilEnded(signal);
  } finally {
    await served.close();
  }
  return "yes";
}

function limitOf(text: string | undefined): number | false | undefined {
  if (text === undefined) return undefined;
  if (text === "off") return false;
  if (!/^\d{1,9}$/.test(text)) throw new CommandFailure("usage", "fake.noLimit");
  return Number(text);
}

/** Errors of the account's options are errors of the command line. */
function refusing<Made>(make: () => Made): Made {
  try {
    return make();
  } catch (error) {
    throw new CommandFailure("usage", "fake.wrongOption", {
      reason: error instanceof Error ? error.message : String(error),
    });
  }
}

/** A line of the log: `12:30:04  addOrder  SUCCESS`. */
function logLine(
  { time, method, parameters, answer, faults }: LoggedRequest,
  withParameters: boolean,
): string {
  const outcome = [answer, faults && `(${faults.join(", ")})`].filter((part) => part !== undefined).join(" ");
  const name = method.slice(0, 60).padEnd(26);
  return `${time.toISOString().slice(11, 19)}  ${name}  ${outcome}${withParameters ? `  ${written(parameters)}` : ""}`;
}

/** Untrusted input can be nested too deeply for `JSON.stringify`. */
function written(parameters: object): string {
  try {
    return shown(parameters);
  } catch {
    return "(nested too deep)";
  }
}

#!/usr/bin/env node
import { parseArgs } from "node:util";
import type { LoggedRequest } from "../fake/account.ts";
import { createBackend } from "../fake/createBackend.ts";
import { faultLines } from "../fake/faultLines.ts";
import { parseFault } from "../fake/parseFault.ts";
import { serveFakeAccount } from "../fake/serveFakeAccount.ts";

const usage = `Usage: baselinker-sdk fake [options]

Starts a fake Base account over HTTP and shows requests as they come. Ctrl+C ends it.

  --port <number>        where to listen (default: any free port)
  --host <address>       default 127.0.0.1
  --token <text>         the token that requests must carry
  --limit <number|off>   requests a minute before the token is blocked (default 100)
  --fault <spec>         <scenario>[:<method>][:<times>|:<percent>%], may be repeated,
                         for example answer-lost:addOrder:10%
  --parameters           show the parameters of requests as well; they may be a buyer's
  --help

Scenarios
${Object.entries(faultLines)
  .map(([name, line]) => `  ${name.padEnd(16)} ${line}`)
  .join("\n")}
`;

// No top-level await: the build writes this file as CommonJS too.
main().catch((error: unknown) => {
  console.error(`${error instanceof Error ? error.message : error}\n\nTry \`baselinker-sdk fake --help\`.`);
  process.exitCode = 1;
});

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      port: { type: "string" },
      host: { type: "string" },
      token: { type: "string" },
      limit: { type: "string" },
      fault: { type: "string", multiple: true },
      parameters: { type: "boolean" },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help === true || positionals.length === 0) {
    console.log(usage);
    return;
  }
  if (positionals.length !== 1 || positionals[0] !== "fake") {
    throw new TypeError(`There is no command "${positionals.join(" ")}". The only one is \`fake\`.`);
  }
  const account = createBackend({
    ...(values.token === undefined ? {} : { token: values.token }),
    ...(values.limit === undefined
      ? {}
      : { requestsPerMinute: values.limit === "off" ? false : wholeNumber("limit", values.limit) }),
    faults: (values.fault ?? []).map(parseFault),
  });
  const served = await serveFakeAccount(account, {
    ...(values.port === undefined ? {} : { port: wholeNumber("port", values.port) }),
    ...(values.host === undefined ? {} : { host: values.host }),
  });
  console.log(`A fake Base account listens until Ctrl+C.

  URL     ${served.url}
  Token   ${account.token}

  curl -H "X-BLToken: ${account.token}" -d method=getOrderStatusList ${served.url}
`);
  account.onRequest((request) => console.log(line(request, values.parameters === true)));
  const end = () => {
    process.off("SIGINT", end).off("SIGTERM", end);
    void served.close();
  };
  process.on("SIGINT", end).on("SIGTERM", end);
}

/** `12:30:04  addOrder  SUCCESS` */
function line({ time, method, parameters, answer, fault }: LoggedRequest, withParameters: boolean): string {
  const outcome = [answer, fault && `(${fault})`].filter((part) => part !== undefined).join(" ");
  const shown = withParameters ? `  ${written(parameters)}` : "";
  return `${time.toISOString().slice(11, 19)}  ${plain(method).padEnd(26)}  ${outcome}${shown}`;
}

/** What a stranger sends can be nested deeper than JSON can be written. */
function written(parameters: object): string {
  try {
    return JSON.stringify(parameters);
  } catch {
    return "(nested too deep)";
  }
}

/** A method's name comes from a stranger: it must not steer the terminal. */
function plain(text: string): string {
  return JSON.stringify(text.slice(0, 60)).slice(1, -1);
}

function wholeNumber(name: string, text: string): number {
  if (/^\d+$/.test(text)) return Number(text);
  throw new TypeError(`Expected --${name} to be a whole number, got "${text}".`);
}

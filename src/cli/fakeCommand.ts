import { parseArgs } from "node:util";
import { createBackend } from "../fake/createBackend.ts";
import { type FaultSpec, parseFault } from "../fake/faultList.ts";
import { faults } from "../fake/faults.ts";
import { seedChecks } from "../fake/seed.ts";
import { serveChecks, serveFakeAccount } from "../fake/serveFakeAccount.ts";
import type { LoggedRequest } from "../fake/state.ts";
import { checkOptions, expected, type OptionCheck, type OptionChecks, outOfRange } from "../options/check.ts";
import { boolean, checkedBy, integer, withDefault } from "../options/kinds.ts";

/** What `baselinker-sdk fake` takes, once it is read. */
interface FakeCommandOptions {
  readonly port?: number;
  readonly host?: string;
  readonly token?: string;
  readonly limit?: number | false;
  readonly seed?: number;
  readonly fault?: readonly FaultSpec[];
  readonly parameters?: boolean;
  readonly help?: boolean;
}

/** What the help says of an option; a switch has no value. */
interface Help {
  readonly value: string;
  readonly lines: readonly string[];
}

/** Each option: how its text is read, its default and its lines of help. */
const options = {
  port: {
    ...fromDigits(serveChecks.port),
    value: "<number>",
    lines: ["where to listen (default: any free port)"],
  },
  host: { ...serveChecks.host, value: "<address>", lines: ["default 127.0.0.1"] },
  token: { ...seedChecks.token, value: "<text>", lines: ["the token that requests must carry"] },
  limit: {
    ...withDefault(checkedBy(limitOf), seedChecks.requestsPerMinute.default),
    value: "<number|off>",
    lines: ["requests a minute before the token is blocked (default 100)"],
  },
  seed: {
    ...fromDigits(integer({ default: 1 })),
    value: "<number>",
    lines: [
      "decides which requests a fault of some percent meets, and how",
      "answers are spelled (default 1)",
    ],
  },
  fault: {
    ...withDefault(checkedBy(faultsOf), []),
    value: "<spec>",
    lines: [
      "<scenario>[:<method>][:<times>|:<percent>%], may be repeated,",
      "for example answer-lost:addOrder:10%",
    ],
  },
  parameters: {
    ...boolean({ default: false }),
    value: "",
    lines: ["show the parameters of requests as well; they may be a buyer's"],
  },
  help: { ...boolean({ default: false }), value: "", lines: ["show this"] },
} satisfies OptionChecks<FakeCommandOptions> & Record<keyof FakeCommandOptions, Help>;

/** Starts a fake account over HTTP and shows requests as they come, until the process is told to end. */
export async function fakeCommand(args: readonly string[]): Promise<void> {
  const { texts, positional } = read(args);
  const checked = checkOptions("`baselinker-sdk fake`", options, texts, "--");
  if (positional !== undefined) {
    throw new TypeError(`Unexpected "${positional.slice(0, 60)}": all options begin with --.`);
  }
  const { port, host, token, limit, seed, fault, parameters, help } = checked;
  if (help) {
    console.log(usage());
    return;
  }
  const account = createBackend({ token, requestsPerMinute: limit, quirks: seed, faults: fault });
  const served = await serveFakeAccount(account, { port, host });
  console.log(`A fake Base account listens until Ctrl+C.

  URL     ${served.url}
  Token   ${account.token}

  curl -H "X-BLToken: ${account.token}" -d method=getOrderStatusList ${served.url}
`);
  account.onRequest((request) => console.log(logLine(request, parameters)));
  const end = () => {
    process.off("SIGINT", end).off("SIGTERM", end);
    void served.close();
  };
  process.on("SIGINT", end).on("SIGTERM", end);
}

/** The options as they are written, by name, and the first word that is not one. Their values are checked afterwards. */
function read(args: readonly string[]): { readonly texts: object; readonly positional: string | undefined } {
  const help: Readonly<Record<string, Help>> = options;
  const types = Object.entries(help).map(([name, { value }]) => [
    name,
    { type: value === "" ? "boolean" : "string", ...(name === "help" ? { short: "h" } : {}) },
  ]);
  const { tokens, positionals } = parseArgs({
    args: [...args],
    allowPositionals: true,
    // Unknown options come through, so that the message can name the closest one.
    strict: false,
    tokens: true,
    options: Object.fromEntries(types),
  });
  const texts: Record<string, unknown> = {};
  for (const token of tokens) {
    if (token.kind !== "option") continue;
    const { name, value = help[token.name]?.value === "" ? true : "" } = token;
    const earlier = texts[name];
    texts[name] = name !== "fault" ? value : Array.isArray(earlier) ? [...earlier, value] : [value];
  }
  return { texts, positional: positionals[0] };
}

/** A number as it is written on a command line; anything else goes to the check as it is. */
function fromDigits<Default>(number: OptionCheck<number, Default>): OptionCheck<number, Default> {
  return { ...number, check: (name, given) => number.check(name, numberIn(given)) };
}

function numberIn(given: unknown): unknown {
  return typeof given === "string" && /^-?\d+$/.test(given) ? Number(given) : given;
}

function limitOf(name: string, given: unknown): number | false {
  if (given === "off") return false;
  const limit = numberIn(given);
  const wanted = "an integer of at least 0, or off";
  if (typeof limit !== "number") throw expected(name, wanted, given);
  if (!Number.isSafeInteger(limit) || limit < 0) throw outOfRange(name, wanted, limit);
  return limit;
}

function faultsOf(name: string, given: unknown): readonly FaultSpec[] {
  return (Array.isArray(given) ? given : [given]).map((each: unknown) => {
    if (typeof each === "string" && each !== "") return parseFault(each);
    throw expected(name, "a fault such as answer-lost:addOrder:10%", each);
  });
}

function usage(): string {
  const rows = Object.entries<Help>(options).map(([name, { value, lines }]) =>
    [`--${name} ${value}`, ...lines.slice(1).map(() => "")]
      .map((left, index) => `  ${left.padEnd(21)}  ${lines[index]}`)
      .join("\n"),
  );
  const scenarios = Object.entries(faults).map(([name, { line }]) => `  ${name.padEnd(17)}  ${line}`);
  return `Usage: baselinker-sdk fake [options]

Starts a fake Base account over HTTP and shows requests as they come. Ctrl+C ends it.

${rows.join("\n")}

Scenarios
${scenarios.join("\n")}
`;
}

/** `12:30:04  addOrder  SUCCESS` */
function logLine(
  { time, method, parameters, answer, faults }: LoggedRequest,
  withParameters: boolean,
): string {
  const outcome = [answer, faults && `(${faults.join(", ")})`].filter((part) => part !== undefined).join(" ");
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

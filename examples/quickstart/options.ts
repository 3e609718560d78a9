import { parseArgs } from "node:util";

/** How the demo runs. */
export interface DemoOptions {
  /** Print the payload of each order. */
  readonly payload: boolean;
  /** Use the real account of `BASELINKER_TOKEN`. */
  readonly live: boolean;
  /** With `live`: read the account and the catalog, send no order. */
  readonly dryRun: boolean;
}

/** Reads the command line; prints what is wrong and ends with 2 where it does not fit. */
export function readOptions(args: readonly string[]): DemoOptions {
  const { values } = parseArgs({
    args: [...args],
    options: {
      payload: { type: "boolean", default: false },
      live: { type: "boolean", default: false },
      "dry-run": { type: "boolean", default: false },
      yes: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  if (values.help) return stop(usage, 0);
  if (values.live && !values["dry-run"] && !values.yes) {
    return stop(
      "--live makes real orders in your account. Add --dry-run to send nothing, or --yes to continue.",
      2,
    );
  }
  if (values.live && !process.env.BASELINKER_TOKEN) {
    return stop("--live needs the API token of your account in the variable BASELINKER_TOKEN.", 2);
  }
  return { payload: values.payload, live: values.live, dryRun: values["dry-run"] };
}

const usage = `npm run demo -- [--payload] [--live (--dry-run | --yes)]

  --payload   print the payload of each order
  --live      use the account of BASELINKER_TOKEN in place of the embedded fake one
  --dry-run   with --live: read statuses, sources, extra fields and the catalog, send nothing
  --yes       with --live: make real orders

BASELINKER_URL names another address than that of the real API, for example a fake account's.`;

function stop(message: string, code: number): never {
  console.log(message);
  process.exit(code);
}

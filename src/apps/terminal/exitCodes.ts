import type { Ending } from "./command.ts";

/** The exit code of each ending. Each has a text for the help, such as `exit.yes`. */
export const exitCodes = {
  yes: 0,
  no: 1,
  usage: 2,
  outside: 3,
  interrupted: 130,
} as const satisfies Record<Ending, number>;

export const endings = ["yes", "no", "usage", "outside", "interrupted"] as const satisfies readonly Ending[];

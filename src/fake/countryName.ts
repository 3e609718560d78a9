import type { Workplace } from "./respond.ts";

/** `Polska` for `PL`: an order carries the name in the account's language beside the code. */
export function countryName(code: string | undefined, { options }: Workplace): string {
  if (code === undefined || !/^[A-Z]{2}$/.test(code)) return "";
  return new Intl.DisplayNames(options.language, { type: "region", fallback: "none" }).of(code) ?? "";
}

/** `Poland` for `PL`: an order carries the name beside the code. Empty for an unknown code. */
export function countryName(code: string | undefined): string {
  if (code === undefined || !/^[A-Z]{2}$/.test(code)) return "";
  return new Intl.DisplayNames("en", { type: "region", fallback: "none" }).of(code) ?? "";
}

import { CommandFailure } from "./failure.ts";
import { shown } from "./output.ts";

/** The URL in an option. `http://localhost:3000/` is valid, `localhost:3000` is not. */
export function httpUrl(option: string, given: string): URL {
  const url = URL.parse(given);
  if (url !== null && /^https?:$/.test(url.protocol)) return url;
  throw new CommandFailure("usage", noUrl, { option, given: shown(given) });
}

const noUrl = {
  en: '{option}: "{given}" is not an address. Write one such as http://localhost:3000/hook.',
  uk: "{option}: «{given}» — не адреса. Напишіть, наприклад, http://localhost:3000/hook.",
  pl: "{option}: „{given}” nie jest adresem. Napisz na przykład http://localhost:3000/hook.",
};

export function isLoopback({ hostname }: URL): boolean {
  return (
    hostname === "localhost" ||
    hostname.endsWith(".localhost") ||
    hostname === "[::1]" ||
    /^127\.\d+\.\d+\.\d+$/.test(hostname)
  );
}

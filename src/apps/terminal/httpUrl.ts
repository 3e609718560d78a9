import { CommandFailure } from "./failure.ts";

/** The URL in an option. `http://localhost:3000/` is valid, `localhost:3000` is not. */
export function httpUrl(option: string, address: string): URL {
  const url = URL.parse(address);
  if (url !== null && /^https?:$/.test(url.protocol)) return url;
  throw new CommandFailure("usage", "address.noUrl", { option, given: address });
}

export function tunnelOf(address: string): string {
  const name = URL.parse(/^https?:\/\//.test(address) ? address : `http://${address}`)?.hostname ?? "";
  if (/^[a-z0-9.-]+$/.test(name)) return name;
  throw new CommandFailure("usage", "address.noTunnel", { given: address });
}

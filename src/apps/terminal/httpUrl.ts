import { CommandFailure } from "./failure.ts";

/** The URL in an option. `http://localhost:3000/` is valid, `localhost:3000` is not. */
export function httpUrl(option: string, address: string): URL {
  const url = URL.parse(address);
  if (url !== null && /^https?:$/.test(url.protocol)) return url;
  throw new CommandFailure("usage", noUrl, { option, given: address });
}

const noUrl = {
  en: '{option}: "{given}" is not an address. Write one such as http://localhost:3000/hook.',
  uk: "{option}: «{given}» — не адреса. Напишіть, наприклад, http://localhost:3000/hook.",
  pl: "{option}: „{given}” nie jest adresem. Napisz na przykład http://localhost:3000/hook.",
};

export function tunnelOf(address: string): string {
  const name = URL.parse(/^https?:\/\//.test(address) ? address : `http://${address}`)?.hostname ?? "";
  if (/^[a-z0-9.-]+$/.test(name)) return name;
  throw new CommandFailure("usage", noTunnel, { given: address });
}

export const foreignHost = {
  en: "Refused with 421: a request to the host {host}, which is not this machine. Is it the name of your tunnel? Then start again with --tunnel {host}.",
  uk: "Відмовлено з кодом 421: запит до хоста {host}, а це не цей комп'ютер. Це назва вашого тунелю? Тоді запустіть знову з --tunnel {host}.",
  pl: "Odmowa z kodem 421: żądanie do hosta {host}, a to nie jest ten komputer. Czy to nazwa Twojego tunelu? Uruchom więc ponownie z --tunnel {host}.",
};
const noTunnel = {
  en: '--tunnel: "{given}" is not the name of a host. Write one such as leads.ngrok-free.app.',
  uk: "--tunnel: «{given}» — не назва хоста. Напишіть, наприклад, leads.ngrok-free.app.",
  pl: "--tunnel: „{given}” nie jest nazwą hosta. Napisz na przykład leads.ngrok-free.app.",
};

import { existsSync, readFileSync } from "node:fs";
import { parseEnv } from "node:util";
import { Baselinker, type BaselinkerOptions } from "../../entries/index.ts";
import type { CommandCall } from "../terminal/command.ts";
import { CommandFailure } from "../terminal/failure.ts";
import { packageVersion } from "../terminal/packageFiles.ts";

/** The client of a call. Its token never comes from the command line, which stays in the shell's history. */
export async function openClient(call: CommandCall): Promise<Baselinker> {
  return new Baselinker(clientOptions(call));
}

/** The client, and how many seconds this machine's clock is ahead of Base's, by the last response. */
export function openProbedClient(call: CommandCall, options: Partial<BaselinkerOptions> = {}) {
  let offset: number | undefined;
  const client = new Baselinker({
    ...clientOptions(call),
    ...options,
    fetch: async (input, init) => {
      const response = await fetch(input, init);
      const date = Date.parse(response.headers.get("date") ?? "");
      if (!Number.isNaN(date)) offset = Math.round((Date.now() - date) / 1000);
      return response;
    },
  });
  return { client, clockOffset: () => offset };
}

/** The URL in `BASELINKER_URL`, such as that of a fake account; `undefined` for Base. */
export function apiUrl(call: CommandCall): string | undefined {
  const url = environmentOf(call).BASELINKER_URL || undefined;
  if (url !== undefined && !/^https?:$/.test(URL.parse(url)?.protocol ?? ""))
    throw new CommandFailure("usage", noUrl);
  return url;
}

function clientOptions(call: CommandCall): BaselinkerOptions {
  const baseUrl = apiUrl(call);
  const requestsPerMinute = call.options.number("requestsPerMinute");
  return {
    token: tokenOf(call),
    appInfo: { name: "baselinker-sdk-cli", version: packageVersion() },
    ...(requestsPerMinute === undefined ? {} : { rateLimit: { requestsPerMinute } }),
    ...(baseUrl === undefined ? {} : { baseUrl }),
  };
}

export function tokenOf(call: CommandCall): string {
  const token = givenToken(call);
  if (token !== undefined) return token;
  const isNamed = call.options.text("tokenFile") !== undefined || call.options.text("envFile") !== undefined;
  throw new CommandFailure("outside", !isNamed && existsSync(".env") ? envFileThere : noToken);
}

export function givenToken(call: CommandCall): string | undefined {
  const tokenFile = call.options.text("tokenFile");
  const token =
    tokenFile === undefined ? environmentOf(call).BASELINKER_TOKEN : readFileSync(tokenFile, "utf8");
  return token?.trim() || undefined;
}

export function environmentOf({ options, env }: CommandCall): CommandCall["env"] {
  const file = options.text("envFile");
  return file === undefined ? env : { ...parseEnv(readFileSync(file, "utf8")), ...env };
}

/** The message does not quote the value, which may be a token. */
const noUrl = {
  en: "BASELINKER_URL is not an address. Write it as `baselinker-sdk fake` prints it, such as http://127.0.0.1:8080/connector.php, or leave it out for the real Base.",
  uk: "BASELINKER_URL — не адреса. Напишіть її так, як показує `baselinker-sdk fake`, наприклад http://127.0.0.1:8080/connector.php, або не задавайте для справжньої Base.",
  pl: "BASELINKER_URL nie jest adresem. Wpisz go tak, jak pokazuje `baselinker-sdk fake`, na przykład http://127.0.0.1:8080/connector.php, albo pomiń dla prawdziwego Base.",
};
const noToken = {
  en: "There is no token. No account yet? npx baselinker-sdk fake starts one and prints its token and URL. Set BASELINKER_TOKEN, or name a file with --token-file or --env-file.",
  uk: "Немає токена. Ще немає акаунта? npx baselinker-sdk fake запускає пробний і показує його токен та URL. Задайте BASELINKER_TOKEN або назвіть файл через --token-file чи --env-file.",
  pl: "Brak tokena. Nie masz jeszcze konta? npx baselinker-sdk fake uruchamia próbne i pokazuje jego token i URL. Ustaw BASELINKER_TOKEN albo podaj plik przez --token-file lub --env-file.",
};

/** The file is not read unless it is named: a downloaded folder could decide which account gets the orders. */
const envFileThere = {
  en: "There is no token in the environment, but this folder has a .env: add --env-file .env.",
  uk: "У середовищі немає токена, але в цій папці є .env: додайте --env-file .env.",
  pl: "W środowisku nie ma tokena, ale w tym folderze jest .env: dodaj --env-file .env.",
};

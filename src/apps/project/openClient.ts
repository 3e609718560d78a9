import { existsSync, readFileSync } from "node:fs";
import { Baselinker, type BaselinkerOptions } from "../../entries/index.ts";
import { closestName } from "../../shared/options/closestName.ts";
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
  const url = call.env.BASELINKER_URL || undefined;
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
  const { options, env } = call;
  const misspelt = closestName("BASELINKER_TOKEN", otherNames(env));
  if (misspelt !== undefined) throw new CommandFailure("outside", misspeltToken, { name: misspelt });
  const path = options.text("tokenFile") ?? options.text("settings");
  if (path !== undefined) throw new CommandFailure("outside", noTokenInFile, { path });
  throw new CommandFailure("outside", existsSync(".env") ? settingsThere : noToken);
}

/** The names of the environment that look like ours and are unknown. */
function otherNames(env: CommandCall["env"]): readonly string[] {
  return Object.keys(env).filter((name) => /^BASE_?LINKER/i.test(name) && !knownNames.includes(name));
}

const knownNames = ["BASELINKER_TOKEN", "BASELINKER_URL", "BASELINKER_MCP_KEY"];

export function givenToken(call: CommandCall): string | undefined {
  const tokenFile = call.options.text("tokenFile");
  const token = tokenFile === undefined ? call.env.BASELINKER_TOKEN : readFileSync(tokenFile, "utf8");
  return token?.trim() || undefined;
}

/** The message does not quote the value, which may be a token. */
const noUrl = {
  en: "BASELINKER_URL is not an address. Write it as `baselinker-sdk fake` prints it, such as http://127.0.0.1:8080/connector.php, or leave it out for the real Base.",
  uk: "BASELINKER_URL — не адреса. Напишіть її так, як показує `baselinker-sdk fake`, наприклад http://127.0.0.1:8080/connector.php, або не задавайте для справжньої Base.",
  pl: "BASELINKER_URL nie jest adresem. Wpisz go tak, jak pokazuje `baselinker-sdk fake`, na przykład http://127.0.0.1:8080/connector.php, albo pomiń dla prawdziwego Base.",
};
const noToken = {
  en: "There is no token. No account yet? npx baselinker-sdk fake starts one and prints its token and URL. Set BASELINKER_TOKEN, or name a file with --token-file or --settings.",
  uk: "Немає токена. Ще немає акаунта? npx baselinker-sdk fake запускає пробний і показує його токен та URL. Задайте BASELINKER_TOKEN або назвіть файл через --token-file чи --settings.",
  pl: "Brak tokena. Nie masz jeszcze konta? npx baselinker-sdk fake uruchamia próbne i pokazuje jego token i URL. Ustaw BASELINKER_TOKEN albo podaj plik przez --token-file lub --settings.",
};

/** The file is not read unless it is named: a downloaded folder could decide which account gets the orders. */
const settingsThere = {
  en: "There is no token in the environment, but this folder has a .env: add --settings .env.",
  uk: "У середовищі немає токена, але в цій папці є .env: додайте --settings .env.",
  pl: "W środowisku nie ma tokena, ale w tym folderze jest .env: dodaj --settings .env.",
};
const noTokenInFile = {
  en: "There is no token in {path}. Write it into the line BASELINKER_TOKEN=, or alone into a file for --token-file.",
  uk: "У {path} немає токена. Впишіть його в рядок BASELINKER_TOKEN= або сам у файл для --token-file.",
  pl: "W {path} nie ma tokena. Wpisz go w wierszu BASELINKER_TOKEN= albo sam do pliku dla --token-file.",
};
const misspeltToken = {
  en: "There is no token: {name} is set, and BASELINKER_TOKEN is not. Correct the name.",
  uk: "Немає токена: задано {name}, а BASELINKER_TOKEN — ні. Виправте назву.",
  pl: "Brak tokena: jest ustawione {name}, a BASELINKER_TOKEN nie. Popraw nazwę.",
};

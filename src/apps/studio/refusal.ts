import type { Refusal } from "../page/wire.ts";
import { otherSenderText } from "../project/rulesBySender.ts";
import { refusalStatus } from "../terminal/audience.ts";
import { isLanguage, type Language, say, type Text } from "../terminal/language.ts";

/** Why a request is refused: the status of the answer, and a sentence for the person. */
export const refusals = {
  wrong_host: {
    status: refusalStatus.wrong_host,
    en: "This page opens only at the address that the command printed.",
    uk: "Ця сторінка відкривається лише за адресою, яку показала команда.",
    pl: "Ta strona otwiera się tylko pod adresem, który pokazało polecenie.",
  },
  wrong_origin: {
    status: refusalStatus.wrong_origin,
    en: "Another page asked. Only the page of this command may: paste the link that the command printed into the address bar.",
    uk: "Запитала інша сторінка. Може лише сторінка цієї команди: вставте посилання, яке показала команда, в адресний рядок.",
    pl: "Zapytała inna strona. Może tylko strona tego polecenia: wklej link, który pokazało polecenie, w pasek adresu.",
  },
  wrong_key: {
    status: 401,
    en: "The key is missing or of an earlier start. Open the link that the command printed.",
    uk: "Ключа немає, або він від попереднього запуску. Відкрийте посилання, яке показала команда.",
    pl: "Brak klucza albo pochodzi z poprzedniego uruchomienia. Otwórz link, który pokazało polecenie.",
  },
  read_only: {
    status: 403,
    en: "The command was started with --read-only: nothing can be changed here.",
    uk: "Команду запущено з --read-only: тут нічого не можна змінити.",
    pl: "Polecenie uruchomiono z --read-only: tutaj nic nie można zmienić.",
  },
  wrong_type: {
    status: 415,
    en: "The body of a request is application/json here.",
    uk: "Тіло запиту тут — application/json.",
    pl: "Treść żądania to tutaj application/json.",
  },
  broken_json: {
    status: 400,
    en: "The body of the request is not a JSON object.",
    uk: "Тіло запиту — не об'єкт JSON.",
    pl: "Treść żądania nie jest obiektem JSON.",
  },
  too_large: {
    status: 413,
    en: "The body of the request has more than 1 MiB.",
    uk: "Тіло запиту більше за 1 МіБ.",
    pl: "Treść żądania ma ponad 1 MiB.",
  },
  wrong_value: {
    status: 400,
    en: "`{name}` cannot be this: {wanted}.",
    uk: "`{name}` не може бути таким: {wanted}.",
    pl: "`{name}` nie może takie być: {wanted}.",
  },
  no_route: {
    status: refusalStatus.no_route,
    en: "There is nothing at this address.",
    uk: "За цією адресою нічого немає.",
    pl: "Pod tym adresem nic nie ma.",
  },
  wrong_method: {
    status: 405,
    en: "This address takes another method.",
    uk: "Ця адреса приймає інший метод.",
    pl: "Ten adres przyjmuje inną metodę.",
  },
  no_page: {
    status: 404,
    en: "The page is missing in this copy of the package. `npm run build` makes it; or install the package again.",
    uk: "У цій копії пакета немає сторінки. Її робить `npm run build`; або встановіть пакет ще раз.",
    pl: "W tej kopii pakietu nie ma strony. Tworzy ją `npm run build`; albo zainstaluj pakiet ponownie.",
  },
  not_found: {
    status: 404,
    en: "There is no such lead. It may have been erased meanwhile.",
    uk: "Такого ліда немає. Можливо, його тим часом стерто.",
    pl: "Nie ma takiego leada. Być może tymczasem go usunięto.",
  },
  no_token: {
    status: 409,
    en: "Sending needs BASELINKER_TOKEN. Set it, or name a file with --settings, and start again.",
    uk: "Щоб надсилати, потрібен BASELINKER_TOKEN. Задайте його або назвіть файл через --settings і запустіть знову.",
    pl: "Wysyłanie wymaga BASELINKER_TOKEN. Ustaw go albo podaj plik przez --settings i uruchom ponownie.",
  },
  no_rules: {
    status: 409,
    en: "Sending needs rules. Name them with --rules, and start again.",
    uk: "Щоб надсилати, потрібні правила. Назвіть їх через --rules і запустіть знову.",
    pl: "Wysyłanie wymaga reguł. Podaj je przez --rules i uruchom ponownie.",
  },
  other_sender: { status: 409, ...otherSenderText },
  no_account: {
    status: 409,
    en: "What the account has is known only with BASELINKER_TOKEN. Set it, or name a file with --settings, and start again.",
    uk: "Що є в акаунті, видно лише з BASELINKER_TOKEN. Задайте його або назвіть файл через --settings і запустіть знову.",
    pl: "Co jest na koncie, wiadomo tylko z BASELINKER_TOKEN. Ustaw go albo podaj plik przez --settings i uruchom ponownie.",
  },
  wrong_rules: {
    status: 409,
    en: "These rules still have problems: {first}",
    uk: "У цих правилах ще є помилки: {first}",
    pl: "W tych regułach są jeszcze błędy: {first}",
  },
  changed_meanwhile: {
    status: 409,
    en: "Something else changed {name} meanwhile, so nothing was written. Copy what you typed, then reload the page.",
    uk: "Тим часом {name} змінило щось інше, тому нічого не записано. Скопіюйте набране, потім оновіть сторінку.",
    pl: "Plik {name} został w międzyczasie zmieniony, więc nic nie zapisano. Skopiuj swój tekst, potem odśwież stronę.",
  },
  exists: {
    status: 409,
    en: "{name} exists already and is not overwritten. Choose another name.",
    uk: "{name} уже є й не перезаписується. Виберіть іншу назву.",
    pl: "{name} już istnieje i nie zostanie nadpisany. Wybierz inną nazwę.",
  },
  no_name: {
    status: 400,
    en: "These rules are a ready set of the package. Give a name for a file of your own.",
    uk: "Ці правила — готовий набір пакета. Дайте назву власному файлу.",
    pl: "Te reguły to gotowy zestaw pakietu. Podaj nazwę własnego pliku.",
  },
} as const satisfies Readonly<Record<string, Text & { readonly status: number }>>;

/** A request that is refused for one of these reasons. */
export class Refused extends Error {
  override readonly name = "Refused";
  readonly code: keyof typeof refusals;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(code: keyof typeof refusals, details: Readonly<Record<string, unknown>> = {}) {
    super(code);
    this.code = code;
    this.details = details;
  }
}

/** A time that the page gives. @throws Refused if it is none */
export function timeOf(name: string, value: unknown): Date | undefined {
  if (value === undefined) return undefined;
  const time = new Date(typeof value === "string" ? value : Number.NaN);
  if (Number.isFinite(time.getTime())) return time;
  throw new Refused("wrong_value", { name, wanted: "2026-01-31T12:00:00Z" });
}

/** The page gets JSON. A browser that opened the address itself shows the sentence alone. */
export function refusedAnswer({ code, details }: Refused, language: Language, isApi: boolean): Response {
  const { status, ...text } = refusals[code];
  const message = say(text, language, details);
  if (isApi) return refusal(status, { code, message });
  return new Response(`${message}\n`, { status, headers: { "content-type": "text/plain; charset=utf-8" } });
}

export function refusal(status: number, says: Refusal): Response {
  return Response.json(says, { status });
}

/** The language that the page asks for; that of the command if it is another one. */
export function languageAsked(request: Request, otherwise: Language): Language {
  const asked = request.headers.get("accept-language")?.slice(0, 2);
  return isLanguage(asked) ? asked : otherwise;
}

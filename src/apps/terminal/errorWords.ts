import type { Text } from "./language.ts";

type Around = Pick<Text, "uk" | "pl">;

/** Texts around the messages of errors, by name. The message stays English, since people search for it. */
export const errorWords: Readonly<Record<string, Around>> = {
  ApiError: { uk: "Base відмовила: {message}", pl: "Base odmówiło: {message}" },
  TokenBlockedError: {
    uk: "Base заблокувала токен за забагато запитів; зачекайте й запустіть ще раз: {message}",
    pl: "Base zablokowało token za zbyt wiele żądań; poczekaj i uruchom ponownie: {message}",
  },
  AccountBlockedError: {
    uk: "Акаунт у Base заблоковано; якщо це не минає, спитайте Base: {message}",
    pl: "Konto w Base jest zablokowane; jeśli to nie mija, zapytaj Base: {message}",
  },
  RateLimitError: {
    uk: "Запит не дочекався своєї черги; запустіть ще раз пізніше: {message}",
    pl: "Żądanie nie doczekało się swojej kolei; uruchom ponownie później: {message}",
  },
  HttpError: {
    uk: "Відповіла не Base, а щось перед нею, наприклад проксі: {message}",
    pl: "Odpowiedziało nie Base, lecz coś przed nim, na przykład proxy: {message}",
  },
  NetworkError: {
    uk: "Немає з'єднання з Base, нічого не змінено. Перевірте мережу: {message}",
    pl: "Brak połączenia z Base, nic nie zmieniono. Sprawdź sieć: {message}",
  },
  RequestTimeoutError: {
    uk: "Base не відповіла вчасно; запустіть ще раз: {message}",
    pl: "Base nie odpowiedziało na czas; uruchom ponownie: {message}",
  },
  OutcomeUnknownError: {
    uk: "Запит надіслано, а відповідь загубилася; спершу подивіться в Base: {message}",
    pl: "Żądanie wysłano, a odpowiedź zginęła; najpierw sprawdź w Base: {message}",
  },
  UnexpectedResponseError: {
    uk: "Така відповідь не від Base; перевірте адресу API: {message}",
    pl: "Taka odpowiedź nie jest od Base; sprawdź adres API: {message}",
  },
  InvalidParamsError: {
    uk: "Такого запиту Base не прийме: {message}",
    pl: "Takiego żądania Base nie przyjmie: {message}",
  },
  BodyError: {
    uk: "Тіло запиту не вдалося прочитати: {message}",
    pl: "Nie udało się odczytać treści żądania: {message}",
  },
  RegisterError: { uk: "Журнал відмовив: {message}", pl: "Rejestr odmówił: {message}" },
  StoreError: { uk: "Зі сховищем щось не так: {message}", pl: "Coś jest nie tak z magazynem: {message}" },
};

export const otherError: Around = { uk: "Не вийшло: {message}", pl: "Nie udało się: {message}" };

export const rulesWrong: Text = {
  en: "The rules cannot be used:",
  uk: "Ці правила не можна використати:",
  pl: "Tych reguł nie można użyć:",
};
export const setupWrong: Text = {
  en: "Nothing was sent: the rules or the setup do not fit the account.",
  uk: "Нічого не надіслано: правила або налаштування не підходять до акаунта.",
  pl: "Nic nie wysłano: reguły lub ustawienia nie pasują do konta.",
};

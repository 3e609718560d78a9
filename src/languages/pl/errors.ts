import type { Texts } from "../../shared/messages/texts.ts";
import type { errors as english } from "../en/errors.ts";

export const errors = {
  ApiError: "Base odrzucił {method, select, addOrder {zamówienie} other {żądanie}}: {reason} ({code}).",
  "ApiError.unexplained":
    "Base odrzucił {method, select, addOrder {zamówienie} other {żądanie}} i nie podał powodu ({code}).",
  ERROR_BAD_TOKEN:
    "Base nie przyjmuje tokena ({reason}). Utwórz nowy w panelu Base (`Account & other`, `My account`, `API`) i wpisz go w ustawieniach.",
  ERROR_ORDER_STATUS_ID: "Base nie zna takiego statusu: popraw go w regułach ({reason}).",
  ERROR_STORAGE_ID: "Base nie zna takiego katalogu: popraw jego id w ustawieniach ({reason}).",
  ERROR_PRODUCT_ID: "Base nie zna takiego produktu: odśwież katalog albo popraw reguły ({reason}).",
  ERROR_ORDER_ID: "W Base nie ma już tego zamówienia: ktoś je usunął albo jest na innym koncie ({reason}).",
  ERROR_DATE_ADD: "Base nie przyjmuje takiej daty zamówienia: popraw ją w regułach ({reason}).",
  ERROR_UNKNOWN_METHOD: "Base nie ma takiej metody: popraw jej nazwę ({reason}).",
  ERROR_EMPTY_METHOD:
    "Żądanie dotarło do Base bez treści ({reason}). Sprawdź proxy lub zaporę między tobą a Base.",
  ERROR_INTERNAL: "W Base wystąpił błąd ({reason}). Spróbuj później.",
  ERROR_UNKNOWN: "Base odrzucił żądanie i nie podał kodu ({reason}). Spróbuj później.",
  TokenBlockedError:
    "Base zablokował token na {retryAfterMs, duration}, bo w ciągu minuty dostał za dużo żądań. Do końca blokady niczego nie wysyłaj: każde żądanie ją przedłuża.",
  AccountBlockedError:
    "Konto w Base jest zablokowane. Spróbuj ponownie za {retryAfterMs, duration}; jeśli blokada nie minie, skontaktuj się z Base.",
  RateLimitError:
    "{reason, select, closed {Żądania nie wysłano, bo program właśnie kończył pracę.} other {Zbyt wiele żądań czeka na swoją kolej, więc tego nie wysłano.}} Spróbuj później.",
  HttpError:
    "Zamiast Base odpowiedział inny serwer po drodze (HTTP {status}). Spróbuj później; jeśli to nie minie, sprawdź proxy lub zaporę.",
  NetworkError:
    "Nie ma połączenia z Base{cause, select, none {} other { ({cause})}} i nic się tam nie zmieniło: {reason, select, dns {nie znaleziono adresu serwera. Sprawdź sieć i DNS} refused {odmówiono połączenia. Sprawdź zaporę i proxy} reset {połączenie zostało przerwane. Spróbuj ponownie} tls {certyfikat nie jest zaufany. Sprawdź proxy lub antywirusa, który otwiera szyfrowany ruch} timeout {sieć odpowiadała za długo. Sprawdź zaporę i spróbuj ponownie} other {nie udało się połączyć. Sprawdź sieć i spróbuj ponownie}}.",
  RequestTimeoutError:
    "W ciągu {timeoutMs, duration} Base nie odpowiedział. Nic się w nim nie zmieniło; spróbuj później.",
  OutcomeUnknownError:
    "Żądanie wysłano, ale odpowiedź zginęła, więc nie wiadomo, czy {method, select, addOrder {zamówienie powstało} other {zmiana została zapisana}}. {repeat, select, safe {Wyślij je ponownie: wartości będą te same} other {Sprawdź to w Base, zanim wyślesz ponownie}}.",
  UnexpectedResponseError:
    "Odpowiedź nie wygląda na odpowiedź Base: {reason, select, redirect {serwer przekierowuje pod inny adres. Sprawdź adres API} too_large {jest za duża. Proś o mniej danych naraz} drift {jej treść jest inna niż w dokumentacji. Zaktualizuj baselinker-sdk} other {przyszła inna strona, może o przerwie technicznej. Spróbuj później}}.",
  InvalidParamsError: "Żądania nie wysłano, bo Base by go nie przyjął. Popraw {paths, list}.",
  NotAllowedError:
    "Żądania nie wysłano: ustawienia nie pozwalają na {method, select, none {tę metodę} other {metodę `{method}`}}.",
  BulkWriteError:
    "Zapisano {done, number} z {total, number}, potem wystąpił błąd{cause, select, none {} other { ({cause})}}. Wyślij resztę ponownie.",
  TokenError:
    "Żądania nie wysłano, bo program nie podał tokena{cause, select, none {} other { ({cause})}}. Popraw funkcję `token`.",
  ForwarderError:
    "{code, select, DEADLINE_OVER {Nie zdążono przetworzyć leada.} FORWARDER_CLOSED {Program właśnie kończył pracę.} other {{message}}} Zamówienie nie przepadło: wyślij leada ponownie.",
  WebhookError:
    "{code, select, BODY_ALREADY_PARSED {Nie udało się sprawdzić podpisu żądania, bo program odczytał już jego treść. Popraw kolejność obsługi.} LEAD_NOT_FETCHED {Nie udało się odczytać ze źródła leada, którego wskazuje żądanie. Sprawdź token tego źródła.} ANSWER_REFUSED {Program chciał odpowiedzieć na żądanie czymś, czego nie można wysłać. Popraw opcję `respond`.} SIGNATURE_THREW {Sprawdzanie podpisu zakończyło się błędem. Popraw program.} TOO_MANY_LEADS {W żądaniu jest za dużo leadów. Zwiększ `maxLeads` albo wysyłaj mniej naraz.} other {{message}}} Żaden lead nie przepadł: nadawca jest proszony o wysłanie żądania ponownie.",
  BodyError:
    "{code, select, BODY_JSON {Treść żądania nie jest poprawnym JSON.} BODY_FORM {Treść żądania nie jest formularzem, który można odczytać.} BODY_MULTIPART {Treść żądania jest urwana albo nie jest formularzem, który można odczytać.} BODY_TYPE {Typ treści żądania to nie JSON ani formularz.} other {{message}}} Sprawdź, co wysyła źródło.",
  RegisterError:
    "{reason, select, lead_too_large {Lead jest za duży dla rejestru. Usuń z niego pliki albo zwiększ limit.} lead_not_json {Lead zawiera coś, czego nie ma w JSON, więc rejestr nie mógł go zapisać.} full {W rejestrze czeka za dużo leadów. Zaczekaj, aż część z nich zostanie wysłana.} not_found {W rejestrze nie ma takiego leada: został usunięty albo jest w innym rejestrze.} discarded {Lead został odrzucony ręcznie. Niech nadawca wyśle go ponownie.} is_success {Z tego leada jest już zamówienie. Anuluj je w Base.} other_namespace {Lead należy do innego nadawcy lub programu. Wyślij go ponownie stamtąd.} no_register {Nie ma rejestru, więc leady nie są zapisywane. Skonfiguruj go, na przykład w pliku.} other {{message}}}",
  StoreError:
    "{problem, select, unreachable {Nie ma połączenia z serwerem {engine}{cause, select, none {} other { ({cause})}}. Sprawdź, czy serwer działa, i spróbuj ponownie.} refused {Serwer {engine} nie wykonał polecenia ({cause}). Sprawdź ustawienia i uprawnienia.} late {W ciągu {waitMs, duration} baza leadów nie odpowiedziała. Sprawdź jej serwer i spróbuj ponownie.} locked {Plik {path} jest używany przez inny program. Zamknij go tam i spróbuj ponownie.} readonly {Plik {path} jest tylko do odczytu. Nadaj prawo zapisu do niego i do jego folderu.} unusable {Nie udało się odczytać lub zapisać pliku {path}. Sprawdź dysk.} damaged {Plik {path} jest uszkodzony. Przywróć go z kopii zapasowej albo wybierz inny.} full {Dysk jest pełny, więc nie zapisano pliku {path}. Zwolnij miejsce.} unopened {Nie można otworzyć pliku {path}. Sprawdź, czy jego folder istnieje i czy można w nim zapisywać.} foreign {Plik {path} zawiera coś innego niż leady. Wybierz inny plik.} other {{reason, select, unreadable {W bazie leadów jest wpis, którego nie można odczytać, więc nic z niego nie wysłano. Sprawdź w Base, czy zamówienie istnieje. Szczegóły: {message}} other_account {Baza leadów należy do innego konta Base. Wybierz dla tego konta inną.} would_forget {Baza leadów zapominałaby leady, więc nic nie jest wysyłane. Popraw jej ustawienia. Szczegóły: {message}} replaced {Plik leadów podmieniono w trakcie pracy. Uruchom program ponownie.} closed {Bazę leadów już zamknięto. Uruchom program ponownie.} other {Baza leadów nie działa: {message}}}}}",
  RulesError: "Tych reguł nie można użyć. Popraw {paths, list}.",
  SetupError: "Reguły lub ustawienia nie pasują do konta. Popraw {paths, list}.",
  other: "Wystąpił błąd: {message}",
} as const satisfies Texts<typeof english>;

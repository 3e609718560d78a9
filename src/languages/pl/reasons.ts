import type { Texts } from "../../shared/messages/texts.ts";
import type { reasons as english } from "../en/reasons.ts";

export const reasons = {
  error_of_program:
    "W programie wystąpił błąd `{error}`. Jego treść może zawierać dane kupującego, więc jest tylko w wyniku wywołania.",
  look_ups:
    "{until, select, never {Leady, których baza nie zna, i tak są wysyłane, bo `doubtMs` wynosi 0.} always {Od teraz leady, których baza nie zna, są przed wysłaniem szukane w Base.} other {Przez {minutes, plural, one {# minutę} few {# minuty} many {# minut} other {# minuty}} leady, których baza nie zna, są przed wysłaniem szukane w Base.}}",
  lead_unknown_to_store:
    "{store}: baza leadów nie zna leada, którego zamówienie jest w Base. {lookUps} Ustal, co go usunęło: inny program czy człowiek.",
  store_emptied: "{store}: baza leadów straciła wszystko, co miała. {lookUps} Ustal, co ją opróżniło.",
  order_forgotten:
    "Baza leadów zapomniała leada zamówienia {order}. Przez jakiś czas leady, których nie zna, są najpierw szukane w Base. Ustal, co usuwa jej klucze.",
  redis_prefix: "Prefiks {prefix} w Redisie",
  redis_silent:
    "Redis nie pokazuje swoich ustawień. Zezwól na polecenie `INFO`, żeby było widać błędy w ustawieniach.",
  redis_drops_keys:
    "Gdy pamięć jest pełna, Redis usuwa klucze (`maxmemory-policy {policy}`), a z nimi leady. Ustaw `maxmemory-policy noeviction` albo użyj innego serwera.",
  redis_replica: "Ten Redis jest repliką, do której nie można pisać. Połącz się z serwerem głównym.",
  redis_replicas_behind:
    "Replika Redisa, która zastąpi serwer główny, może nie mieć ostatnich leadów. Ustaw opcję `replicas` funkcji `redisStore` na co najmniej 1, a na serwerze także `min-replicas-to-write`.",
  redis_not_on_disk:
    "Po ponownym uruchomieniu Redis nie pamięta ostatnich leadów. Ustaw `appendonly yes`, żeby zapisywał je na dysku.",
  redis_on_disk_late:
    "Gdy maszyna się zatrzyma, Redis straci ostatnie leady (`appendfsync {policy}`). Ustaw `appendfsync always`.",
  redis_dropped_keys:
    "Redis usunął klucze, bo skończyła mu się pamięć, a wśród nich mogły być leady. {lookUps} Ustaw `maxmemory-policy noeviction` i daj mu więcej pamięci.",
  redis_restarted:
    "Redis został uruchomiony ponownie albo zastąpiła go replika, która może nie mieć ostatnich leadów. {lookUps} Ustaw `appendonly yes`, a jeśli są repliki, także opcję `replicas` funkcji `redisStore`.",
  postgres_schema: "Schemat {schema}{account, select, none {} other { konta {account}}} w PostgreSQL",
  postgres_standby:
    "Ten PostgreSQL jest serwerem zapasowym, do którego nie można pisać. Połącz się z głównym.",
  postgres_not_on_disk:
    "Gdy maszyna się zatrzyma, PostgreSQL straci ostatnie leady, bo `fsync` jest wyłączone. Ustaw `fsync = on`.",
  postgres_rows_changed:
    "Wiersze tabeli {table} w PostgreSQL usunął, zmienił lub odtworzył ktoś inny. {lookUps} Ustal, kto to zrobił: tę tabelę powinien zmieniać tylko `baselinker-sdk`.",
  postgres_replaced:
    "PostgreSQL jest inny niż przedtem: zastąpił go serwer zapasowy albo odtworzono dane z kopii. {lookUps} Ustaw `synchronous_standby_names`, żeby serwer zapasowy miał ostatnie leady.",
  sqlite_file: "Plik {path}",
  sqlite_readable:
    "Plik {path} mogą czytać inni użytkownicy tej maszyny, a niedokończone leady zawierają dane kupujących. Uruchom `chmod 600` na nim i na plikach obok.",
  sqlite_replaced:
    "Plik {path} jest inny niż przedtem: skopiowano go, przeniesiono lub odtworzono. {lookUps} Następnym razem najpierw zatrzymaj procesy.",
  order_maybe_deleted:
    "Zamówienia nie ma w Base, ale po wysłaniu leada jakieś usunięto tam lub scalono i mogło to być jego zamówienie. Sprawdź w Base.",
  order_without_marker:
    "Zamówienie wysłano bez znacznika, więc nie można go znaleźć. Sprawdź w Base, a opcji `marker` nie wyłączaj.",
  order_looks_alike:
    "Zamówienie {order} wygląda na zamówienie tego leada, ale nie ma znacznika. Sprawdź w Base, czy to ono i czy Base zachowuje pole ze znacznikiem.",
  order_of_other_buyer:
    "Zamówienie {order} ma znacznik tego leada, ale innego kupującego lub inną sumę. Sprawdź je w Base.",
  order_not_ours: "Na `addOrder` Base odpowiedział numerem {order}, a to nie jest zamówienie tego leada.",
  order_of_other_lead: "Base odpowiedział numerem {order}, a to zamówienie innego leada.",
  LOOKUP_TOO_LONG:
    "Zamówienia nie ma na {pages, plural, one {# przeczytanej stronie} few {# przeczytanych stronach} many {# przeczytanych stronach} other {# przeczytanej strony}} zamówień. Sprawdź w Base.",
  earlier_lead_open:
    "Ten klucz miał wcześniejszy lead i nie wiadomo jeszcze, czy jego zamówienie jest w Base. Wyślij tego leada ponownie.",
  payment_unreadable: "Nie udało się odczytać zamówienia {order}, więc nie wiadomo, czy jest opłacone.",
  price_outdated:
    "Cena pozycji pochodzi z katalogu, a znana cena jest starsza, niż pozwala `catalogMaxAgeMs`. Wyślij leada ponownie, gdy Base będzie dostępny.",
  lease_lost: "Proces zwolnił leada, bo nie przedłużył rezerwacji na czas, więc może go wysłać inny proces.",
  lease_old: "Lead nie został wysłany: proces nie przedłużył rezerwacji na czas.",
  lead_removed:
    "W trakcie przekazywania lead został usunięty lub odrzucony ręcznie albo straciła go baza leadów, więc zamówienia nie wysłano. Jeśli jest nadal potrzebne, wyślij leada ponownie.",
} as const satisfies Texts<typeof english>;

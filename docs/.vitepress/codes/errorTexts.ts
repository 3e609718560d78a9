import { assumedTexts } from "./assumedTexts.ts";
import type { ErrorText } from "./errorCodes.ts";

/** What the page of symptoms says in English, and the English itself of codes that it does not have. */
export const errorTexts: Readonly<
  Record<string, { readonly en?: ErrorText; readonly uk: ErrorText; readonly pl: ErrorText }>
> = {
  NETWORK_ERROR: {
    uk: {
      why: "Запит не дійшов до Base: не працює з'єднання, DNS чи проксі або не підходить сертифікат. У Base нічого не змінилося.",
      help: "SDK сам робить виклик ще раз. Якщо помилка не минає, подивіться в `error.cause.cause`: там причина від Node, наприклад `ENOTFOUND`.",
    },
    pl: {
      why: "Żądanie nie dotarło do Base: zawiodło połączenie, DNS, proxy albo certyfikat. W Base nic się nie zmieniło.",
      help: "SDK samo wykonuje wywołanie ponownie. Jeśli błąd nie mija, zajrzyj do `error.cause.cause`: jest tam przyczyna od Node, na przykład `ENOTFOUND`.",
    },
  },
  TIMEOUT: {
    uk: {
      why: "Читання тривало довше за `timeoutMs` (30 секунд). Значення вказують у мілісекундах: 30 — це 30 мілісекунд.",
      help: "Задайте `timeoutMs: 30_000` або більше.",
    },
    pl: {
      why: "Odczyt trwał dłużej niż `timeoutMs` (30 sekund). Wartość podaje się w milisekundach: 30 to 30 milisekund.",
      help: "Ustaw `timeoutMs: 30_000` albo więcej.",
    },
  },
  ERROR_BLOCKED_TOKEN: {
    uk: {
      why: "За хвилину з цим токеном надіслано понад 100 запитів, з усіх програм разом. Цей клієнт ліміту дотримується, отже, надсилає ще хтось: інший процес або інша інтеграція. Запити під час блокування його подовжують.",
      help: "Зачекайте до `blockedUntil`. Далі зробіть ліміт спільним для процесів (`sqliteRateLimiter`, `redisRateLimiter`) або візьміть лише його частину: `rateLimit: { share: 0.5 }`.",
    },
    pl: {
      why: "W ciągu minuty z tym tokenem wyszło ponad 100 żądań, licząc wszystkie programy razem. Ten klient pilnuje limitu, więc wysyła ktoś jeszcze: inny proces albo inna integracja. Żądania w czasie blokady ją przedłużają.",
      help: "Poczekaj do `blockedUntil`. Potem ustaw wspólny limit dla procesów (`sqliteRateLimiter`, `redisRateLimiter`) albo weź tylko jego część: `rateLimit: { share: 0.5 }`.",
    },
  },
  ERROR_BAD_TOKEN: {
    uk: {
      why: "Токен неправильний або видалений. Часто винні лапки з `.env`, слово `undefined` або шлях до файлу із секретом замість його вмісту.",
      help: "Створіть токен у панелі: Account & other, My account, API.",
    },
    pl: {
      why: "Token jest błędny albo usunięty. Często winne są cudzysłowy z `.env`, słowo `undefined` albo ścieżka do pliku z sekretem zamiast jego treści.",
      help: "Utwórz token w panelu: Account & other, My account, API.",
    },
  },
  ERROR_USER_ACCOUNT_BLOCKED: {
    uk: {
      why: "Заблоковано весь акаунт продавця, а не лише токен.",
      help: "Зачекайте `retryAfterMs`. Якщо блокування не минає, власник акаунта має звернутися до Base.",
    },
    pl: {
      why: "Zablokowane jest całe konto sprzedawcy, nie tylko token.",
      help: "Poczekaj `retryAfterMs`. Jeśli blokada nie mija, właściciel konta musi napisać do Base.",
    },
  },
  RATE_LIMITED: {
    uk: {
      why: "Виклик не надіслано: за `maxWaitMs` його черга не настала, черга переповнена або обмежувач уже закрито.",
      help: "Збільште `maxWaitMs` або викликайте рідше: списки читайте один раз, а не для кожного ліда. Якщо лідів багато, тримайте їх у власній черзі.",
    },
    pl: {
      why: "Wywołania nie wysłano: przez `maxWaitMs` nie przyszła jego kolej, kolejka jest pełna albo limiter został już zamknięty.",
      help: "Zwiększ `maxWaitMs` albo wywołuj rzadziej: listy czytaj raz, a nie przy każdym leadzie. Zaległe leady trzymaj we własnej kolejce.",
    },
  },
  ERROR_STORAGE_ID: {
    uk: {
      why: "Каталогу з таким id немає. Часто замість id каталогу вказують id складу.",
      help: "`getInventories()` показує каталоги з їхніми id.",
    },
    pl: {
      why: "Nie ma katalogu o takim id. Często zamiast id katalogu podaje się id magazynu.",
      help: "`getInventories()` pokazuje katalogi z ich id.",
    },
  },
  ERROR_UNKNOWN_METHOD: {
    uk: { why: '`call("…")` із помилкою в назві методу.', help: "Назви є на сторінці методів." },
    pl: { why: '`call("…")` z literówką w nazwie metody.', help: "Nazwy są na stronie metod." },
  },
  ERROR_EMPTY_METHOD: {
    uk: {
      why: "Запит дійшов без даних форми: його змінив проксі.",
      help: "Перевірте, що є між вами й Base.",
    },
    pl: {
      why: "Żądanie dotarło bez danych formularza: zmieniło je proxy.",
      help: "Sprawdź, co jest między tobą a Base.",
    },
  },
  ERROR_UNKNOWN: {
    uk: { why: "Base не дав коду, який можна прочитати.", help: "Читайте `apiMessage`: там усі слова Base." },
    pl: {
      why: "Base nie podał kodu, który da się odczytać.",
      help: "Przeczytaj `apiMessage`: tam są wszystkie słowa Base.",
    },
  },
  INVALID_PARAMS: {
    uk: {
      why: "Параметри не підходять методу. Нічого не надіслано.",
      help: "У `problems` названо кожне місце і те, що там має бути.",
    },
    pl: {
      why: "Parametry nie pasują do metody. Nic nie wysłano.",
      help: "`problems` podaje każde miejsce i to, co powinno tam być.",
    },
  },
  METHOD_NOT_ALLOWED: {
    uk: {
      why: "Клієнт має опцію `readOnly`, а метод щось змінює, або методу немає в `allow`. Нічого не надіслано.",
      help: "Додайте метод до `allow` або викличте його іншим клієнтом.",
    },
    pl: {
      why: "Klient ma opcję `readOnly`, a metoda coś zmienia, albo metody nie ma w `allow`. Nic nie wysłano.",
      help: "Dodaj metodę do `allow` albo wywołaj ją innym klientem.",
    },
  },
  TOKEN_MISSING: {
    uk: {
      why: "Функція `token` завершилася помилкою, тривала довше за `timeoutMs` або не повернула токена. Нічого не надіслано.",
      help: "Причину вказано в `error.cause`.",
    },
    pl: {
      why: "Funkcja `token` zgłosiła błąd, trwała dłużej niż `timeoutMs` albo nie zwróciła tokena. Nic nie wysłano.",
      help: "Przyczynę podaje `error.cause`.",
    },
  },
  DEADLINE_OVER: {
    uk: {
      why: "Лід чекав довше за `deadlineMs` або 20 секунд до надсилання: через ліміт, сховище, інший процес або Base.",
      help: "Надішліть його ще раз через `retryAfterMs`: це буде те саме замовлення.",
    },
    pl: {
      why: "Lead czekał dłużej niż `deadlineMs` albo 20 sekund przed wysłaniem: na limit, bazę leadów, inny proces lub Base.",
      help: "Wyślij go ponownie po `retryAfterMs`: to będzie to samo zamówienie.",
    },
  },
  FORWARDER_CLOSED: {
    uk: {
      why: "Раніше викликано `close()`, наприклад коли процес завершувався.",
      help: "Надішліть лід ще раз у наступному процесі. Закривайте `forwarder` останнім.",
    },
    pl: {
      why: "Wcześniej wywołano `close()`, na przykład gdy proces się kończył.",
      help: "Wyślij leada ponownie w następnym procesie. Zamykaj `forwarder` na końcu.",
    },
  },
  BULK_INCOMPLETE: {
    uk: {
      why: "Запис понад 1000 елементів складається з кількох викликів, і один із них не вдався.",
      help: "Викличте метод ще раз з `error.remaining`.",
    },
    pl: {
      why: "Zapis ponad 1000 elementów to kilka wywołań, a jedno z nich się nie udało.",
      help: "Wywołaj metodę jeszcze raz z `error.remaining`.",
    },
  },
  UNEXPECTED_RESPONSE: {
    uk: {
      why: "Відповідь не схожа на відповідь API: це сторінка технічних робіт, проксі, переспрямування або інший формат даних.",
      help: 'Спробуйте пізніше й перевірте `baseUrl`. Якщо змінився формат даних, зі значенням за замовчуванням `validation: "report"` клієнт працює далі й викликає хук `drift`.',
    },
    pl: {
      why: "Odpowiedź nie wygląda jak odpowiedź API: strona przerwy technicznej, proxy, przekierowanie albo inny format danych.",
      help: 'Spróbuj później i sprawdź `baseUrl`. Jeśli zmienił się format danych, z domyślnym `validation: "report"` klient działa dalej i wywołuje hook `drift`.',
    },
  },
  HTTP_ERROR: {
    uk: {
      why: "Перед Base стоїть фаєрвол або проксі: 403 і 429 означають заборону, 502–504 минають самі.",
      help: "Якщо сервер в іншій країні або в хмарі, попросіть Base дозволити вашу адресу.",
    },
    pl: {
      why: "Przed Base jest zapora albo proxy: 403 i 429 to zakaz, 502–504 mijają same.",
      help: "Jeśli serwer jest w innym kraju albo w chmurze, poproś Base o dopuszczenie twojego adresu.",
    },
  },
  OUTCOME_UNKNOWN: {
    uk: {
      why: "Невідомо, чи виконано виклик: з'єднання обірвалося після надсилання. Новий запит міг би створити друге замовлення, тому SDK його не надсилає.",
      help: "`forward` сам шукає замовлення. Якщо у вас лише клієнт, спершу подивіться в Base.",
    },
    pl: {
      why: "Nie wiadomo, czy wywołanie się udało: połączenie zerwało się po wysłaniu. Nowe żądanie mogłoby utworzyć drugie zamówienie, więc SDK go nie wysyła.",
      help: "`forward` sam szuka zamówienia. Jeśli używasz samego klienta, najpierw zajrzyj do Base.",
    },
  },
  INVALID_RULES: {
    uk: {
      why: "У правилах є помилка. Нічого не зіставлено.",
      help: "Кожен рядок повідомлення називає місце в правилах; те саме є в `problems`, часто з підказкою.",
    },
    pl: {
      why: "W regułach jest błąd. Niczego nie zmapowano.",
      help: "Każdy wiersz komunikatu podaje miejsce w regułach; to samo jest w `problems`, często z podpowiedzią.",
    },
  },
  BODY_JSON: {
    uk: {
      why: "Тіло запиту обірване, порожнє або це не JSON.",
      help: "Запишіть у лог його перші байти. Поставте `express.raw` перед `express.json`.",
    },
    pl: {
      why: "Treść żądania jest ucięta, pusta albo nie jest to JSON.",
      help: "Zapisz w logu jej pierwsze bajty. Wstaw `express.raw` przed `express.json`.",
    },
  },
  BODY_TYPE: {
    uk: {
      why: "Тип вмісту — не JSON, не форма й не multipart.",
      help: "Перевірте, що надсилає джерело.",
    },
    pl: {
      why: "Typ treści to nie JSON, nie formularz i nie multipart.",
      help: "Sprawdź, co wysyła źródło.",
    },
  },
  BODY_FORM: {
    uk: { why: "Форму неможливо прочитати або в ній забагато полів.", help: "Відхиліть запит." },
    pl: {
      why: "Formularza nie da się odczytać albo ma za dużo pól.",
      help: "Odrzuć żądanie.",
    },
  },
  BODY_MULTIPART: {
    uk: { why: "Форму multipart неможливо прочитати або в ній забагато частин.", help: "Відхиліть запит." },
    pl: {
      why: "Formularza multipart nie da się odczytać albo ma za dużo części.",
      help: "Odrzuć żądanie.",
    },
  },
  BODY_ALREADY_PARSED: {
    uk: {
      why: "Підпис перевіряють за сирими байтами, а їх уже забрав парсер тіла.",
      help: "Не пускайте шлях вебхука через `express.json()`.",
    },
    pl: {
      why: "Podpis sprawdza się na surowych bajtach, a parser treści już je zabrał.",
      help: "Nie przepuszczaj ścieżki webhooka przez `express.json()`.",
    },
  },
  LEAD_NOT_FETCHED: {
    uk: {
      why: "У запиті є лише id ліда, а прочитати лід із джерела не вдалося.",
      help: "Перевірте токен джерела. Відправник надішле запит ще раз.",
    },
    pl: {
      why: "Żądanie tylko wskazuje leada, a nie udało się go odczytać ze źródła.",
      help: "Sprawdź token źródła. Nadawca wyśle żądanie ponownie.",
    },
  },
  ANSWER_REFUSED: {
    uk: {
      why: "`respond` повертає те, що не можна надіслати як відповідь.",
      help: "Виправте опцію `respond`.",
    },
    pl: {
      why: "`respond` zwraca coś, czego nie da się wysłać jako odpowiedzi.",
      help: "Popraw opcję `respond`.",
    },
  },
  SIGNATURE_THREW: {
    uk: {
      why: "Ваша власна перевірка підпису завершилася помилкою; запит відхилено.",
      help: "Виправте перевірку: виняток є в `error.cause` в `onResult`.",
    },
    pl: {
      why: "Własne sprawdzanie podpisu zgłosiło wyjątek; żądanie odrzucono.",
      help: "Popraw sprawdzanie: wyjątek jest w `error.cause` w `onResult`.",
    },
  },
  TOO_MANY_LEADS: {
    uk: {
      why: "У запиті більше лідів, ніж `maxLeads`; жоден із них не прийнято.",
      help: "Збільште `maxLeads` або налаштуйте відправника надсилати менше за раз.",
    },
    pl: {
      why: "Żądanie ma więcej leadów niż `maxLeads`; żaden nie został przyjęty.",
      help: "Zwiększ `maxLeads` albo ustaw nadawcę tak, żeby wysyłał mniej naraz.",
    },
  },
  STORE_FAILED: {
    uk: {
      why: "Redis, файл або база даних недоступні, файл зайнятий іншою програмою чи пошкоджений. Без сховища нічого не надсилається.",
      help: "Причина — в `error.cause`. Закрийте програму, що тримає файл; SQLite потрібен локальний диск.",
    },
    pl: {
      why: "Redis, plik albo baza danych są niedostępne, plik trzyma inny program lub jest uszkodzony. Bez bazy leadów nic nie jest wysyłane.",
      help: "Przyczyna jest w `error.cause`. Zamknij program, który trzyma plik; SQLite potrzebuje lokalnego dysku.",
    },
  },
  SETUP_WRONG: {
    uk: {
      why: "`ready()` знайшов помилку, через яку не пройде жоден лід.",
      help: "Кожен рядок називає правило або опцію.",
    },
    pl: {
      why: "`ready()` znalazł błąd, przez który nie przejdzie żaden lead.",
      help: "Każdy wiersz podaje regułę albo opcję.",
    },
  },
  REGISTER_REFUSED: {
    uk: {
      why: "Реєстр не виконав дію: він повний, такого запису немає або цей лід не можна зберегти. Причину вказано в `reason`.",
      help: "Якщо реєстр повний, запустіть більше процесів з `work` або збільште `maxReceived`. Якщо запису немає, візьміть `id` з `register.list()`.",
    },
    pl: {
      why: "Rejestr nie wykonał działania: jest pełny, nie ma takiego wpisu albo tego leada nie da się zapisać. Powód podaje `reason`.",
      help: "Jeśli rejestr jest pełny, uruchom więcej procesów z `work` albo zwiększ `maxReceived`. Jeśli nie ma wpisu, weź `id` z `register.list()`.",
    },
  },
  ...assumedTexts,
};

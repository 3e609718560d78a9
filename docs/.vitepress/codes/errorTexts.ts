import { assumedTexts } from "./assumedTexts.ts";
import type { ErrorText } from "./errorCodes.ts";

/** What the page of symptoms says in English, and the English itself of codes that it does not have. */
export const errorTexts: Readonly<
  Record<string, { readonly en?: ErrorText; readonly uk: ErrorText; readonly pl: ErrorText }>
> = {
  NETWORK_ERROR: {
    uk: {
      why: "Запит не дійшов до Base: немає з’єднання, DNS, проксі або сертифіката. У Base нічого не змінилося.",
      help: "Виклик повторюється сам. Якщо не минає, дивіться `error.cause.cause`: там слова Node, наприклад `ENOTFOUND`.",
    },
    pl: {
      why: "Żądanie nie dotarło do Base: zawiodło połączenie, DNS, proxy albo certyfikat. W Base nic się nie zmieniło.",
      help: "Wywołanie powtarza się samo. Jeśli błąd nie mija, zajrzyj do `error.cause.cause`: tam jest to, co mówi Node, na przykład `ENOTFOUND`.",
    },
  },
  TIMEOUT: {
    uk: {
      why: "Читання тривало довше за `timeoutMs` (30 секунд). Число рахується в мілісекундах: 30 означає 30 мілісекунд.",
      help: "Задайте `timeoutMs: 30_000` або більше.",
    },
    pl: {
      why: "Odczyt trwał dłużej niż `timeoutMs` (30 sekund). To milisekundy: 30 znaczy 30 milisekund.",
      help: "Ustaw `timeoutMs: 30_000` albo więcej.",
    },
  },
  ERROR_BLOCKED_TOKEN: {
    uk: {
      why: "За хвилину з цим токеном пішло понад 100 запитів, від усіх програм разом. Цей клієнт тримає ліміт, отже надсилає ще хтось: інший процес або інша інтеграція. Запити під час блокування його подовжують.",
      help: "Зачекайте до `blockedUntil`. Далі діліть ліміт між процесами (`sqliteRateLimiter`, `redisRateLimiter`) або візьміть частину: `rateLimit: { share: 0.5 }`.",
    },
    pl: {
      why: "W ciągu minuty z tym tokenem wyszło ponad 100 żądań, licząc wszystkie programy razem. Ten klient pilnuje limitu, więc wysyła ktoś jeszcze: inny proces albo inna integracja. Żądania w czasie blokady ją przedłużają.",
      help: "Poczekaj do `blockedUntil`. Potem dziel limit między procesy (`sqliteRateLimiter`, `redisRateLimiter`) albo weź jego część: `rateLimit: { share: 0.5 }`.",
    },
  },
  ERROR_BAD_TOKEN: {
    uk: {
      why: "Токен неправильний або видалений. Часто винні лапки з `.env`, слово `undefined` або шлях до файлу секрету замість його вмісту.",
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
      help: "Зачекайте `retryAfterMs`. Якщо не минає, власник акаунта звертається до Base.",
    },
    pl: {
      why: "Zablokowane jest całe konto sprzedawcy, nie tylko token.",
      help: "Poczekaj `retryAfterMs`. Jeśli blokada trwa, właściciel konta pisze do Base.",
    },
  },
  RATE_LIMITED: {
    uk: {
      why: "Виклик не надіслано: його черга в межах ліміту не настала за `maxWaitMs`, черга переповнена або обмежувач уже закрито.",
      help: "Збільште `maxWaitMs` або викликайте рідше: списки читайте один раз, а не для кожного ліда. Великий запас лідів тримайте у власній черзі.",
    },
    pl: {
      why: "Wywołanie nie wyszło: jego kolej w ramach limitu nie nadeszła przed `maxWaitMs`, kolejka jest pełna albo limiter już zamknięto.",
      help: "Zwiększ `maxWaitMs` albo wywołuj rzadziej: listy czytaj raz, a nie przy każdym leadzie. Zaległe leady trzymaj we własnej kolejce.",
    },
  },
  ERROR_STORAGE_ID: {
    uk: {
      why: "Каталогу з таким id немає. Часто замість id каталогу дано id складу.",
      help: "`getInventories()` показує каталоги з їхніми id.",
    },
    pl: {
      why: "Nie ma katalogu o takim id. Często zamiast id katalogu podano id magazynu.",
      help: "`getInventories()` pokazuje katalogi z ich id.",
    },
  },
  ERROR_UNKNOWN_METHOD: {
    uk: { why: '`call("…")` із помилкою в назві методу.', help: "Назви є на сторінці методів." },
    pl: { why: '`call("…")` z literówką w nazwie metody.', help: "Nazwy są na stronie metod." },
  },
  ERROR_EMPTY_METHOD: {
    uk: {
      why: "Запит прийшов без своєї форми: її змінив проксі.",
      help: "Перевірте, що стоїть між вами й Base.",
    },
    pl: {
      why: "Żądanie przyszło bez formularza: zmieniło je proxy.",
      help: "Sprawdź, co stoi między tobą a Base.",
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
      help: "Кожне місце і те, чого там очікують, є в `problems`.",
    },
    pl: {
      why: "Parametry nie pasują do metody. Nic nie wysłano.",
      help: "Każde miejsce i to, czego się tam oczekuje, jest w `problems`.",
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
      why: "Функція `token` кинула помилку, тривала довше за `timeoutMs` або повернула не токен. Нічого не надіслано.",
      help: "Що саме сталося, каже `error.cause`.",
    },
    pl: {
      why: "Funkcja `token` zgłosiła błąd, trwała dłużej niż `timeoutMs` albo nie zwróciła tokenu. Nic nie wysłano.",
      help: "Co się stało, mówi `error.cause`.",
    },
  },
  DEADLINE_OVER: {
    uk: {
      why: "Лід чекав довше за `deadlineMs` або 20 секунд до надсилання: через ліміт, сховище, інший процес або Base.",
      help: "Передайте його знову через `retryAfterMs`: це буде те саме замовлення.",
    },
    pl: {
      why: "Lead czekał dłużej niż `deadlineMs` albo 20 sekund przed wysłaniem: na limit, magazyn, inny proces lub Base.",
      help: "Przekaż go ponownie po `retryAfterMs`: to będzie to samo zamówienie.",
    },
  },
  FORWARDER_CLOSED: {
    uk: {
      why: "Раніше викликано `close()`, наприклад коли процес завершувався.",
      help: "Передайте лід знову в наступному процесі. Закривайте останнім.",
    },
    pl: {
      why: "Wcześniej wywołano `close()`, na przykład gdy proces się kończył.",
      help: "Przekaż lead ponownie w następnym procesie. Zamykaj na końcu.",
    },
  },
  BULK_INCOMPLETE: {
    uk: {
      why: "Запис понад 1000 елементів іде кількома викликами, і один із них не вдався.",
      help: "Викличте метод знову з `error.remaining`.",
    },
    pl: {
      why: "Zapis ponad 1000 pozycji to kilka wywołań, a jedno z nich się nie udało.",
      help: "Wywołaj metodę jeszcze raz z `error.remaining`.",
    },
  },
  UNEXPECTED_RESPONSE: {
    uk: {
      why: "Відповідь не схожа на відповідь API: сторінка обслуговування, проксі, переадресація або інша форма даних.",
      help: 'Спробуйте пізніше й перевірте `baseUrl`. Якщо винна форма даних, типове `validation: "report"` працює далі й викликає хук `drift`.',
    },
    pl: {
      why: "Odpowiedź nie wygląda jak odpowiedź API: strona przerwy technicznej, proxy, przekierowanie albo inny kształt danych.",
      help: 'Spróbuj później i sprawdź `baseUrl`. Jeśli chodzi o kształt danych, domyślne `validation: "report"` działa dalej i woła hook `drift`.',
    },
  },
  HTTP_ERROR: {
    uk: {
      why: "Перед Base стоїть файрвол або проксі: 403 і 429 означають стіну, 502–504 минають самі.",
      help: "Якщо сервер в іншій країні або в хмарі, попросіть Base пропустити вашу адресу.",
    },
    pl: {
      why: "Przed Base stoi firewall albo proxy: 403 i 429 to ściana, 502–504 mijają same.",
      help: "Jeśli serwer jest w innym kraju albo w chmurze, poproś Base o wpuszczenie twojego adresu.",
    },
  },
  OUTCOME_UNKNOWN: {
    uk: {
      why: "З’єднання обірвалося після надсилання. Повторення могло б створити друге замовлення, тому ніхто не повторює.",
      help: "`forward` шукає замовлення сам. Із самим лише клієнтом спершу подивіться в Base.",
    },
    pl: {
      why: "Połączenie zerwało się po wysłaniu. Powtórka mogłaby utworzyć drugie zamówienie, więc nikt nie powtarza.",
      help: "`forward` sam szuka zamówienia. Przy samym kliencie najpierw zajrzyj do Base.",
    },
  },
  INVALID_RULES: {
    uk: {
      why: "У правилах щось неправильно. Нічого не зіставлено.",
      help: "Кожен рядок повідомлення називає шлях у правилах; те саме є в `problems`, часто з підказкою.",
    },
    pl: {
      why: "W regułach coś jest źle. Nic nie zmapowano.",
      help: "Każdy wiersz komunikatu podaje ścieżkę w regułach; to samo jest w `problems`, często z podpowiedzią.",
    },
  },
  BODY_JSON: {
    uk: {
      why: "Прийшла половина тіла, порожнє тіло або зовсім не JSON.",
      help: "Запишіть у журнал перші байти. Ставте `express.raw` перед `express.json`.",
    },
    pl: {
      why: "Przyszła połowa treści, pusta treść albo w ogóle nie JSON.",
      help: "Zapisz w logu pierwsze bajty. Wstaw `express.raw` przed `express.json`.",
    },
  },
  BODY_TYPE: {
    uk: {
      why: "Content-Type не є ні JSON, ні формою, ні multipart.",
      help: "Перевірте, що надсилає джерело.",
    },
    pl: {
      why: "Content-Type to ani JSON, ani formularz, ani multipart.",
      help: "Sprawdź, co wysyła źródło.",
    },
  },
  BODY_FORM: {
    uk: { why: "Форму не прочитати, або полів у ній більше, ніж має лід.", help: "Відхиліть запит." },
    pl: {
      why: "Formularza nie da się odczytać albo ma więcej pól, niż ma lead.",
      help: "Odrzuć żądanie.",
    },
  },
  BODY_MULTIPART: {
    uk: { why: "Форму multipart не прочитати, або частин у ній забагато.", help: "Відхиліть запит." },
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
      why: "Запит лише називає лід, а прочитати його з джерела не вдалося.",
      help: "Перевірте токен джерела. Відправник надішле запит знову.",
    },
    pl: {
      why: "Żądanie tylko nazywa leada, a odczytać go ze źródła się nie udało.",
      help: "Sprawdź token źródła. Nadawca wyśle żądanie ponownie.",
    },
  },
  ANSWER_REFUSED: {
    uk: { why: "Те, що мало піти у відповідь, не є відповіддю.", help: "Виправте опцію, яка її дає." },
    pl: {
      why: "To, co miało pójść w odpowiedzi, nie jest odpowiedzią.",
      help: "Popraw opcję, która ją daje.",
    },
  },
  SIGNATURE_THREW: {
    uk: {
      why: "Ваша власна перевірка підпису кинула виняток; нічого не прийнято.",
      help: "Виправте перевірку: виняток є в `error.cause` в `onResult`.",
    },
    pl: {
      why: "Twoje własne sprawdzanie podpisu zgłosiło wyjątek; nic nie zostało wpuszczone.",
      help: "Popraw sprawdzanie: wyjątek jest w `error.cause` w `onResult`.",
    },
  },
  TOO_MANY_LEADS: {
    uk: {
      why: "У запиті більше лідів, ніж `maxLeads`; жоден із них не прийнято.",
      help: "Збільште `maxLeads`, або хай відправник надсилає менше за раз.",
    },
    pl: {
      why: "Żądanie ma więcej leadów niż `maxLeads`; żaden nie został przyjęty.",
      help: "Zwiększ `maxLeads` albo niech nadawca wysyła mniej naraz.",
    },
  },
  STORE_FAILED: {
    uk: {
      why: "Redis, файл або база недоступні, файл зайнятий іншою програмою чи пошкоджений. Без сховища нічого не надсилається.",
      help: "Дивіться `error.cause`. Закрийте програму, що тримає файл; SQLite потрібен локальний диск.",
    },
    pl: {
      why: "Redis, plik albo baza są niedostępne, plik trzyma inny program lub jest uszkodzony. Bez magazynu nic się nie wysyła.",
      help: "Zajrzyj do `error.cause`. Zamknij program, który trzyma plik; SQLite potrzebuje lokalnego dysku.",
    },
  },
  SETUP_WRONG: {
    uk: {
      why: "`ready()` знайшов те, через що не пройде жоден лід.",
      help: "Кожен рядок називає правило або опцію.",
    },
    pl: {
      why: "`ready()` znalazł to, przez co nie przejdzie żaden lead.",
      help: "Każdy wiersz podaje regułę albo opcję.",
    },
  },
  REGISTER_REFUSED: {
    uk: {
      why: "Реєстр відмовив: він повний, такого запису немає або цей лід не можна зберегти. `reason` каже, що саме.",
      help: "Для повного реєстру: більше процесів з `work` або більший `maxReceived`. Для запису: візьміть `id` з `register.list()`.",
    },
    pl: {
      why: "Rejestr odmówił: jest pełny, nie ma takiego wpisu albo tego leada nie da się przechować. `reason` mówi, o co chodzi.",
      help: "Pełny rejestr: więcej procesów z `work` albo większe `maxReceived`. Wpis: weź `id` z `register.list()`.",
    },
  },
  ...assumedTexts,
};

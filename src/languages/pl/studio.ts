import type { Texts } from "../../shared/messages/texts.ts";
import type { studio as english } from "../en/studio.ts";

export const studio = {
  "frame.leads": "Leady",
  "frame.rules": "Reguły",
  "frame.account": "Konto",
  "frame.screens": "Ekrany",
  "frame.language": "Język",
  "frame.fakeAccount": "konto testowe",
  "frame.readOnly": "tylko podgląd",
  "frame.loading": "Wczytywanie…",
  "frame.gone":
    "Polecenie nie odpowiada. Jeśli się zakończyło, uruchom je ponownie i otwórz link, który wypisze. Strona nadal próbuje się połączyć.",
  "frame.failed": "Serwer nie mógł odpowiedzieć ({code}). Odśwież stronę.",
  "frame.unknownScreen": "Nie ma takiej strony. Wybierz inną u góry.",
  "frame.noScript": "Ta strona wymaga JavaScriptu.",

  "status.received": "Czeka",
  "status.success": "Zamówienie",
  "status.skip": "Pominięty",
  "status.error": "Błąd",
  "status.unknown": "Nie wiadomo",
  "status.unknownFinal": "Nie wiadomo: sprawdź w Base",
  "status.differs": "Inne zamówienie?",
  "status.discarded": "Odrzucony ręcznie",

  "fault.lead": "wymaga poprawki",
  "fault.setup": "sprawdź ustawienia",
  "fault.temporary": "będzie kolejna próba",

  "filter.all": "Wszystkie",
  "filter.received": "Czekają",
  "filter.success": "Zamówienia",
  "filter.skip": "Pominięte",
  "filter.error": "Błędy",
  "filter.unknown": "Nie wiadomo",
  "filter.differs": "Inne zamówienie?",
  "filter.discarded": "Odrzucone ręcznie",

  "chart.title": "Leady w czasie",
  "chart.orders":
    "{count, plural, one {# zamówienie} few {# zamówienia} many {# zamówień} other {# zamówienia}}",
  "chart.waiting": "{count, plural, one {# czeka} few {# czekają} many {# czeka} other {# czeka}}",
  "chart.failed":
    "{count, plural, one {# nieudany} few {# nieudane} many {# nieudanych} other {# nieudanego}}",
  "chart.text": "Od {from}: {orders}, {waiting}, {failed}",
  "chart.leads":
    "{leads, plural, one {# lead} few {# leady} many {# leadów} other {# leada}} · najwięcej {most, number} na {span}",
  "chart.cut":
    "{leads, plural, one {# najnowszy lead} few {# najnowsze leady} many {# najnowszych leadów} other {# najnowszego leada}} · najwięcej {most, number} na {span}",

  "list.find": "Klucz, zamówienie, id albo tekst nieudanego leada",
  "list.anySource": "Wszystkie źródła",
  "list.source": "Źródło",
  "list.anyTime": "Cały czas",
  "list.time": "Czas",
  "list.lastHour": "Ostatnia godzina",
  "list.lastDay": "Ostatnie 24 godziny",
  "list.lastWeek": "Ostatnie 7 dni",
  "list.lastMonth": "Ostatnie 30 dni",
  "list.clearFilters": "Wyczyść filtry",
  "list.came": "Odebrano",
  "list.status": "Stan",
  "list.key": "Klucz",
  "list.order": "Zamówienie",
  "list.why": "Powód",
  "list.showNew":
    "{count, plural, one {Pokaż # nowego leada} few {Pokaż # nowe leady} many {Pokaż # nowych leadów} other {Pokaż # nowego leada}}",
  "list.showOlder": "Pokaż starsze leady",
  "list.showNewest": "Pokaż najnowsze leady",
  "list.searched":
    "Na razie przejrzano {count, plural, one {# leada} few {# leady} many {# leadów} other {# leada}}.",
  "list.searchedAll":
    "Przejrzano wszystko: {count, plural, one {# lead} few {# leady} many {# leadów} other {# leada}}.",
  "list.noneFound": "Żaden lead nie pasuje do tych filtrów.",
  "list.allShown": "To już wszystkie leady.",

  "empty.title": "Nie ma jeszcze leadów",
  "empty.store": "Leady pojawią się tutaj, gdy tylko twój program przekaże pierwszego z rejestrem {store}.",
  "empty.tryOut":
    "To próba: nic nie jest zapisywane i żadne zamówienie nie trafi do Base. Wyślij testowego leada i zobacz, co z niego powstanie.",

  "sample.note": "Stanie się zamówieniem na koncie testowym, nie w Base.",
  "sample.sender": "Nadawca",
  "sample.send": "Wyślij testowego leada",
  "sample.sending": "Wysyłanie…",

  "lead.back": "Wróć do listy",
  "lead.noLead": "Nie ma takiego leada. Jego dane mogły zostać usunięte albo minął czas przechowywania.",
  "lead.openOrder": "Otwórz zamówienie {id} w Base",
  "lead.orderNumber": "Zamówienie {id}",
  "lead.requestId": "Id żądania: {id}",
  "lead.repeats": "nadszedł jeszcze {count, plural, one {# raz} few {# razy} many {# razy} other {# raza}}",
  "lead.issues": "Uwagi",
  "lead.correctRules": "Popraw reguły",
  "lead.tried": "Próby",
  "lead.notTried": "Nie było jeszcze prób.",
  "lead.keptUntil": "lead jest przechowywany do {time}",
  "lead.otherRules": "Po ostatniej próbie reguły się zmieniły.",
  "lead.title": "Lead w oryginale",
  "lead.showValues": "Pokaż dane kupującego",
  "lead.hideValues": "Ukryj dane kupującego",
  "lead.unused": "reguły tego nie czytają",
  "lead.unusedCount": "{count, number} wartości nie czyta żadna reguła",
  "lead.empty": "puste",
  "lead.notKept": "Sam lead nie jest przechowywany",
  "lead.notKeptText":
    "Przechowywane są tylko nieudane leady, chyba że twój program ustala inaczej. Żeby przez pewien czas przechowywać wszystkie, ustaw w jego rejestrze:",
  "lead.notKeptDiscarded": "Dane usunięto, gdy lead został odrzucony ręcznie.",
  "lead.orderTitle": "Zamówienie według obecnych reguł",
  "lead.orderHint": "Wskaż pole, żeby zobaczyć, skąd pochodzi.",
  "lead.from": "z {paths}",
  "lead.noRulesGiven": "Uruchom polecenie z --rules, żeby zobaczyć, jakim zamówieniem stanie się ten lead.",

  "level.error": "błąd",
  "level.warning": "ostrzeżenie",
  "level.info": "informacja",

  "by.webhook": "przez webhook",
  "by.forward": "przekazał twój program",
  "by.work": "z kolejki",
  "by.resend": "wysłano ponownie",
  "by.reconcile": "szukano w Base",

  "madeBy.constant": "wpisane w regułach",
  "madeBy.default": "wartość domyślna z reguł",
  "madeBy.account": "z konta",
  "madeBy.received": "czas odebrania",

  "noOrder.skip": "Reguły pomijają tego leada.",
  "noOrder.error": "Według tych reguł z leada nie powstaje zamówienie.",

  "action.all": "Działania",
  "action.resend": "Wyślij ponownie",
  "action.asNew": "Utwórz zamówienie",
  "action.discard": "Nie wysyłaj więcej",
  "action.erase": "Usuń dane",
  "action.cancel": "Anuluj",
  "action.noToken": "Żeby wysyłać, ustaw BASELINKER_TOKEN i uruchom polecenie ponownie.",
  "action.noRules": "Żeby wysyłać, uruchom polecenie ponownie z --rules.",
  "action.resendTitle": "Wysłać tego leada ponownie?",
  "action.resendText":
    "Zostanie wysłany z pierwotnym kluczem i datą, według obecnych reguł. Jeśli jest już zamówieniem, drugie nie powstanie.",
  "action.asNewTitle": "Utworzyć osobne zamówienie?",
  "action.asNewText":
    "Ten sam kupujący ma już zamówienie z tym kluczem, a ten lead się od niego różni. Jeśli pierwsze zamówienie trzeba tylko poprawić, zmień je w Base, a tutaj wybierz „Nie wysyłaj więcej”. Jeśli to inne zamówienie, utwórz je.",
  "action.absent": "Sprawdzono w Base: tego zamówienia nie ma",
  "action.absentText":
    "Zamówienie może już być w Base i tylko ty możesz to sprawdzić. Poszukaj tam klucza albo danych kontaktowych z leada. Jeśli zamówienie tam jest, a wyślesz leada ponownie, będą dwa.",
  "action.discardTitle": "Nie wysyłać więcej tego leada?",
  "action.discardText":
    "Dane leada zostaną usunięte i nigdy nie będzie już wysłany. Wpis zostanie na liście.",
  "action.discarded": "Lead został odrzucony ręcznie, a jego dane usunięto.",
  "action.eraseTitle": "Usunąć dane tego leada?",
  "action.eraseText":
    "Wpis, dane kupującego i wszystkie ich ślady tutaj zostaną usunięte. Zamówienie w Base zostanie.",
  "action.erased": "Dane usunięto.",
  "action.running":
    "Trwa wysyłanie. Może czekać na limit żądań albo na odpowiedź Base; strona sprawdza co 2 sekundy.",

  "resent.success": "Wysłano: zamówienie {id}.",
  "resent.duplicate": "Zamówienie {id} już istnieje. Niczego nie wysłano.",
  "resent.skip": "Obecne reguły pomijają tego leada. Niczego nie wysłano.",
  "resent.error": "Znowu się nie udało: zobacz uwagi.",
  "resent.unknown": "Wysłano, ale nie wiadomo, czy zamówienie jest w Base.",

  "rules.noProblems": "Brak błędów",
  "rules.problemCount": "{count, plural, one {# błąd} few {# błędy} many {# błędów} other {# błędu}}",
  "rules.write": "Wpisz {name}",
  "rules.lead": "Lead do sprawdzenia",
  "rules.openLead": "Otwórz tego leada",
  "rules.noKept": "Nie zachowano żadnego leada, więc nie ma na czym sprawdzić reguł.",
  "rules.orderTitle": "Zamówienie według tych reguł",
  "rules.ofEarlier": "Pokazano według ostatnich reguł bez błędów.",
  "rules.fileName": "Zapisz jako",
  "rules.save": "Zapisz",
  "rules.unchanged": "Nic nie zmieniono.",
  "rules.checking": "Sprawdzanie…",
  "rules.correctFirst": "Najpierw popraw błędy.",
  "rules.lookFirst": "Najpierw porównaj, co się zmieni.",
  "rules.cannotSave": "Polecenie działa z --read-only: te reguły można sprawdzić, ale nie zapisać.",
  "rules.saved": "Zapisano {name}.",
  "rules.nextStart": "Twój program zastosuje nowe reguły od następnego uruchomienia.",
  "rules.backup": "Poprzednia wersja jest w {name}.",

  "editor.completions": "Podpowiedzi",
  "editor.problems": "Błędy",
  "editor.close": "Zamknij",
  "editor.selectionDeleted": "Usunięto zaznaczenie",
  "editor.controlCharacter": "Znak sterujący",

  "plan.title": "Co się zmieni",
  "plan.note":
    "Porównuje zamówienia z każdego zachowanego leada: według reguł w pliku i według tych. Nic nie jest wysyłane.",
  "plan.last": "Ile leadów",
  "plan.lastOf":
    "{count, plural, one {ostatni lead} few {ostatnie # leady} many {ostatnich # leadów} other {ostatnie # leada}}",
  "plan.look": "Porównaj",
  "plan.looking": "Porównywanie…",
  "plan.ofEarlier": "Od porównania reguły się zmieniły.",
  "plan.none": "Nie zachowano żadnego leada: nie ma czego porównywać.",
  "plan.noCatalog":
    "Katalog nie jest jeszcze wczytany, więc powiązań z produktami nie porównano. Za chwilę porównaj ponownie.",
  "plan.fieldCounts": "W ilu leadach zmienia się każde pole",
  "plan.firstOf": "Pokazano {count, number} spośród {all, number}, najpierw te z innym kluczem.",
  "plan.nothing": "nic",

  "change.status": "wynik",
  "change.key": "klucz",
  "change.added": "dodane",
  "change.removed": "usunięte",
  "change.changed": "zmienione",
  "change.moved": "w innej kolejności",
  "change.issue": "uwaga",

  "account.statuses": "Statusy zamówień",
  "account.sources": "Źródła zamówień",
  "account.fields": "Pola dodatkowe",
  "account.inventories": "Katalogi",
  "account.none": "Na koncie ich nie ma.",
  "account.copy": "Kopiuj",
  "account.copyOf": "Kopiuj id: {name}",
  "account.copied": "Skopiowano {id}.",
  "account.notCopied": "Przeglądarka nie pozwala kopiować. Skopiuj id samodzielnie: {id}",
  "account.state": "Stan",
  "account.stateNote": "tylko tego okna",
  "account.base": "Dostęp do Base",
  "account.fine": "działa",
  "account.blocked": "zablokowany do {time}",
  "account.calls": "Żądania czekające na limit",
  "account.store": "Baza leadów",
  "account.broken": "nie można odczytać",
  "account.queue": "Leady czekające na twój program",
  "account.waits": "1, czeka {time}",
  "account.oldest": "{count, number}, najdłużej czeka {time}",
  "account.inFlight": "Leady wysyłane z tego okna",
  "account.open": "Zamówienia o nieznanym wyniku",
  "account.lastSuccess": "Ostatnie zamówienie z tego okna",
  "account.noneYet": "jeszcze żadnego",

  "refusal.wrong_host": "Ta strona otwiera się tylko pod adresem, który pokazało polecenie.",
  "refusal.wrong_origin":
    "Żądanie przyszło z innej strony, a odpowiedź dostaje tylko strona tego polecenia. Wklej w pasek adresu link, który pokazało polecenie.",
  "refusal.wrong_key":
    "Ten link jest stary albo nie ma klucza. Otwórz nowy: jest na końcu tekstu w oknie terminala.",
  "refusal.read_only":
    "Polecenie uruchomiono z --read-only: tutaj nic nie można zmienić. Uruchom je bez tej opcji.",
  "refusal.wrong_type": "Treść żądania musi mieć typ application/json.",
  "refusal.broken_json": "Treść żądania nie jest obiektem JSON.",
  "refusal.too_large": "Treść żądania ma ponad 1 MiB. Wyślij mniejszą.",
  "refusal.wrong_value":
    "`{name}` nie może mieć takiej wartości. Potrzebne: {wanted, select, text {tekst} cursor {kursor poprzedniej strony} other {{wanted}}}.",
  "refusal.no_route": "Pod tym adresem nic nie ma.",
  "refusal.wrong_method": "Ten adres przyjmuje inną metodę.",
  "refusal.no_page":
    "W tej kopii pakietu nie ma strony. Wykonaj `npm run build` albo zainstaluj pakiet ponownie.",
  "refusal.not_found": "Nie ma takiego leada. Być może jego dane tymczasem usunięto.",
  "refusal.no_token":
    "Wysyłanie wymaga BASELINKER_TOKEN. Ustaw go albo podaj plik przez --settings i uruchom polecenie ponownie.",
  "refusal.no_rules": "Wysyłanie wymaga reguł. Podaj je przez --rules i uruchom polecenie ponownie.",
  "refusal.other_sender":
    "Lead {id} przyszedł od {name}, a te reguły są dla innego nadawcy. Podaj jego reguły: --rules {name}=file.json.",
  "refusal.no_account":
    "Odczytanie konta wymaga BASELINKER_TOKEN. Ustaw go albo podaj plik przez --settings i uruchom polecenie ponownie.",
  "refusal.account_late":
    "Base jeszcze nie odpowiedział, a reguły potrzebują jego list. Za chwilę otwórz leada ponownie.",
  "refusal.wrong_rules": "W tych regułach są jeszcze błędy: {first}",
  "refusal.changed_meanwhile":
    "Plik {name} został w międzyczasie zmieniony, więc nic nie zapisano. Skopiuj swój tekst, potem odśwież stronę.",
  "refusal.exists": "{name} już istnieje i nie został nadpisany. Wybierz inną nazwę.",
  "refusal.no_name": "Te reguły to gotowy zestaw pakietu. Zapisz je we własnym pliku.",
  "refusal.in_module": "--{name} podaje się w module --forwarder. Pomiń tę opcję.",
  "refusal.no_forwarder":
    "{path}: potrzebny jest `forwarder` z rejestrem. Napisz `export const forwarder = createForwarder('{ …, register }')`.",
} as const satisfies Texts<typeof english>;

import type { Texts } from "../../shared/messages/texts.ts";
import type { commands as english } from "../en/commands.ts";

export const commands = {
  "failure.rulesWrong": "Tych reguł nie można użyć:",
  "failure.setupWrong": "Nic nie wysłano: reguły lub ustawienia nie pasują do konta.",
  "help.status": "tylko takie",
  "help.since": "tylko to, co przyszło wtedy lub później",
  "help.limit": "ile najwyżej",
  "help.entry": "wpis; wystarczy pierwszych 8 znaków jego id",
  "help.forward": "utwórz z leadów zamówienia w Base; z każdego najwyżej jedno",
  "help.forward.concurrency": "leadów naraz (domyślnie: 8)",
  "help.forward.dry-run": "tylko mapuj, nic nie wysyłaj",
  "help.register.list": "leady, najnowsze najpierw",
  "help.register.list.cursor": "z poprzedniej strony",
  "help.register.list.order": "tylko lead tego zamówienia w Base",
  "help.register.show": "jeden lead, z problemami i próbami",
  "help.register.resend": "wyślij zachowany lead ponownie albo wszystkie nieudane",
  "help.register.resend.all": "wszystkie nieudane",
  "help.register.resend.as-new": "utwórz osobne zamówienie z leada, który się różni",
  "help.register.resend.fault": "tylko błędy z tego powodu",
  "help.register.discard": "porzuć lead i usuń jego dane",
  "help.register.erase": "zapomnij lead, także w magazynie",
  "help.register.stats": "ile jest leadów każdego rodzaju",
  "help.leads.optional":
    "leady: pliki, foldery, wzorce, *.ndjson z jednym leadem w wierszu, *.body.txt albo `-` (domyślnie: lead pierwszego testu reguł)",
  "help.map": "pokaż zamówienie, którym staje się każdy lead",
  "help.explain": "pokaż dla każdego pola zamówienia, skąd pochodzi",
  "help.explain.all": "także każdy parametr leada, którego nie używa żadna reguła",
  "help.check": "znajdź, co jest nie tak z regułami, samymi lub względem konta",
  "help.check.live": "odczytaj konto z Base (wymaga BASELINKER_TOKEN)",
  "help.test": "uruchom testy reguł: <nazwa>.test.json obok <nazwa>.json",
  "help.test.rules": "reguły, pliki testów albo foldery z nimi",
  "help.test.update": "zapisz w testach to, co wychodzi z leadów teraz",
  "help.plan": "pokaż, co inne reguły zrobiłyby z tych samych leadów",
  "help.plan.before": "dzisiejsze reguły albo `none`",
  "help.plan.after": "nowe reguły",
  "help.plan.register": "leady zachowane w tym rejestrze",
  "help.plan.fail-on": "zakończ z 1 tylko przy tych zmianach (domyślnie: any)",
  "help.suggest": "naszkicuj reguły z leadów, do obejrzenia przez człowieka",
  "help.suggest.orders": "zamówienia, które ludzie zrobili z tych leadów, lista JSON w tej samej kolejności",
  "help.suggest.out": "zapisz reguły tutaj, z testami obok",
  "help.port": "gdzie słuchać (domyślnie: dowolny wolny port)",
  "help.fake": "atrapa konta Base po HTTP, pokazuje przychodzące żądania",
  "help.fake.host":
    "gdzie słuchać (domyślnie: 127.0.0.1, tylko dla tego komputera); z innym, na przykład 0.0.0.0, mogą wywoływać inni",
  "help.fake.token": "zmyślony token, który mają nieść żądania (domyślnie: nowy przy każdym starcie)",
  "help.fake.limit": "żądań na minutę do zablokowania tokena albo off (domyślnie: 100)",
  "help.fake.seed":
    "decyduje, które żądania trafia usterka procentowa i jak zapisane są odpowiedzi (domyślnie: 1)",
  "help.fake.fault":
    "<scenariusz>[:<metoda>][:<razy>|:<procent>%], na przykład answer-lost:addOrder:10%; wszystkie są w docs/testing-reference.md",
  "help.fake.parameters": "pokaż także parametry żądań; mogą to być dane kupującego",
  "help.listen":
    "odbieraj webhooki na tym komputerze, zapisuj każdy jako plik leada, pokazuj, co robią z nim reguły",
  "help.listen.folder": "gdzie zapisywać żądania (domyślnie: received-leads)",
  "help.listen.studio": "strona, która pokazuje, co się z każdym stało, na atrapie konta, według --rules",
  "help.listen.forward": "wysyłaj każde dalej do aplikacji na tym komputerze",
  "help.listen.tunnel":
    "nazwa tunelu, który prowadzi do webhooka, na przykład leads.ngrok-free.app; inne obce hosty dostają 421",
  "help.listen.inventory":
    "katalog, z którym porównać pozycje zamówienia (domyślnie: jedyny, jeśli podano --settings lub --token-file)",
  "help.studio":
    "strona na tym komputerze, która pokazuje, co stało się z Twoimi leadami; bez magazynu — próba na atrapie konta",
  "help.studio.read-only": "wszystko pokazuj, nic nie zmieniaj i nie wysyłaj",
  "help.studio.forwarder": "plik, który eksportuje Twój `forwarder` i Twoje `rules`: dla Redisa i PostgreSQL",
  "help.studio.panel": "gdzie otwierać zamówienia (domyślnie: https://panel.baselinker.com)",
  "help.trigger": "wyślij do webhooka podpisane przykładowe żądania i zobacz, jak odpowiada",
  "help.trigger.source": "nadawca",
  "help.trigger.to": "adres webhooka",
  "help.trigger.secret":
    "lepiej WEBHOOK_SECRET w środowisku: jego sekret, który tutaj widać w `ps` i w historii powłoki",
  "help.trigger.kind": "co wysłać (domyślnie: valid)",
  "help.trigger.place":
    "gdzie tilda i sharedSecret wysyłają sekret: header:x-key, query:key albo field:key (domyślnie: query:key)",
  "help.mcp":
    "serwer dla agentów AI (Model Context Protocol): czyta Base, leady i reguły; domyślnie nic nie zmienia",
  "help.mcp.rules": "Twoje reguły, by agent je wyjaśniał, sprawdzał i porównywał (domyślnie: z konfiguracji)",
  "help.mcp.store": "plik SQLite z rejestrem, by agent wyszukiwał leady (domyślnie: z konfiguracji)",
  "help.mcp.write":
    "co agent może zmieniać, po zapytaniu: metody, np. addOrder, albo resend_leads; kilka po przecinku",
  "help.mcp.personal-data": "pokazuj dane kupujących; bez tego agent widzi znaczniki, np. [email 1]",
  "help.mcp.yes": "nie pytaj przed zapisem",
  "help.mcp.http": "przez HTTP na tym komputerze, z kluczem, zamiast standardowego wejścia i wyjścia",
  "help.mcp.port": "z --http: port (domyślnie: dowolny wolny)",
  "help.mcp.host": "z --http: 127.0.0.1 (domyślnie), ::1 albo localhost",
  "help.doctor": "czy token, konto, zegar, sekrety, reguły, magazyn i webhook są w porządku",
  "help.doctor.save-account": "zapisz konto jako plik, dla --account",
  "help.doctor.all": "wszystkie id konta (domyślnie: po 20 każdego rodzaju)",
  "help.doctor.store": "magazyn do sprawdzenia",
  "help.doctor.webhook": "adres, który ma odpowiedzieć",
  "help.doctor.probe": "zapytaj konto o to, czego nie mówi dokumentacja: 15 odczytów",
  "help.doctor.write": "z --probe: utwórz jedno prawdziwe zamówienie i usuń je",
  "help.doctor.status": "dla --write: status bez automatyzacji",
  "help.doctor.sku": "dla --write: produkt; jego pozycja może zarezerwować stan",
  "help.doctor.undo": "usuń zamówienie przerwanej próby",
  "help.init":
    "zapisz projekt, który tworzy zamówienia z webhooków jednego lub kilku nadawców; w terminalu pyta",
  "help.init.source": "kto wysyła; powtórz dla kilku",
  "help.init.country":
    "kraj kupujących, na przykład PL: dla telefonów i waluty (domyślnie: z LANG, jeśli nie angielski)",
  "help.init.status": "od czego zaczynają się zamówienia: id lub nazwa (domyślnie: jedyny)",
  "help.init.order-source": "źródło zamówień: id lub nazwa (domyślnie: brak, pole pominięte)",
  "help.init.catalog": "gdzie szukać produktów: id lub nazwa (domyślnie: jedyny)",
  "help.init.folder": "dokąd (domyślnie: tutaj)",
  "help.init.rules":
    "własne reguły, także tabela, albo inny gotowy zestaw (domyślnie: gotowy zestaw nadawcy)",
  "help.init.to": "na czym działa (domyślnie: node)",
  "help.rules":
    "reguły: plik JSON, tabela LeadBox (.tsv, .csv), `-` albo nazwa gotowego zestawu, np. tilda-cart",
  "help.rulesOfSenders":
    "reguły: plik albo gotowy zestaw; dla kilku nadawców każde jako nazwa=plik, gdzie nazwa to przestrzeń nazw albo źródło",
  "help.leads": "leady: pliki, foldery, wzorce, *.ndjson z jednym leadem w wierszu, *.body.txt albo `-`",
  "help.contentType": "jak zakodowane są leady, dla surowych treści żądań",
  "help.account": "konto, jak zapisało je `doctor --save-account`",
  "help.receivedAt": "kiedy przyszły leady, na przykład 2026-01-31T12:00:00Z (domyślnie: teraz)",
  "help.watch": "ponownie po każdej zmianie pliku",
  "help.settings": "plik z BASELINKER_TOKEN albo sekretami, np. .env; jest czytany jako dane",
  "help.token-file": "plik z samym tokenem",
  "help.requests-per-minute": "mniej niż 100, gdy tokena używają też inni",
  "help.config": "konfiguracja (domyślnie: baselinker.config.json)",
  "help.inventory": "katalog, z którym porównać pozycje zamówienia (domyślnie: jedyny na koncie)",
  "help.store": "plik SQLite, który pamięta, który lead stał się którym zamówieniem",
  "help.register": "rejestr: ten sam plik co magazyn",
  "help.namespace": "rozdziela źródła, których leady mogą mieć to samo id",
  "help.yes": "nie pytaj",
  "help.confirm": "zdanie, które trzeba by wpisać; --yes nie wystarczy",
  "help.values": "pokaż także dane kupującego",

  "usage.program":
    "Robi z leadów zamówienia w Base (BaseLinker) i pokazuje, co robią reguły, zanim cokolwiek zostanie wysłane.",
  "usage.heading.Usage": "Wywołanie:",
  "usage.heading.Arguments": "Argumenty:",
  "usage.heading.Options": "Opcje:",
  "usage.heading.Commands": "Polecenia:",
  "usage.heading.ExitCodes": "Kody wyjścia:",
  "usage.placeholder.options": "[opcje]",
  "usage.placeholder.command": "[polecenie]",
  "usage.version": "wersja pakietu",
  "usage.help": "pokaż to",
  "usage.group": "co stało się z każdym leadem: list, show, resend, discard, erase, stats",
  "usage.tryHelp": "Spróbuj `baselinker-sdk --help` albo `baselinker-sdk <polecenie> --help`.",
  "usage.forExample":
    "Na przykład: baselinker-sdk {example}\nWszystko, co przyjmuje: baselinker-sdk {command} --help",
  "usage.unknownCommand": "Nieznane polecenie `{name}`.",
  "usage.unknownOption": "Nieznana opcja `{name}`.",
  "usage.token":
    "Token nie jest opcją: zostałby w historii powłoki. Ustaw BASELINKER_TOKEN albo podaj plik przez --token-file lub --settings.",
  "usage.envFile": "{name} to opcja Node, który czyta ją, zanim ruszy ten program. Użyj --settings.",
  "usage.missingArgument": "Brakuje argumentu `{name}`.",
  "usage.excessArguments": "Słów jest więcej, niż przyjmuje to polecenie: {message}",
  "usage.optionMissingArgument": "Opcja `{name}` wymaga wartości.",
  "usage.noCommand": "Brakuje drugiego słowa: list, show, resend, discard, erase albo stats.",
  "usage.didYouMean": "Może {close}?",
  "usage.noChoice": "{name}: „{given}” nie pasuje. Do wyboru: {choices}.",
  "usage.misspelt": "{name}: „{given}” nie pasuje. Do wyboru: {choices}. Może {closest}?",
  "usage.noNumber": "{name}: „{given}” to nie liczba całkowita od {least}.",
  "usage.noNumberBetween": "{name}: „{given}” to nie liczba całkowita od {least} do {most}.",

  "option.json": "wyniki jako JSON na standardowe wyjście",
  "option.quiet": "tylko wyniki, bez uwag",
  "option.language": "język komunikatów (domyślnie: język terminala)",
  "option.no-color": "bez koloru; tak samo działa NO_COLOR",

  "exit.yes": "Tak: zrobione albo wszystko w porządku.",
  "exit.no": "Nie: problemy w regułach, nieudane testy, leady z błędem.",
  "exit.usage": "Złe wywołanie: nieznane słowo, brak pliku, uszkodzony JSON. Wywołaj inaczej.",
  "exit.outside":
    "Konfiguracja lub świat zewnętrzny: token, blokada, sieć, dysk. Popraw albo spróbuj później.",
  "exit.interrupted": "Przerwane przez Ctrl+C.",

  "asking.nobodyToAsk": "{question} Nie ma terminala, żeby zapytać: wywołaj z --yes. Nic nie wysłano.",
  "asking.needsSentence": '{question} Wywołaj z --confirm "{sentence}". Nic nie zrobiono.',
  "asking.typeIt": "Napisz: {sentence}",
  "asking.saidNo": "Nic nie zrobiono.",

  "progress.aMinute": "{aMinute} na minutę",
  "progress.timeLeft": ", zostało {time}",

  "watch.waiting": "Czekam na zmianę. Ctrl+C kończy.",

  "system.ENOENT": "{path}: nie ma takiego pliku. Sprawdź nazwę i folder.",
  "system.EISDIR": "{path}: to jest folder, a potrzebny jest plik.",
  "system.ENOTDIR": "{path}: część tej ścieżki jest plikiem, a nie folderem.",
  "system.EACCES": "{path}: brak dostępu. Sprawdź właściciela i uprawnienia.",
  "system.ELOOP": "{path}: to dowiązanie prowadzi do siebie samego. Podaj właściwy plik.",
  "system.ENAMETOOLONG": "{path}: ta nazwa jest za długa na plik. Sprawdź ją.",
  "system.ENXIO": "{path}: to jest gniazdo, a potrzebny jest plik.",
  "system.EROFS": "{path}: dysk jest tylko do odczytu. Wybierz inny folder.",
  "system.ENOSPC": "Dysk jest pełny, nie wszystko zapisano. Zrób miejsce i uruchom ponownie.",
  "system.EEXIST": "{path} już istnieje i nie zostanie nadpisany. Wybierz inną nazwę.",
  "system.EADDRNOTAVAIL": "{path}: ten komputer nie ma takiego adresu. Pomiń --host albo podaj jego własny.",
  "system.EADDRINUSE": "Port jest zajęty przez inny program. Wybierz inny przez --port.",

  "file.broken": "{at}: to nie jest poprawny JSON: tu nie może być `{found}`. Popraw w tym miejscu.",
  "file.cut":
    "{at}: JSON kończy się za wcześnie. Czy plik jest cały, czy nie brakuje nawiasu lub cudzysłowu?",
  "file.unreadable": "{at}: to nie jest poprawny JSON. Popraw go.",
  "file.wrongContent": "{file} nie pasuje:",
  "file.unknownNames":
    "- {path}: {count, plural, one {nieznana nazwa} other {nieznane nazwy}} {names, list}. Popraw ją albo usuń.",
  "file.missing": "- {path}: tego brakuje.",
  "file.wrongType":
    "- {path}: tu musi być {expected, select, string {tekst} int {liczba całkowita} number {liczba} boolean {true albo false} array {lista} other {obiekt}}.",
  "file.wrongForm":
    "- {path}: tu musi być {format, select, uuid {UUID} datetime {czas, na przykład 2026-01-31T12:00:00Z} other {nazwa z liter, cyfr, `-`, `_` i `.`, najwyżej 16 znaków}}.",
  "file.rulesInWorkbook":
    "{path}: to jest skoroszyt Excela. W Excelu lub Arkuszach Google zapisz arkusz jako CSV UTF-8 albo skopiuj dwie kolumny do pliku .tsv.",
  "file.empty": "{path}: plik jest pusty. Czy to właściwy plik?",
  "file.folder": "{path}: to jest folder, a potrzebny jest plik.",
  "file.binary": "{path}: to nie jest plik tekstowy. Podaj JSON, tabelę albo treść żądania.",
  "file.notUtf8":
    "{path}: tekst nie jest w UTF-8. Zapisz go jako UTF-8 (w Excelu: CSV UTF-8) i spróbuj ponownie.",
  "file.tooLarge":
    "{path}: plik ma ponad 64 MB. Zapisz jeden lead w wierszu i nazwij go *.ndjson: taki może mieć dowolny rozmiar.",
  "file.misspelt": "{path}: nie ma takiego pliku. Może {closest}?",

  "rules.noSet":
    "{name}: nie ma takiego pliku ani gotowego zestawu reguł o tej nazwie. Sprawdź nazwę i folder.",
  "rules.otherSet": "{name}: nie ma takiego pliku ani gotowego zestawu reguł o tej nazwie. Może {close}?",
  "rules.notRules": "{path}: reguły to obiekt z `version` i `fields` albo tabela z dwiema kolumnami.",

  "module.noModule": "{path}: nie ma takiego modułu. Sprawdź nazwę i folder.",
  "module.brokenModule": "{path}: nie można załadować modułu: {problem}",

  "settings.otherInEnvironment":
    "{name} jest ustawione także w środowisku i działa tamta wartość, a nie ta z {path}.",

  "config.notRun": "{program} to program i sam się nie uruchamia. Dodaj --config {program}.",

  "client.noUrl":
    "BASELINKER_URL nie jest adresem. Wpisz go tak, jak pokazuje `baselinker-sdk fake`, na przykład http://127.0.0.1:8080/connector.php, albo pomiń dla prawdziwego Base.",
  "client.noToken":
    "Brak tokena. Nie masz jeszcze konta? npx baselinker-sdk fake uruchamia próbne i pokazuje jego token i URL. Ustaw BASELINKER_TOKEN albo podaj plik przez --token-file lub --settings.",
  "client.settingsThere": "W środowisku nie ma tokena, ale w tym folderze jest .env: dodaj --settings .env.",
  "client.noTokenInFile":
    "W {path} nie ma tokena. Wpisz go w wierszu BASELINKER_TOKEN= albo sam do pliku dla --token-file.",
  "client.misspeltToken": "Brak tokena: jest ustawione {name}, a BASELINKER_TOKEN nie. Popraw nazwę.",

  "address.noUrl": "{option}: „{given}” nie jest adresem. Napisz na przykład http://localhost:3000/hook.",
  "address.foreignHost":
    "Odmowa z kodem 421: żądanie do hosta {host}, a to nie jest ten komputer. Czy to nazwa Twojego tunelu? Uruchom więc ponownie z --tunnel {host}.",
  "address.noTunnel": "--tunnel: „{given}” nie jest nazwą hosta. Napisz na przykład leads.ngrok-free.app.",

  "leads.unreadable": "{name}: tego leada nie można odczytać.",
  "leads.noLead":
    "Który lead? Zapisz jedno żądanie swojego formularza jako lead.json albo wypróbuj gotowy zestaw: {command} tilda-cart.",
  "leads.rulesFirst":
    "{path}: żadna z nazw nie jest polem Base. Czy to lead? Najpierw reguły: {command} rules.tsv {path}",
  "leads.sampleUsed":
    "Nie podano leada, więc to próbka z pierwszego testu. Dla własnego: {command} {rules} lead.json",
  "leads.noTime": "„{given}” nie jest czasem. Napisz na przykład 2026-01-31T12:00:00Z.",
  "leads.twoStdin": "Reguły i leady nie mogą oba iść ze standardowego wejścia. Umieść jedno z nich w pliku.",
  "leads.emptyFolder": "{path}: w tym folderze nie ma leadów. Leady to *.json, *.ndjson i *.body.txt.",
  "leads.noMatch": "{path}: żaden plik nie pasuje do tego wzorca. Sprawdź go albo podaj folder.",
  "leads.inlineJson":
    "Lead jest czytany z pliku. Zapisz ten JSON jako lead.json i podaj tę nazwę albo przekaż go na standardowe wejście jako `-`.",
  "leads.leadsInTable":
    "{path}: to jest skoroszyt Excela albo tabela, a lead to JSON. Zapisz każdy jej wiersz jako jeden wiersz pliku *.ndjson, z nagłówkami jako nazwami: `explain xlsx-row` pokazuje taki wiersz.",
  "leads.longLine": "{path}:{number}: ten wiersz ma ponad 64 MB. Potrzebny jest jeden lead w wierszu.",
  "leads.noLeads": "{path}: nie ma tu leadów. Potrzebny jest jeden lead w wierszu albo jeden JSON.",

  "catalog.loading": "Czytam katalog {id}",
  "catalog.which":
    "W którym katalogu są produkty pozycji zamówienia? Podaj go przez --inventory: {catalogs}. Albo wpisz `inventoryId` do baselinker.config.json.",
  "catalog.noCatalog":
    "Na koncie nie ma katalogu {id}. Podaj przez --inventory albo w baselinker.config.json, który to jest: {catalogs}.",

  "delivery.noRules": "Brak reguł. Podaj je przez --rules albo w baselinker.config.json.",
  "delivery.noStore":
    "Potrzebny jest magazyn: bez niego lead, który przyjdzie dwa razy, stanie się dwoma zamówieniami. Podaj plik: --store leads.sqlite.",
  "delivery.twoFiles":
    "Rejestr musi być w pliku magazynu, żeby jeden krok zapisywał oba. Podaj w --register ten sam plik co w --store.",
  "delivery.noRegister":
    "Który rejestr? Podaj jego plik przez --register leads.sqlite albo w baselinker.config.json.",
  "delivery.noSuchRegister": "{path}: nie ma takiego rejestru. Sprawdź nazwę i folder.",

  "senders.other":
    "Lead {id} przyszedł od {name}, a te reguły są dla innego nadawcy. Podaj jego reguły: --rules {name}=file.json.",
  "senders.unknownName": "--rules {name}=…: żaden lead rejestru nie przyszedł od {name}.",
  "senders.closeName": "--rules {name}=…: żaden lead rejestru nie przyszedł od {name}. Może {close}?",
  "senders.bothKinds":
    "Konfiguracja ma i `rules`, i `senders`. Zostaw `senders`: tam podane są reguły każdej przestrzeni nazw.",
  "senders.nameTwice": "--rules: {name} podano dwa razy. Podaj jeden plik dla każdego nadawcy.",
  "senders.twiceFromInput":
    "--rules: standardowe wejście czyta się raz, a `-` podano dla dwóch zestawów. Zapisz jeden z nich w pliku.",
  "senders.twoWithoutName":
    "--rules: dwa pliki nie mają nazwy, więc nie wiadomo, do których leadów są. Zapisz każdy jako nazwa=plik.",

  "resultLine.issueCounts": "błędów {errors}, ostrzeżeń {warnings}",
  "resultLine.orderCounts": "wartości {values}, wierszy {lines}",
  "resultLine.keyOf": "klucz {key}",
  "resultLine.noKey": "bez klucza",
  "resultLine.noOrder": "brak zamówienia",

  "map.oneOnALine":
    "to jest lista. Zapisz jeden lead w wierszu pliku *.ndjson albo jeden w każdym pliku folderu.",
  "map.unreadable": "tego leada nie można odczytać ({problem})",
  "map.summary": "leadów {count}, z błędem {failed}",

  "explain.head": "POLE|WARTOŚĆ|SKĄD|KROKI",
  "explain.constant": "stała",
  "explain.fitted": "dopasowanie",
  "explain.byDefault": "domyślna",
  "explain.notUsed": "Nie użyto:",

  "check.summary": "błędów {errors}, ostrzeżeń {warnings}.",
  "check.withoutAccount": "Nie porównano z kontem (--account plik albo --live).",

  "test.difference": "oczekiwano {expected}, jest {actual}",
  "test.nothing": "nic",
  "test.summary": "Przeszło {passed} z {count}.",
  "test.accept": "Przyjmij nowe wyniki: --update",
  "test.notReached": "Żaden test nie sięga: {rules}",
  "test.readySetStays":
    "{name}: testy gotowego zestawu się nie zmieniają. Skopiuj jego reguły i testy do swojego folderu i zaktualizuj je tam.",
  "test.noTests": "Brak testów. Zapisz je w <nazwa>.test.json obok reguł albo pod `tests` w środku.",

  "plan.noLeads": "Brak leadów do planu. Podaj pliki albo --register z zachowanymi leadami.",

  "suggest.head": "POLE|REGUŁA|DLACZEGO",
  "suggest.moreCandidates": "… i jeszcze kandydatów: {count}; wszystkich pokazuje --json.",
  "suggest.notUsed": "Nie użyto:",
  "suggest.wrote": "Zapisano {path}, testów obok: {tests}; teraz: npx baselinker-sdk test {rest}",
  "suggest.wroteWithoutStatus":
    "Zapisano {path} bez testów: żaden lead nie staje się jeszcze zamówieniem, bo reguły nie mają statusu. Podaj --account albo wpisz do reguł order_status_id.",
  "suggest.wroteWithoutTests":
    "Zapisano {path} bez testów: żaden lead nie staje się jeszcze zamówieniem. Dlaczego, powie npx baselinker-sdk map {path} <lead>",
  "suggest.why.name": "nazwa",
  "suggest.why.value": "wartość",
  "suggest.why.sum": "zgadza się z sumą",
  "suggest.why.order": "jak w zamówieniu",
  "suggest.doubt.several": "kilka parametrów mówi co innego",
  "suggest.doubt.somebody_else": "może to sprzedawca, opiekun albo kurier",
  "suggest.doubt.one_of_many": "pierwszy element listy, która ma ich więcej",
  "suggest.doubt.unproved": "prawdopodobne, ale bez dowodu",
  "suggest.doubt.no_zone": "data bez strefy czasowej",
  "suggest.doubt.minor_units": "liczby całkowite: może grosze",
  "suggest.doubt.word": "słowo źródła: tylko Państwo znają jego znaczenie",
  "suggest.badOrders":
    "{path}: potrzebna jest lista najwyżej {most} zamówień, po jednym na lead; null, gdzie go nie ma.",

  "forward.question": "Utworzyć prawdziwe zamówienia w Base z leadów: {count}?",
  "forward.sending": "Wysyłam",
  "forward.skippedWhy": "Dlaczego lead pominięto, mówi `explain` z tymi samymi regułami i leadami.",
  "forward.stillOpen":
    "Zamówień, które być może już są w Base: {open}. Uruchom to samo jeszcze raz z tym samym magazynem, nic się nie zdubluje.",
  "forward.stopped":
    "Zatrzymano: kolejne leady skończyłyby się tak samo. Popraw i uruchom to samo ponownie z tym samym magazynem: nic się nie zdubluje.",

  "register.noEntry": "{id}: nie ma takiego wpisu. Pokazuje je `register list`.",
  "register.severalEntries": "{id}: tak zaczyna się {count} wpisów. Napisz więcej znaków.",
  "register.shortId": "{id}: potrzeba co najmniej {count} znaków id.",
  "register.head": "ID|PRZYSZEDŁ|ŹRÓDŁO|STAN|PRÓB|KOD|GDZIE|KLUCZ",
  "register.statsHead": "STAN|LEADÓW",
  "register.more": "Dalej: --cursor {cursor}",
  "register.waiting": "Czeka: {count}, najstarszy {minutes} min.",
  "register.orderAlone": "--order wskazuje jeden lead: usuń pozostałe filtry.",
  "register.discardQuestion": "Porzucić lead {id}? Jego dane zostaną usunięte i nic go już nie wyśle.",
  "register.eraseQuestion": "Wpis {id} zostanie zapomniany razem z danymi i śladami kupującego.",
  "register.discarded": "Porzucono.",
  "register.erased": "Usunięto.",

  "resend.refused.discarded": "Lead został porzucony lub usunięty. Niech nadawca wyśle go jeszcze raz.",
  "resend.refused.order_may_exist":
    "Zamówienie może już być w Base. Poszukaj go tam; wtedy `studio` wyśle lead jeszcze raz.",
  "resend.refused.lead_not_kept":
    "Lead nie jest już przechowywany, więc nie można go wysłać ponownie. Niech zrobi to nadawca.",
  "resend.oneOrAll": "Podaj jeden wpis albo --all.",
  "resend.newAlone": "--as-new tworzy osobne zamówienie z jednego leada: podaj jego wpis, bez --all.",
  "resend.asNewQuestion": "Utworzyć z leada {id} osobne zamówienie w Base ({order})?",
  "resend.question": "Wysłać lead {id} do Base jeszcze raz ({order})?",
  "resend.questionAll": "Leadów, które zostaną wysłane do Base jeszcze raz: {count}, razem na {sum}.",
  "resend.wouldBeSent": "Staną się zamówieniami: {count}, bez towarów: {bare}.",
  "resend.notSent": "Według tych reguł z leada nie powstaje zamówienie, więc nie został wysłany.",
  "resend.notSentAll":
    "Nie zostaną wysłane, bo według tych reguł nie powstaje z nich zamówienie: skip {skip}, error {error}.",
  "resend.moreLeads": "  i jeszcze {count}",
  "resend.moreForeign": "Leadów bez reguł jest jeszcze {count}.",
  "resend.changed":
    "{id}: teraz powstałoby inne zamówienie niż pokazane, więc lead nie został wysłany. Wywołaj ponownie.",
  "resend.keyOf": "klucz {key}",
  "resend.linesOf": "wierszy {lines}",
  "resend.noGoods": "bez towarów",
  "resend.looking": "Przeglądam leady",
  "resend.sending": "Wysyłam ponownie",
  "resend.stoppedAt": "Zatrzymano po pięciu błędach {code} z rzędu: popraw konfigurację i wywołaj ponownie.",

  "doctor.writeNeedsProbe": "--write jest częścią --probe: wywołaj z --probe --write.",
  "doctor.secretIsWeak":
    "{name} ma mniej niż 16 znaków, więc można go odgadnąć. Wybierz dłuższy losowy sekret tutaj i u nadawcy.",
  "doctor.nothingElse": "Nic więcej nie próbowano.",
  "doctor.tokenWorks": "Base go zna",
  "doctor.clockSays": "{offset} s przed Base (stąd bierze się czas zamówienia)",
  "doctor.accountSays":
    "statusów {statuses}, źródeł {sources}, pól dodatkowych {fields}, katalogów {catalogs}",
  "doctor.idsHead": "POLE|ID|NAZWA",
  "doctor.noAnswer": "brak odpowiedzi",
  "doctor.correctWebhook": "Uruchom program, który tam odbiera, albo popraw adres.",

  "probe.R1": "zegar, token, katalogi",
  "probe.R2": "postać list konta",
  "probe.R3": "co daje nieznana metoda",
  "probe.R4": "nowsze metody działają",
  "probe.R5": "nieznane parametry są pomijane",
  "probe.R6": "`id_from` włącznie",
  "probe.R7": "nazwa prowizji",
  "probe.R8": "wyszukiwanie po e-mailu nie rozróżnia wielkości liter",
  "probe.R9": "dziennik jest włączony",
  "probe.R10": "warianty są na liście",
  "probe.W1": "zamówienie jest przyjmowane",
  "probe.W2": "nowe zamówienie widać od razu",
  "probe.W3": "teksty są zachowane w całości",
  "probe.W4": "pozycje katalogu są powiązane",
  "probe.W5": "`paid` działa co do grosza",
  "probe.W6": "płatność zastępuje poprzednią",
  "probe.W7": "dodatkowe pola wracają",
  "probe.W8": "zamówienie zniknęło",
  "probe.W9": "stan wraca",
  "probe.planHead": "ID|WYWOŁAŃ|METODY|PYTA",
  "probe.answerHead": "ID|ODPOWIEDŹ|PYTANIE|DLACZEGO",
  "probe.planTotal": "Najwyżej {total} wywołań, {rate} na minutę.",
  "probe.readQuestion": "Zadać kontu te pytania?",
  "probe.writeQuestion":
    "Zostanie utworzone i usunięte JEDNO PRAWDZIWE zamówienie. Zostanie luka w numerach, wpisy w dzienniku i to, co zrobią automatyzacje.",
  "probe.probing": "Pytam",
  "probe.noStatus":
    "--write wymaga --status <id>: statusu bez automatyzacji, bo nowe zamówienia je uruchamiają.",
  "probe.noSku": "--sku: żaden katalog nie ma {sku}.",
  "probe.deleteByHand": "Zamówienie {id} może tam jeszcze być. Usuń je ręcznie: {page}",
  "probe.brokeOff": "Próba została przerwana. Jej zamówienie znajdzie i usunie: doctor --undo {file}",
  "probe.undone": "Usunięto: {ids}",
  "probe.failed": "Base odpowiedział {code}.",

  "init.whichFolder": "Jaki folder?",
  "init.exists": "{file} już istnieje, nic nie zapisano. Wybierz pusty folder przez --folder.",
  "init.leftOut": "Pominięto: {path}: {message}",
  "init.environmentLacks": "Plik .env, który już jest, pozostał bez zmian. Dodaj w nim: {names}.",
  "init.next":
    "Teraz w folderze {folder}: wypełnij .env, npm install, npm test, npm start. Co się stało z leadami: npm run studio. Gdzie to może działać: docs/hosting.pl.md.",
  "init.noFields":
    "{path}: init bierze reguły z `version` i `fields` albo tabelę z dwiema kolumnami (.tsv, .csv).",
  "init.sampleId": "jego id to przykład; wpisz id własnego pola dodatkowego, które drukuje doctor",
  "init.noCurrency": "nie wiadomo tu, jaka jest waluta {country}; wpisz ją w `defaults`, na przykład EUR",
  "init.answersMissing": "Nie ma terminala, żeby zapytać, i nic nie zapisano. Dodaj do polecenia:",
  "init.lacksSource": "  --source: kto wysyła, jeden lub więcej z {names}",
  "init.lacksCountry": "  --country: kraj kupujących, dwie litery, na przykład PL",
  "init.lacksChoice": "  {option}: {list}",
  "init.whoSends": "Kto wysyła?",
  "init.whoSendAll": "Kto wysyła? Spacja wybiera, można kilku.",
  "init.whichCountry": "Kraj kupujących? Dwie litery, na przykład PL.",
  "init.whichStatus": "Od jakiego statusu zaczynają się zamówienia?",
  "init.whichOrderSource": "Jakie źródło zamówień?",
  "init.whichCatalog": "W którym katalogu są produkty?",
  "init.leaveOut": "żadne",
  "init.sameTwice":
    "--source: {name} podano dwa razy. Każdy sklep tego samego rodzaju to osobny projekt: wywołaj init dla każdego z własnym --folder.",
  "init.rulesOfOne":
    "--rules jest dla jednego nadawcy, a tu są {names}. Pomiń je i zmień potem rules-<source>.json.",
  "init.noCountry": "--country: „{given}”. {problem}",
  "init.noItem": "{option}: konto nie ma „{given}”.{hint} Wybierz jedno z {list}.",
  "init.noItems":
    "{option}: konto nie ma „{given}” ani żadnego innego. Pomiń tę opcję albo dodaj w panelu Base.",
  "init.ambiguous": "{option}: kilka nazywa się „{given}”. Podaj id jednego: {list}.",
  "init.didYouMean": "Może {name}?",

  "fake.listening": `Atrapa konta Base słucha do Ctrl+C.

  URL     {url}
  Token   {token}

  curl -H "X-BLToken: {token}" -d method=getOrderStatusList {url}
`,
  "fake.forOthers":
    "--host {host}: konto mogą wywoływać inni, którzy mają dostęp do tego komputera. Potrzebują tokena.",
  "fake.noLimit": "--limit: liczba całkowita od 0 albo off.",
  "fake.wrongOption": "Konto testowe nie może ruszyć: {reason}",

  "listen.started": `Słucham do Ctrl+C. Każde żądanie jest zapisywane w {folder}.

  Webhook  {url}/
  Atrapa   {fake}   token {token}
`,
  "listen.studioStarted":
    "Otwórz ten link, by zobaczyć, co się z każdym stało; jest tylko dla Ciebie:\n\n  {url}\n",
  "listen.studioNeedsRules": "--studio pokazuje, co reguły robią z każdego leada. Podaj je przez --rules.",
  "listen.notLocal":
    "--forward: {given} nie jest na tym komputerze. To, co przychodzi, idzie dalej tylko do lokalnej aplikacji.",
  "listen.wrong_origin":
    "Odmowa z kodem 403: strona innej witryny kazała przeglądarce to wysłać. Wysyłać tu mogą tylko programy.",
  "listen.no_route":
    "Odpowiedź 404: przez tunel, {host}, wywołano atrapę konta. Może ją wywoływać tylko ten komputer, bez tunelu.",

  "studio.tryOut":
    "Nie ma magazynu, więc to próba: atrapa konta i wszystko w pamięci. Dla Twoich leadów: --store leads.sqlite.",
  "studio.started": "Otwórz ten link, jest tylko dla Ciebie. Do Ctrl+C.\n\n  {url}\n",

  "trigger.head": "|ŻĄDANIE|KOD|ODPOWIEDŹ",
  "trigger.realOrders": "{host} to nie ten komputer: z tych żądań powstaną tam PRAWDZIWE zamówienia.",
  "trigger.question": "Wysłać na {host}?",
  "trigger.noSecret": "Brakuje sekretu webhooka: WEBHOOK_SECRET w środowisku albo w pliku dla --settings.",
  "trigger.seenSecret":
    "--secret widzi każdy, kto może tu wywołać `ps`, i zostaje on w historii powłoki. Dla sekretu, który jest w użyciu, ustaw WEBHOOK_SECRET w środowisku.",
  "trigger.noAnswer": "{url} nie odpowiada. Czy webhook działa?",
  "trigger.noPlace": "--place: „{given}” nic nie mówi. Napisz header:x-key, query:key albo field:key.",

  "mcp.foreignHost":
    "--host {host}: wywoływać może tylko ten komputer: 127.0.0.1, ::1 lub localhost. Inni potrzebują proxy z logowaniem.",
  "mcp.shortKey": "BASELINKER_MCP_KEY jest za krótki: co najmniej 32 znaki.",
  "mcp.started": "{url} do Ctrl+C. Kluczem jest BASELINKER_MCP_KEY.",
  "mcp.startedWithKey":
    "{url} do Ctrl+C. Klucz, nowy przy każdym starcie, jeśli nie ma BASELINKER_MCP_KEY:\nAuthorization: Bearer {key}",
  "mcp.waiting":
    "To serwer dla klienta AI, który sam go uruchamia: konfiguracja jest w docs/mcp.md. Ctrl+C kończy.",
  "mcp.resendNeeds":
    "--write resend_leads: to wysyła leady z magazynu według Twoich reguł. Podaj je przez --store i --rules.",
  "mcp.onlyHttp": "--{name} jest dla --http. Dodaj je albo pomiń --{name}.",
  "mcp.isRead": "--write {name}: ta metoda nic nie zmienia; nie potrzebuje pozwolenia.",
  "mcp.otherWrite": "--write {name}: żadna metoda zapisu tak się nie nazywa. Może {close}?",
  "mcp.noWrite": "--write {name}: żadna metoda zapisu tak się nie nazywa. Wymienia je docs/methods.md.",

  "uncaught.bug": "To błąd w baselinker-sdk. Zgłoś go z tymi wierszami, bez danych kupujących.",
} as const satisfies Texts<typeof english>;

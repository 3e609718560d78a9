import type { Texts } from "../../shared/messages/texts.ts";
import type { commands as english } from "../en/commands.ts";

export const commands = {
  "failure.rulesWrong": "Tych reguł nie można użyć:",
  "failure.setupWrong": "Nic nie wysłano: reguły lub ustawienia nie pasują do konta.",
  "help.status": "tylko leady w tym stanie",
  "help.since": "tylko leady odebrane w tym czasie lub później",
  "help.limit": "limit wyników",
  "help.entry": "wpis; wystarczy pierwszych 8 znaków id",
  "help.forward": "utwórz w Base zamówienia z leadów, z każdego najwyżej jedno",
  "help.forward.concurrency": "ile leadów wysyłać naraz (domyślnie: 8)",
  "help.forward.dry-run": "tylko zmapuj, nic nie wysyłaj",
  "help.register.list": "leady, od najnowszych",
  "help.register.list.cursor": "miejsce, w którym skończyła się poprzednia strona",
  "help.register.list.order": "tylko lead tego zamówienia w Base",
  "help.register.show": "jeden lead z uwagami i próbami",
  "help.register.resend": "wyślij ponownie zachowanego leada albo wszystkie nieudane",
  "help.register.resend.all": "wszystkie nieudane",
  "help.register.resend.as-new": "utwórz osobne zamówienie z leada, który się różni",
  "help.register.resend.fault": "tylko błędy z tej przyczyny",
  "help.register.discard": "nie wysyłaj więcej leada i usuń jego dane",
  "help.register.erase": "usuń dane leada, także z bazy leadów",
  "help.register.stats": "ile leadów jest w każdym stanie",
  "help.leads.optional":
    "leady: pliki, foldery, wzorce, *.ndjson z jednym leadem w wierszu, *.body.txt albo `-` (domyślnie: lead pierwszego testu reguł)",
  "help.map": "pokaż zamówienie, które powstanie z każdego leada",
  "help.explain": "pokaż, skąd wzięło się każde pole zamówienia",
  "help.explain.all": "także wszystkie parametry leada, których nie używa żadna reguła",
  "help.check": "znajdź błędy w regułach: samych albo w porównaniu z kontem",
  "help.check.live": "odczytaj konto z Base (wymaga BASELINKER_TOKEN)",
  "help.test": "uruchom testy reguł: <nazwa>.test.json obok <nazwa>.json",
  "help.test.rules": "reguły, pliki testów albo foldery z nimi",
  "help.test.update": "zapisz w testach dzisiejsze wyniki",
  "help.plan": "pokaż, co inne reguły zrobiłyby z tych samych leadów",
  "help.plan.before": "dzisiejsze reguły albo `none`",
  "help.plan.after": "nowe reguły",
  "help.plan.register": "leady z tego rejestru",
  "help.plan.fail-on": "zakończ z kodem 1 tylko przy tych zmianach (domyślnie: `any`)",
  "help.suggest": "zaproponuj reguły na podstawie leadów; przejrzyj je",
  "help.suggest.orders":
    "zamówienia, które ludzie utworzyli z tych leadów: lista JSON w tej samej kolejności",
  "help.suggest.out": "gdzie zapisać reguły; testy będą obok",
  "help.port": "port (domyślnie: dowolny wolny)",
  "help.fake": "konto testowe Base przez HTTP; pokazuje przychodzące żądania",
  "help.fake.host":
    "adres (domyślnie: `127.0.0.1`, tylko dla tego komputera); z innym, na przykład `0.0.0.0`, z konta mogą korzystać inni",
  "help.fake.token":
    "przykładowy token, z którym trzeba wysyłać żądania (domyślnie: nowy przy każdym starcie)",
  "help.fake.limit": "po ilu żądaniach na minutę zablokować token albo `off` (domyślnie: 100)",
  "help.fake.seed":
    "decyduje, których żądań dotyczy usterka procentowa i jak zapisane są odpowiedzi (domyślnie: 1)",
  "help.fake.fault":
    "<scenariusz>[:<metoda>][:<razy>|:<procent>%], na przykład `answer-lost:addOrder:10%`; wszystkie są w docs/testing-reference.md",
  "help.fake.parameters": "pokaż także parametry żądań; mogą to być dane kupującego",
  "help.listen":
    "odbieraj webhooki na tym komputerze, zapisuj każdy w pliku i pokazuj, co zrobią z nim reguły",
  "help.listen.folder": "gdzie zapisywać żądania (domyślnie: `received-leads`)",
  "help.listen.studio": "strona, która pokazuje, co się stało z każdym: na koncie testowym, według --rules",
  "help.listen.forward": "przekazuj każde żądanie aplikacji na tym komputerze",
  "help.listen.tunnel":
    "nazwa tunelu, który prowadzi do webhooka, na przykład leads.ngrok-free.app; inne obce hosty dostają 421",
  "help.listen.inventory":
    "katalog, z którym porównać pozycje zamówienia (domyślnie: jedyny, jeśli podano --settings lub --token-file)",
  "help.studio":
    "strona na tym komputerze, która pokazuje, co stało się z twoimi leadami; bez bazy leadów to próba na koncie testowym",
  "help.studio.read-only": "wszystko pokazuj, nic nie zmieniaj i nie wysyłaj",
  "help.studio.forwarder": "plik, który eksportuje twój `forwarder` i twoje `rules`: dla Redisa i PostgreSQL",
  "help.studio.panel": "gdzie otwierać zamówienia (domyślnie: `https://panel.baselinker.com`)",
  "help.trigger": "wyślij do webhooka podpisane przykładowe żądania i zobacz, jak odpowiada",
  "help.trigger.source": "nadawca",
  "help.trigger.to": "adres webhooka",
  "help.trigger.secret":
    "jego sekret; lepiej w zmiennej WEBHOOK_SECRET, bo tutaj widać go w `ps` i w historii powłoki",
  "help.trigger.kind": "co wysłać (domyślnie: `valid`)",
  "help.trigger.place":
    "gdzie `tilda` i `sharedSecret` wysyłają sekret: `header:x-key`, `query:key` albo `field:key` (domyślnie: `query:key`)",
  "help.mcp":
    "serwer dla agentów AI (Model Context Protocol): czyta Base, leady i reguły; domyślnie nic nie zmienia",
  "help.mcp.rules": "reguły, które agent wyjaśnia, sprawdza i porównuje (domyślnie: z konfiguracji)",
  "help.mcp.store": "plik SQLite z rejestrem, w którym agent szuka leadów (domyślnie: z konfiguracji)",
  "help.mcp.write":
    "co agent może zmieniać, najpierw pytając: metody, np. `addOrder`, albo resend_leads; kilka po przecinku",
  "help.mcp.personal-data": "pokazuj dane kupujących; bez tego agent widzi znaczniki, np. `[email 1]`",
  "help.mcp.yes": "nie pytaj przed zapisem",
  "help.mcp.http": "przez HTTP na tym komputerze, z kluczem, zamiast standardowego wejścia i wyjścia",
  "help.mcp.port": "z --http: port (domyślnie: dowolny wolny)",
  "help.mcp.host": "z --http: `127.0.0.1` (domyślnie), `::1` albo `localhost`",
  "help.doctor": "sprawdź token, konto, zegar, sekrety, reguły, bazę leadów i webhook",
  "help.doctor.save-account": "zapisz konto jako plik, dla --account",
  "help.doctor.all": "wszystkie id konta (domyślnie: po 20 każdego rodzaju)",
  "help.doctor.store": "baza leadów do sprawdzenia",
  "help.doctor.webhook": "adres, który ma odpowiedzieć",
  "help.doctor.probe": "sprawdź na koncie to, czego nie mówi dokumentacja: 15 odczytów",
  "help.doctor.write": "z --probe: utwórz jedno prawdziwe zamówienie i usuń je",
  "help.doctor.status": "dla --write: status bez automatyzacji",
  "help.doctor.sku": "dla --write: produkt; jego pozycja może zarezerwować stan",
  "help.doctor.undo": "usuń zamówienie przerwanej próby",
  "help.init":
    "utwórz projekt, który tworzy zamówienia z webhooków jednego lub kilku nadawców; w terminalu zadaje pytania",
  "help.init.source": "kto wysyła; powtórz dla kilku",
  "help.init.country":
    "kraj kupujących, na przykład PL: dla telefonów i waluty (domyślnie: z LANG, jeśli język nie jest angielski)",
  "help.init.currency": "waluta cen, na przykład PLN, jeśli nadawca jej nie podaje (domyślnie: waluta kraju)",
  "help.init.status": "status nowych zamówień: id lub nazwa (domyślnie: jedyny)",
  "help.init.order-source": "źródło zamówień: id lub nazwa (domyślnie: brak, pole nie jest wypełniane)",
  "help.init.catalog": "katalog, w którym szukać produktów: id lub nazwa (domyślnie: jedyny)",
  "help.init.folder": "gdzie utworzyć projekt (domyślnie: tutaj)",
  "help.init.rules":
    "własne reguły, także tabela, albo inny gotowy zestaw (domyślnie: gotowy zestaw nadawcy)",
  "help.init.to": "na czym działa (domyślnie: `node`)",
  "help.rules":
    "reguły: plik JSON, tabela LeadBox (.tsv, .csv), `-` albo nazwa gotowego zestawu, np. tilda-cart",
  "help.rulesOfSenders":
    "reguły: plik albo gotowy zestaw; dla kilku nadawców każde jako nazwa=plik, gdzie nazwa to przestrzeń nazw albo źródło",
  "help.leads": "leady: pliki, foldery, wzorce, *.ndjson z jednym leadem w wierszu, *.body.txt albo `-`",
  "help.contentType": "typ treści leadów, dla surowych treści żądań",
  "help.account": "konto z pliku, który zapisało polecenie `doctor --save-account`",
  "help.receivedAt": "kiedy odebrano leady, na przykład 2026-01-31T12:00:00Z (domyślnie: teraz)",
  "help.watch": "powtarzaj po każdej zmianie pliku",
  "help.settings": "plik z BASELINKER_TOKEN albo sekretami, np. .env; jest czytany jako dane",
  "help.token-file": "plik z samym tokenem",
  "help.requests-per-minute": "ile żądań na minutę; mniej niż 100, gdy tokena używają też inni",
  "help.config": "konfiguracja (domyślnie: `baselinker.config.json`)",
  "help.inventory": "katalog, z którym porównać pozycje zamówienia (domyślnie: jedyny na koncie)",
  "help.store": "baza leadów: plik SQLite, który pamięta, z którego leada jest które zamówienie",
  "help.register": "rejestr: ten sam plik co baza leadów",
  "help.namespace": "rozdziela źródła, których leady mogą mieć to samo id",
  "help.yes": "nie pytaj",
  "help.confirm": "zdanie, które inaczej trzeba by wpisać; --yes nie wystarczy",
  "help.values": "pokaż także dane kupującego",

  "usage.program":
    "Tworzy w Base (BaseLinker) dokładnie jedno zamówienie z każdego leada i pokazuje, co robią reguły, zanim cokolwiek zostanie wysłane.",
  "usage.heading.Usage": "Wywołanie:",
  "usage.heading.Arguments": "Argumenty:",
  "usage.heading.Options": "Opcje:",
  "usage.heading.Commands": "Polecenia:",
  "usage.heading.ExitCodes": "Kody wyjścia:",
  "usage.placeholder.options": "[opcje]",
  "usage.placeholder.command": "[polecenie]",
  "usage.version": "wersja pakietu",
  "usage.help": "pokaż tę pomoc",
  "usage.group": "co stało się z każdym leadem: `list`, `show`, `resend`, `discard`, `erase`, `stats`",
  "usage.tryHelp": "Spróbuj `baselinker-sdk --help` albo `baselinker-sdk <polecenie> --help`.",
  "usage.forExample": "Na przykład: baselinker-sdk {example}",
  "usage.unknownCommand": "Nieznane polecenie `{name}`.",
  "usage.unknownOption": "Nieznana opcja `{name}`.",
  "usage.token":
    "Token nie jest opcją: zostałby w historii powłoki. Ustaw BASELINKER_TOKEN albo podaj plik przez --token-file lub --settings.",
  "usage.envFile": "{name} to opcja Node, który czyta ją, zanim ruszy ten program. Użyj --settings.",
  "usage.missingArgument": "Brakuje argumentu `{name}`.",
  "usage.excessArguments":
    "Polecenie {expected, plural, =0 {nie przyjmuje argumentów} one {przyjmuje # argument} few {przyjmuje # argumenty} many {przyjmuje # argumentów} other {przyjmuje # argumentu}}, a dostało {given}.",
  "usage.optionMissingArgument": "Opcja `{name}` wymaga wartości.",
  "usage.noCommand":
    "Brakuje drugiego słowa polecenia: `list`, `show`, `resend`, `discard`, `erase` albo `stats`.",
  "usage.didYouMean": "Może {close}?",
  "usage.noChoice": "{name}: „{given}” nie pasuje. Do wyboru: {choices}.",
  "usage.misspelt": "{name}: „{given}” nie pasuje. Do wyboru: {choices}. Może {closest}?",
  "usage.noNamespace":
    "--namespace: „{given}” nie pasuje. Potrzeba od 1 do 16 liter łacińskich, cyfr lub znaków `.`, `_`, `-`.",
  "usage.noNumber": "{name}: „{given}” to nie liczba całkowita od {least}.",
  "usage.noNumberBetween": "{name}: „{given}” to nie liczba całkowita od {least} do {most}.",
  "usage.allOptions": "Wszystkie opcje: baselinker-sdk {command} --help",
  "usage.unknownLanguage": "{name}: języka „{given}” tu nie ma. Do wyboru: {choices}.",

  "option.json": "wyniki jako JSON na standardowe wyjście",
  "option.quiet": "tylko wyniki, bez dodatkowych komunikatów",
  "option.language": "język komunikatów (domyślnie: BASELINKER_LANGUAGE albo język systemu)",
  "option.no-color": "bez koloru; tak samo działa NO_COLOR",

  "exit.yes": "Sukces: polecenie wykonano albo nie znaleziono błędów.",
  "exit.no": "Są błędy: w regułach, testach albo leadach.",
  "exit.usage": "Złe wywołanie: nieznane słowo, brak pliku, uszkodzony JSON. Popraw polecenie.",
  "exit.outside": "Konfiguracja lub środowisko: token, blokada, sieć, dysk. Popraw albo spróbuj później.",
  "exit.interrupted": "Przerwano przez Ctrl+C.",

  "asking.nobodyToAsk": "{question} Bez terminala nie można o to zapytać: wywołaj z --yes. Nic nie zrobiono.",
  "asking.needsSentence": '{question} Wywołaj z --confirm "{sentence}". Nic nie zrobiono.',
  "asking.typeIt": "Wpisz: {sentence}",
  "asking.saidNo": "Nic nie zrobiono.",

  "watch.waiting": "Oczekiwanie na zmianę pliku. Zatrzymaj: Ctrl+C.",

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
  "system.EADDRNOTAVAIL":
    "{path}: ten komputer nie ma takiego adresu. Pomiń --host albo podaj adres tego komputera.",
  "system.EADDRINUSE": "Port jest zajęty przez inny program. Wybierz inny przez --port.",

  "file.broken": "{at}: to nie jest poprawny JSON: tu nie może być `{found}`. Popraw w tym miejscu.",
  "file.cut":
    "{at}: JSON kończy się za wcześnie. Czy plik jest cały, czy nie brakuje nawiasu lub cudzysłowu?",
  "file.unreadable": "{at}: to nie jest poprawny JSON. Popraw go.",
  "file.wrongContent": "{file} nie pasuje:",
  "file.unknownNames": "{path}: takich nazw tu nie ma: {names, list}. Popraw je lub usuń.",
  "file.missing": "{path}: brakuje tej wartości. Dodaj ją.",
  "file.wrongType":
    "{path}: tu musi być {expected, select, string {tekst} int {liczba całkowita} number {liczba} boolean {true albo false} array {lista} other {obiekt}}.",
  "file.wrongForm":
    "{path}: tu musi być {format, select, uuid {UUID} datetime {czas, na przykład 2026-01-31T12:00:00Z} other {nazwa z liter, cyfr, `-`, `_` i `.`, najwyżej 16 znaków}}.",
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
  "module.brokenModule": "{path}: nie można załadować modułu: {reason}",

  "settings.otherInEnvironment":
    "{name} jest ustawione także w środowisku i działa tamta wartość, a nie ta z {path}.",

  "config.notRun": "{program} to program, więc nie jest uruchamiany automatycznie. Dodaj --config {program}.",

  "client.noUrl":
    "BASELINKER_URL nie jest adresem. Wpisz go tak, jak pokazuje `baselinker-sdk fake`, na przykład `http://127.0.0.1:8080/connector.php`, albo pomiń dla prawdziwego Base.",
  "client.noToken":
    "Brak tokena. Nie masz jeszcze konta? `npx baselinker-sdk fake` uruchamia testowe i pokazuje jego token i URL. Ustaw BASELINKER_TOKEN albo podaj plik przez --token-file lub --settings.",
  "client.settingsThere": "W środowisku nie ma tokena, ale w tym folderze jest .env: dodaj --settings .env.",
  "client.noTokenInFile":
    "W {path} nie ma tokena. Wpisz go w wierszu BASELINKER_TOKEN= albo sam do pliku dla --token-file.",
  "client.misspeltToken": "Brak tokena: jest ustawione {name}, a BASELINKER_TOKEN nie. Popraw nazwę.",

  "address.noUrl": "{option}: „{given}” nie jest adresem. Podaj na przykład `http://localhost:3000/hook`.",
  "address.foreignHost":
    "Odrzucono z kodem 421: żądanie do hosta {host}, a to nie jest ten komputer. Jeśli to nazwa twojego tunelu, uruchom ponownie z --tunnel {host}.",
  "address.noTunnel": "--tunnel: „{given}” nie jest nazwą hosta. Podaj na przykład leads.ngrok-free.app.",

  "leads.unreadable": "{name}: tego leada nie można odczytać.",
  "leads.noLead":
    "Który lead? Zapisz jedno zgłoszenie z formularza jako lead.json albo wypróbuj gotowy zestaw: {command} tilda-cart.",
  "leads.rulesFirst":
    "{path}: żadna z nazw nie jest polem Base. Czy to lead? Najpierw podaj reguły: {command} rules.tsv {path}",
  "leads.sampleUsed":
    "Nie podano leada, więc to przykład z pierwszego testu. Z własnym leadem: {command} {rules} lead.json",
  "leads.noTime": "„{given}” nie jest datą z godziną. Podaj na przykład 2026-01-31T12:00:00Z.",
  "leads.twoStdin":
    "Standardowe wejście czyta się raz, więc nie mogą z niego przyjść i reguły, i leady. Zapisz jedno z nich w pliku.",
  "leads.emptyFolder": "{path}: w tym folderze nie ma leadów. Leady to *.json, *.ndjson i *.body.txt.",
  "leads.noMatch": "{path}: żaden plik nie pasuje do tego wzorca. Sprawdź go albo podaj folder.",
  "leads.inlineJson":
    "Lead jest czytany z pliku. Zapisz ten JSON jako lead.json i podaj tę nazwę albo przekaż go na standardowe wejście jako `-`.",
  "leads.leadsInTable":
    "{path}: to jest skoroszyt Excela albo tabela, a lead to JSON. Zapisz każdy jej wiersz jako jeden wiersz pliku *.ndjson, z nagłówkami jako nazwami: `explain xlsx-row` pokazuje taki wiersz.",
  "leads.longLine": "{path}:{number}: ten wiersz ma ponad 64 MB. Potrzebny jest jeden lead w wierszu.",
  "leads.noLeads": "{path}: nie ma tu leadów. Potrzebny jest jeden lead w wierszu albo jeden JSON.",
  "leads.notJson": "to nie jest JSON",

  "catalog.loading": "Wczytywanie katalogu {id}",
  "catalog.which":
    "W którym katalogu są produkty pozycji zamówienia? Podaj go przez --inventory: {catalogs}. Albo wpisz `inventoryId` do baselinker.config.json.",
  "catalog.noCatalog":
    "Na koncie nie ma katalogu {id}. Podaj właściwy przez --inventory albo w baselinker.config.json: {catalogs}.",

  "delivery.noRules": "Brak reguł. Podaj je przez --rules albo w baselinker.config.json.",
  "delivery.noStore":
    "Potrzebna jest baza leadów: bez niej lead, który przyjdzie dwa razy, stanie się dwoma zamówieniami. Podaj plik: --store leads.sqlite.",
  "delivery.twoFiles":
    "Rejestr musi być w tym samym pliku co baza leadów, żeby zapisywać je razem. Podaj w --register ten sam plik co w --store.",
  "delivery.noRegister":
    "Który rejestr? Podaj jego plik przez --register leads.sqlite albo w baselinker.config.json.",
  "delivery.noSuchRegister": "{path}: nie ma takiego rejestru. Sprawdź nazwę i folder.",

  "senders.other":
    "Lead {id} przyszedł od {name}, a te reguły są dla innego nadawcy. Podaj jego reguły: --rules {name}=file.json.",
  "senders.unknownName": "--rules {name}=…: w rejestrze nie ma leadów od {name}.",
  "senders.closeName": "--rules {name}=…: w rejestrze nie ma leadów od {name}. Może {close}?",
  "senders.bothKinds":
    "Konfiguracja ma i `rules`, i `senders`. Zostaw `senders`: tam podane są reguły każdej przestrzeni nazw.",
  "senders.nameTwice": "--rules: {name} podano dwa razy. Podaj jeden plik dla każdego nadawcy.",
  "senders.twiceFromInput":
    "--rules: standardowe wejście czyta się raz, a `-` podano dla dwóch zestawów. Zapisz jeden z nich w pliku.",
  "senders.twoWithoutName":
    "--rules: dwa pliki nie mają nazwy, więc nie wiadomo, do których leadów są. Zapisz każdy jako nazwa=plik.",

  "resultLine.issueCounts":
    "{errors, plural, one {# błąd} few {# błędy} many {# błędów} other {# błędu}}, {warnings, plural, one {# ostrzeżenie} few {# ostrzeżenia} many {# ostrzeżeń} other {# ostrzeżenia}}",
  "resultLine.orderCounts":
    "{values, plural, one {# wartość} few {# wartości} many {# wartości} other {# wartości}}, {lines, plural, one {# pozycja} few {# pozycje} many {# pozycji} other {# pozycji}}",
  "resultLine.keyOf": "klucz {key}",
  "resultLine.noKey": "bez klucza",
  "resultLine.noOrder": "brak zamówienia",

  "map.oneOnALine":
    "to jest lista. Zapisz każdego leada w osobnym wierszu pliku *.ndjson albo w osobnym pliku folderu.",
  "map.unreadable": "tego leada nie można odczytać ({reason})",
  "map.summary":
    "{count, plural, one {# lead} few {# leady} many {# leadów} other {# leada}}, w tym {failed} z błędem",

  "explain.head": "POLE|WARTOŚĆ|SKĄD|KROKI",
  "explain.constant": "wpisane w regułach",
  "explain.fitted": "doprowadzone do formatu",
  "explain.byDefault": "domyślnie",
  "explain.notUsed": "Nie użyto: {names}",

  "check.summary":
    "{errors, plural, one {# błąd} few {# błędy} many {# błędów} other {# błędu}}, {warnings, plural, one {# ostrzeżenie} few {# ostrzeżenia} many {# ostrzeżeń} other {# ostrzeżenia}}.",
  "check.withoutAccount": "Nie porównano z kontem (--account plik albo --live).",
  "check.noCurrency":
    'Te reguły zapisują ceny, ale nie walutę: kwoty są czytane z dwoma miejscami po przecinku, a walutę wybiera Base. Dodaj pole `currency` do `fields` albo wpisz kod swojej waluty w `defaults`, na przykład `"currency": "PLN"`.',

  "test.difference": "oczekiwano {expected}, jest {actual}",
  "test.nothing": "nic",
  "test.summary": "Przeszło {passed} z {count}.",
  "test.accept": "Przyjmij nowe wyniki: --update",
  "test.notReached": "Żaden test nie sprawdza: {rules}",
  "test.readySetStays":
    "{name}: testów gotowego zestawu nie można zmienić. Skopiuj jego reguły i testy do swojego folderu i zaktualizuj je tam.",
  "test.noTests": "Brak testów. Zapisz je w <nazwa>.test.json obok reguł albo pod `tests` w środku.",

  "plan.noLeads": "Brak leadów do porównania reguł. Podaj pliki albo --register z zachowanymi leadami.",

  "suggest.head": "POLE|REGUŁA|DLACZEGO",
  "suggest.moreCandidates":
    "… i jeszcze {count, plural, one {# propozycja} few {# propozycje} many {# propozycji} other {# propozycji}}: wszystkie pokazuje --json.",
  "suggest.notUsed": "Nie użyto: {names}",
  "suggest.wrote":
    "Zapisano {path}, a obok {tests, plural, one {# test} few {# testy} many {# testów} other {# testu}}. Teraz: `npx baselinker-sdk test {rest}`",
  "suggest.wroteWithoutStatus":
    "Zapisano {path} bez testów: żaden lead nie staje się jeszcze zamówieniem, bo reguły nie mają statusu. Podaj --account albo wpisz do reguł order_status_id.",
  "suggest.wroteWithoutTests":
    "Zapisano {path} bez testów: żaden lead nie staje się jeszcze zamówieniem. Dlaczego, powie `npx baselinker-sdk map {path} <lead>`",
  "suggest.why.name": "nazwa",
  "suggest.why.value": "wartość",
  "suggest.why.sum": "zgadza się z sumą w leadzie",
  "suggest.why.order": "jak w zamówieniu",
  "suggest.doubt.several": "kilka parametrów ma różne wartości",
  "suggest.doubt.somebody_else": "może to sprzedawca, opiekun albo kurier",
  "suggest.doubt.one_of_many": "pierwszy element listy, która ma ich więcej",
  "suggest.doubt.unproved": "prawdopodobne, ale bez dowodu",
  "suggest.doubt.no_zone": "data bez strefy czasowej",
  "suggest.doubt.minor_units": "liczby całkowite: może grosze",
  "suggest.doubt.word": "słowo źródła: tylko ty znasz jego znaczenie",
  "suggest.badOrders":
    "{path}: potrzebna jest lista najwyżej {most, plural, one {# zamówienia} few {# zamówień} many {# zamówień} other {# zamówienia}}, w kolejności leadów; null tam, gdzie zamówienia nie ma.",

  "forward.question":
    "Utworzyć prawdziwe zamówienia w Base z {count, plural, one {# leada} few {# leadów} many {# leadów} other {# leada}}?",
  "forward.sending": "Wysyłanie",
  "forward.skippedWhy": "Dlaczego leady pominięto, pokaże `explain` z tymi samymi regułami i leadami.",
  "forward.stillOpen":
    "{open, plural, one {# zamówienie może już być} few {# zamówienia mogą już być} many {# zamówień może już być} other {# zamówienia może już być}} w Base: uruchom to samo polecenie ponownie z tą samą bazą leadów, nic się nie zdubluje.",
  "forward.stopped":
    "Zatrzymano: kolejne leady skończyłyby się tak samo. Popraw i uruchom to samo polecenie z tą samą bazą leadów: nic się nie zdubluje.",
  "forward.questionAll": "Utworzyć prawdziwe zamówienia w Base z tych leadów?",

  "register.noEntry": "{id}: nie ma takiego wpisu. Wszystkie pokazuje `register list`.",
  "register.severalEntries":
    "{id}: tak {count, plural, one {zaczyna się # wpis} few {zaczynają się # wpisy} many {zaczyna się # wpisów} other {zaczyna się # wpisu}}. Podaj więcej znaków.",
  "register.shortId":
    "{id}: potrzeba co najmniej {count, plural, one {# znaku} few {# znaków} many {# znaków} other {# znaku}} id.",
  "register.head": "ID|ODEBRANO|ŹRÓDŁO|STAN|PRÓBY|KOD|GDZIE|KLUCZ",
  "register.statsHead": "STAN|LEADY",
  "register.more": "Dalej: --cursor {cursor}",
  "register.waiting":
    "{count, plural, =0 {Żaden lead nie czeka.} one {# lead czeka ({ms, duration}).} few {# leady czekają (najstarszy {ms, duration}).} many {# leadów czeka (najstarszy {ms, duration}).} other {# leada czeka (najstarszy {ms, duration}).}}",
  "register.orderAlone": "--order wskazuje jednego leada: usuń pozostałe filtry.",
  "register.discardQuestion": "Nie wysyłać więcej leada {id}? Jego dane zostaną usunięte.",
  "register.eraseQuestion": "Wpis {id} zostanie usunięty razem z danymi i śladami kupującego.",
  "register.discarded": "Lead odrzucono ręcznie.",
  "register.erased": "Dane leada usunięto.",
  "register.eraseSentence": "usuń tego leada",

  "resend.refused.discarded": "Lead odrzucono lub usunięto. Niech nadawca wyśle go ponownie.",
  "resend.refused.order_may_exist":
    "Zamówienie może już być w Base. Poszukaj go tam; potem w `studio` można wysłać leada ponownie.",
  "resend.refused.lead_not_kept":
    "Lead nie jest już przechowywany, więc nie można go wysłać ponownie. Niech zrobi to nadawca.",
  "resend.oneOrAll": "Podaj jeden wpis albo --all.",
  "resend.newAlone": "--as-new tworzy osobne zamówienie z jednego leada: podaj jego wpis, bez --all.",
  "resend.asNewQuestion": "Utworzyć z leada {id} osobne zamówienie w Base ({order})?",
  "resend.question": "Wysłać leada {id} ponownie do Base ({order})?",
  "resend.questionAll":
    "{count, plural, one {# lead zostanie wysłany} few {# leady zostaną wysłane} many {# leadów zostanie wysłanych} other {# leada zostanie wysłane}} ponownie do Base, razem na {sum}.",
  "resend.wouldBeSent":
    "{count, plural, one {# lead stanie się zamówieniem} few {# leady staną się zamówieniami} many {# leadów stanie się zamówieniami} other {# leada stanie się zamówieniem}}, w tym {bare} bez towarów.",
  "resend.notSent": "Według tych reguł z leada nie powstaje zamówienie, więc nie został wysłany.",
  "resend.notSentAll":
    "Nie wszystkie leady zostaną wysłane, bo według tych reguł nie z każdego powstaje zamówienie: {skip} pominięto, {error} z błędem.",
  "resend.moreLeads": "i jeszcze {count}",
  "resend.moreForeign":
    "Jeszcze {count, plural, one {# lead nie ma} few {# leady nie mają} many {# leadów nie ma} other {# leada nie ma}} reguł.",
  "resend.changed":
    "{id}: teraz powstałoby inne zamówienie niż pokazane, więc lead nie został wysłany. Wywołaj ponownie.",
  "resend.linesOf": "{lines, plural, one {# pozycja} few {# pozycje} many {# pozycji} other {# pozycji}}",
  "resend.noGoods": "bez towarów",
  "resend.looking": "Przeglądanie leadów",
  "resend.sending": "Ponowne wysyłanie",
  "resend.stoppedAt": "Zatrzymano po pięciu błędach {code} z rzędu: popraw konfigurację i wywołaj ponownie.",
  "resend.sentence": "wyślij wszystko ponownie",

  "doctor.writeNeedsProbe": "--write jest częścią --probe: wywołaj z --probe --write.",
  "doctor.secretIsWeak":
    "{name} ma mniej niż 16 znaków, więc można go odgadnąć. Wybierz dłuższy losowy sekret tutaj i u nadawcy.",
  "doctor.what":
    "{what, select, version {wersja} token {token} clock {zegar} account {konto} saved {zapisano} secret {sekret} rules {reguły} store {baza leadów} webhook {webhook} other {{what}}}",
  "doctor.nothingElse": "Niczego więcej nie sprawdzono.",
  "doctor.tokenWorks": "Base go zna",
  "doctor.accountSays":
    "{statuses, plural, one {# status} few {# statusy} many {# statusów} other {# statusu}}, {sources, plural, one {# źródło} few {# źródła} many {# źródeł} other {# źródła}}, {fields, plural, one {# pole dodatkowe} few {# pola dodatkowe} many {# pól dodatkowych} other {# pola dodatkowego}}, {catalogs, plural, one {# katalog} few {# katalogi} many {# katalogów} other {# katalogu}}",
  "doctor.idsHead": "POLE|ID|NAZWA",
  "doctor.noAnswer": "nie odpowiada",
  "doctor.webhookRedirects":
    "Przekierowuje na {target}, a nadawcy za tym nie idą: jedni uznają lead za dostarczony, inni za niedostarczony. Podaj nadawcy tamten adres.",
  "doctor.correctWebhook": "Uruchom program, który tam odbiera, albo popraw adres.",
  "doctor.clockRight": "zgodny z Base",
  "doctor.clockAhead":
    "spieszy się względem Base o {ms, duration}, a według niego zapisuje się czas zamówień",
  "doctor.clockBehind":
    "spóźnia się względem Base o {ms, duration}, a według niego zapisuje się czas zamówień",

  "probe.R1": "zegar, token, katalogi",
  "probe.R2": "format list z konta",
  "probe.R3": "odpowiedź na nieznaną metodę",
  "probe.R4": "nowsze metody działają",
  "probe.R5": "nieznane parametry są pomijane",
  "probe.R6": "`id_from` obejmuje podane id",
  "probe.R7": "nazwa prowizji",
  "probe.R8": "wyszukiwanie po e-mailu nie rozróżnia wielkości liter",
  "probe.R9": "zdarzenia `getJournalList` są włączone",
  "probe.R10": "warianty są na liście",
  "probe.W1": "zamówienie jest przyjmowane",
  "probe.W2": "nowe zamówienie widać od razu",
  "probe.W3": "teksty są zachowane w całości",
  "probe.W4": "pozycje są powiązane z katalogiem",
  "probe.W5": "`paid` działa co do grosza",
  "probe.W6": "płatność zastępuje poprzednią",
  "probe.W7": "pola dodatkowe wracają",
  "probe.W8": "zamówienie zniknęło",
  "probe.W9": "stan wraca",
  "probe.planHead": "ID|WYWOŁANIA|METODY|PYTANIE",
  "probe.answerHead": "ID|ODPOWIEDŹ|PYTANIE|DLACZEGO",
  "probe.planTotal":
    "Najwyżej {total, plural, one {# wywołanie} few {# wywołania} many {# wywołań} other {# wywołania}}, {rate} na minutę.",
  "probe.readQuestion": "Zadać kontu te pytania?",
  "probe.writeQuestion":
    "Zostanie utworzone i usunięte JEDNO PRAWDZIWE zamówienie. Pozostaną luka w numerach, zdarzenia w `getJournalList` i to, co zrobią automatyzacje.",
  "probe.probing": "Sprawdzanie",
  "probe.noStatus":
    "--write wymaga --status <id>: statusu bez automatyzacji, bo nowe zamówienia je uruchamiają.",
  "probe.noSku": "--sku: w żadnym katalogu nie ma {sku}.",
  "probe.deleteByHand": "Zamówienie {id} może tam jeszcze być. Usuń je ręcznie: {page}",
  "probe.brokeOff": "Próbę przerwano. Znajdź i usuń jej zamówienie: `doctor --undo {file}`",
  "probe.undone": "Usunięto: {ids}",
  "probe.failed": "Base odpowiedział {code}.",
  "probe.sentence": "utwórz i usuń jedno zamówienie",

  "init.whichFolder": "W którym folderze utworzyć projekt?",
  "init.exists": "{file} już istnieje, nic nie zapisano. Wybierz pusty folder przez --folder.",
  "init.leftOut": "Pominięto: {path}: {message}",
  "init.environmentLacks": "Plik .env już istnieje i pozostał bez zmian. Dodaj w nim: {names}.",
  "init.next":
    "Teraz w folderze {folder}: wypełnij .env, `npm install`, `npm test`, `npm start`. Co się stało z leadami: `npm run studio`. Gdzie to uruchomić: docs/hosting.pl.md.",
  "init.noFields":
    "{path}: `init` bierze reguły z `version` i `fields` albo tabelę z dwiema kolumnami (.tsv, .csv).",
  "init.sampleId": "jego id to przykład; wpisz id własnego pola dodatkowego, które pokazuje `doctor`",
  "init.noCurrency": "waluta kraju {country} nie jest tu znana; wpisz ją w `defaults`, na przykład EUR",
  "init.answersMissing": "Bez terminala nie można zadać pytań, więc nic nie zapisano. Dodaj do polecenia:",
  "init.lacksSource": "--source: nadawca, jeden lub kilku spośród {names}",
  "init.lacksCountry": "--country: kraj kupujących, dwie litery, na przykład PL",
  "init.lacksChoice": "{option}: {list}",
  "init.whoSends": "Kto wysyła?",
  "init.whoSendAll": "Kto wysyła? Zaznacz spacją, także kilku.",
  "init.whichCountry": "Kraj kupujących? Dwie litery, na przykład PL.",
  "init.whichCurrency": "Waluta cen? Trzy litery, na przykład PLN.",
  "init.whichStatus": "W jakim statusie będą nowe zamówienia?",
  "init.whichOrderSource": "Jakie źródło zamówień?",
  "init.whichCatalog": "W którym katalogu są produkty?",
  "init.leaveOut": "żadne",
  "init.sameTwice":
    "--source: {name} podano dwa razy. Każdy sklep tego samego rodzaju to osobny projekt: wywołaj `init` dla każdego z własnym --folder.",
  "init.rulesOfOne":
    "--rules jest dla jednego nadawcy, a tu są {names}. Pomiń tę opcję i zmień potem rules-<source>.json.",
  "init.noCountry": "--country: „{given}” nie pasuje. {reason}",
  "init.badCurrency": "--currency: „{given}” nie pasuje. {reason}",
  "init.noItem": "{option}: na koncie nie ma „{given}”. Do wyboru: {list}.",
  "init.noItems":
    "{option}: na koncie nie ma „{given}” ani niczego innego do wyboru. Pomiń tę opcję albo dodaj to w panelu Base.",
  "init.ambiguous": "{option}: kilka ma nazwę „{given}”. Podaj id jednego: {list}.",
  "init.didYouMean": "Może {name}?",
  "init.closeItem": "{option}: na koncie nie ma „{given}”. Może {close}? Do wyboru: {list}.",

  "fake.listening": "Konto testowe Base działa. Zatrzymaj: Ctrl+C.",
  "fake.forOthers":
    "--host {host}: z konta mogą korzystać inni, którzy mają dostęp do tego komputera. Potrzebują tokena.",
  "fake.noLimit": "--limit: podaj liczbę całkowitą od 0 albo `off`.",
  "fake.wrongOption": "Nie można uruchomić konta testowego: {reason}",

  "listen.started": "Oczekiwanie na zgłoszenia. Zatrzymaj: Ctrl+C. Każde jest zapisywane w {folder}.",
  "listen.studioStarted": "Otwórz ten link, by zobaczyć, co się z każdym stało; jest tylko dla ciebie:",
  "listen.studioNeedsRules": "--studio pokazuje, co reguły robią z każdego leada. Podaj je przez --rules.",
  "listen.notLocal":
    "--forward: {given} nie jest na tym komputerze. Żądania są przekazywane tylko lokalnej aplikacji.",
  "listen.wrong_origin":
    "Odrzucono z kodem 403: to żądanie wysłała przeglądarka z innej strony. Tutaj mogą wysyłać tylko programy.",
  "listen.no_route":
    "Odpowiedź 404: przez tunel {host} wywołano konto testowe. Może je wywoływać tylko ten komputer, bez tunelu.",
  "listen.webhook": "Adres webhooka",
  "listen.fake": "Testowy Base",
  "listen.token": "Jego token",

  "studio.tryOut":
    "Nie podano bazy leadów, więc to próba: konto testowe i wszystko w pamięci. Dla twoich leadów: --store leads.sqlite.",
  "studio.started": "Otwórz ten link, jest tylko dla ciebie. Zatrzymaj: Ctrl+C.",

  "trigger.head": "|ŻĄDANIE|KOD|ODPOWIEDŹ",
  "trigger.realOrders": "{host} to nie ten komputer: z tych żądań powstaną tam PRAWDZIWE zamówienia.",
  "trigger.question": "Wysłać żądania na {host}?",
  "trigger.noSecret": "Brakuje sekretu webhooka: WEBHOOK_SECRET w środowisku albo w pliku dla --settings.",
  "trigger.seenSecret":
    "--secret widzi każdy, kto może tu wywołać `ps`, i zostaje on w historii powłoki. Prawdziwy sekret ustaw w zmiennej środowiska WEBHOOK_SECRET.",
  "trigger.noAnswer": "{url} nie odpowiada. Czy webhook działa?",
  "trigger.noPlace": "--place: „{given}” nie pasuje. Podaj `header:x-key`, `query:key` albo `field:key`.",

  "mcp.foreignHost":
    "--host {host}: wywoływać może tylko ten komputer: `127.0.0.1`, `::1` lub `localhost`. Inni potrzebują proxy z logowaniem.",
  "mcp.shortKey": "BASELINKER_MCP_KEY jest za krótki: co najmniej 32 znaki.",
  "mcp.started": "{url} to adres serwera. Zatrzymaj: Ctrl+C. Kluczem jest BASELINKER_MCP_KEY.",
  "mcp.startedWithKey":
    "{url} to adres serwera. Zatrzymaj: Ctrl+C. Klucz jest nowy przy każdym starcie, jeśli nie ustawiono BASELINKER_MCP_KEY:",
  "mcp.waiting":
    "To serwer dla klienta AI, który sam go uruchamia: konfiguracja jest w docs/mcp.md. Zatrzymaj: Ctrl+C.",
  "mcp.resendNeeds":
    "--write resend_leads: to wysyła leady z bazy leadów według twoich reguł. Podaj je przez --store i --rules.",
  "mcp.onlyHttp": "--{name} działa tylko z --http. Dodaj --http albo pomiń --{name}.",
  "mcp.isRead": "--write {name}: ta metoda niczego nie zmienia, więc nie wymaga pozwolenia.",
  "mcp.otherWrite": "--write {name}: żadna metoda zapisu tak się nie nazywa. Może {close}?",
  "mcp.noWrite": "--write {name}: żadna metoda zapisu tak się nie nazywa. Ich lista jest w docs/methods.md.",

  "uncaught.bug": "To błąd w baselinker-sdk. Zgłoś go z tymi wierszami, bez danych kupujących.",

  "progress.rate": "{aMinute} na minutę",
  "progress.rateAndTime": "{aMinute} na minutę, jeszcze {ms, duration} do końca",
} as const satisfies Texts<typeof english>;

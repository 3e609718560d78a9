import type { Texts } from "../../shared/messages/texts.ts";
import type { rules as english } from "../en/rules.ts";

export const rules = {
  lead_unreadable:
    "Nie udało się odczytać leada: jedno z jego pól zgłosiło błąd. Przekaż zwykłe, zdekodowane dane.",
  not_a_lead: "To jest `{what}`, a nie lead. Przekaż `{pass}`.",
  too_much_work:
    "Reguła wymaga zbyt wielu obliczeń dla tego leada: {what, select, characters {tekst jest za długi} elements {lista jest za długa} other {kroków jest za dużo}}. Uprość regułę albo odrzucaj takie leady.",
  more_issues:
    "Jeszcze {count, plural, one {# uwaga ma} few {# uwagi mają} many {# uwag ma} other {# uwagi ma}} kod `{code}`.",
  leads_unsplit:
    "W tym żądaniu {count, plural, one {jest # lead} few {są # leady} many {jest # leadów} other {jest # leada}}. Przekaż osobno każdego leada z `mapper.split(request)`.",
  received_at_invalid: "`receivedAt` nie jest datą. Przekaż `Date` z chwilą otrzymania leada.",
  rejected: "Reguła odrzuciła leada: {reason}",
  rule_warning: "{reason}",
  required_missing: "Brakuje wymaganej wartości. Sprawdź leada i ścieżkę w regule.",
  path_unmatched:
    'W leadzie nie ma {paths, list}. Najbliżej: {names, list}. Popraw ścieżkę albo dodaj `"required": false`, jeśli może tego nie być.',
  element_unmatched:
    'W żadnym elemencie listy nie ma {paths, list}. Najbliżej: {names, list}. Ścieżki w `each` zaczynają się od elementu: popraw ścieżkę albo dodaj `"required": false`, jeśli może tego nie być.',
  path_absent:
    "W leadzie nie ma {paths, list}. Jest: {names, list}. Jeśli tak jest zawsze, popraw ścieżkę albo wpisz własny tekst jako `'{ \"value\": … }'`.",
  lines_unreadable:
    "{count, plural, one {Jedyny produkt na liście nie ma} other {Żaden z # produktów na liście nie ma}} niczego pod ścieżkami z `fields`: nie utworzono zamówienia, bo nie miałoby pozycji. Popraw ścieżki.",
  lines_unmapped:
    "Żadna reguła nie czyta listy {path, list}, a {count, plural, one {jest na niej # element z ceną} few {są na niej # elementy z ceną} many {jest na niej # elementów z ceną} other {jest na niej # elementu z ceną}}. Dodaj `products` z takim `each`.",
  no_contact:
    'Nie ma ani telefonu, ani adresu e-mail. Reguły szukały w {paths, list}, a lead ma tylko {names, list}. Popraw ścieżki albo ustaw `"needsContact": false`.',
  contact_elsewhere:
    'W {paths, list} nie ma ani telefonu, ani adresu e-mail, ale coś do nich podobnego jest w {names, list}. Popraw ścieżki albo ustaw `"needsContact": false`.',
  contact_swapped:
    "Reguła `fields.phone` znalazła adres e-mail, a `fields.email` telefon. Oba wpisano bez zmian. Czy te ścieżki nie są zamienione?",
  name_is_path: "Na koncie jest coś o tej nazwie, ale tekst w regule oznacza ścieżkę. Wpisz {correct}.",
  status_unknown:
    "Nie wiadomo, jaki status ma mieć zamówienie. Podaj `order_status_id` albo przekaż `account`.",
  account_needed:
    "Reguły podają {what, select, status {status zamówienia} orderSource {własne źródło zamówień} warehouse {magazyn} priceGroup {grupę cenową} other {pole dodatkowe}} z nazwy, a nie przekazano konta. Wpisz id (pokazuje je `baselinker-sdk doctor`) albo przekaż `account`.",
  name_unknown:
    "Na koncie nie ma {what, select, status {statusu zamówienia} orderSource {własnego źródła zamówień} warehouse {magazynu} priceGroup {grupy cenowej} other {pola dodatkowego}} „{name}”. {help, select, near {Może „{near}”?} names {Jest: {names, list}.} other {Popraw nazwę albo wpisz id.}}",
  name_ambiguous:
    "Na koncie jest kilka {what, select, status {statusów zamówienia} orderSource {własnych źródeł zamówień} warehouse {magazynów} priceGroup {grup cenowych} other {pól dodatkowych}} o tej nazwie. Wpisz id.",
  key_absent:
    'W leadzie nie ma {paths, list}, czyli klucza. Klucz powstanie z treści zgłoszenia, więc formularz wysłany dwa razy będzie jednym zamówieniem. Popraw regułę `key` albo dodaj do niej `"required": false`.',
  key_placeholder:
    "Zamiast klucza jest to, co programy wpisują, gdy nie ma id (`0`, `null`, niewypełniony szablon): wszystkie takie leady byłyby jednym. Popraw regułę `key` albo formularz.",
  key_unsafe:
    "Klucz to liczba, której JSON nie zapisze dokładnie: inne leady dostałyby taki sam. Zdekoduj treść przez `decodeBody` albo wysyłaj id jako tekst.",
  key_invalid:
    "Taki klucz się nie nadaje: {kind, select, null {to `null`} list {to lista} object {to obiekt} boolean {to `true` albo `false`} broken {w tekście jest uszkodzony znak} other {to nie tekst albo tekst jest za długi lub uszkodzony}}. Popraw regułę `key`.",
  several_values:
    "Potrzebna jest jedna wartość, a {count, plural, one {jest #} few {są #} many {jest #} other {jest #}}: wzięto pierwszą. Aby wziąć wszystkie, dodaj `join`.",
  not_a_text:
    "Potrzebny jest tekst, a tu {kind, select, null {jest `null`} list {jest lista} object {jest obiekt} nothing {nie ma nic} text {jest inny tekst} number {jest liczba} boolean {jest `true` albo `false`} function {jest funkcja} other {jest `{kind}`}}: wartość pominięto. Przedłuż ścieżkę do właściwej części albo popraw źródło.",
  text_damaged:
    "W tekście są uszkodzone znaki albo encje HTML; wpisano bez zmian. Popraw źródło albo dodaj `clean`.",
  email_unreadable: "W adresie e-mail jest podział wiersza: adres pominięto. Sprawdź u kupującego.",
  contact_unreadable:
    'Lead nie ma telefonu, a jego adresu e-mail nie da się odczytać. Popraw leada albo ustaw `"needsContact": false`.',
  looks_like_formula:
    'Tekst zaczyna się jak formuła, którą arkusz może wykonać po eksporcie; wpisano bez zmian. `"clean": ["formula"]` usuwa znaki formuły.',
  email_unusual:
    "To nie wygląda na adres e-mail. Tekst wpisano bez zmian, chyba że oznacza brak adresu. Sprawdź u kupującego.",
  email_repaired: "W adresie e-mail była spacja albo przecinek: adres poprawiono.",
  email_typo: "Nie ma takiej domeny. Może {meant}?",
  currency_differs_value:
    "Kwota jest w {own}, a zamówienie w {order}: kwotę pominięto. Przelicz ją albo popraw `currency`.",
  currency_unknown: "To nie jest kod waluty ISO 4217: pominięto go. Dodaj `lookup` z kodami.",
  truncated:
    "Za długi tekst ({length, plural, one {# znak} few {# znaki} many {# znaków} other {# znaku}}, limit {max}): obcięto. Resztę można przenieść do innego pola przez `limits`.",
  overflowed:
    "Za długi tekst ({length, plural, one {# znak} few {# znaki} many {# znaków} other {# znaku}}, limit {max}): resztę przeniesiono do `{into}`.",
  too_long_dropped:
    "Za długi tekst ({length, plural, one {# znak} few {# znaki} many {# znaków} other {# znaku}}, limit {max}): pominięto go, bo obcięty byłby błędny. Sprawdź ścieżkę.",
  length_uncertain:
    "Tekst ma {length, plural, one {# znak} few {# znaki} many {# znaków} other {# znaku}}, a nowsza dokumentacja Base pozwala na {max}, starsza na {safe}. Wysłano cały tekst. Sprawdź go w zamówieniu albo ustaw `limits`.",
  too_long:
    "Za długi tekst ({length, plural, one {# znak} few {# znaki} many {# znaków} other {# znaku}}, limit {max}): reguły odrzucają leada.",
  condition_unreadable:
    "Warunek potrzebuje liczby albo „tak” lub „nie”, a tu jest coś innego: warunek nie jest spełniony. Sprawdź ścieżkę.",
  lookup_unmatched: "Tej wartości nie ma w `lookup`. Dodaj ją albo podaj `default`.",
  lookup_rejected: "Tej wartości nie ma w `lookup`: reguły odrzucają leada. Dodaj ją.",
  pattern_unmatched: "Tekst nie pasuje do wzorca. Dodaj wzorzec dla takich tekstów.",
  line_unreadable:
    'Ten wiersz tekstu nie pasuje do wzorca, a bez niego zamówienie byłoby niepełne: nie utworzono go. Dodaj dla niego wzorzec albo `"required": false`.',
  decode_failed:
    "Tekstu nie udało się zdekodować jako {format, select, form {dane formularza} other {{format}}}. Sprawdź `decode` w regule.",
  divided_by_zero: "Dzielenie przez zero nie ma wyniku. Podaj `default`.",
  too_large: "Liczba jest za duża dla zamówienia: pominięto ją. Sprawdź ścieżkę.",
  no_integer: "Potrzebna jest liczba całkowita: ułamek zaokrąglono. Sprawdź ścieżkę.",
  price_missing: "Pozycja nie ma ceny: wpisano 0. Podaj `price_brutto` albo `priceGroup`.",
  quantity_missing: "Pozycja nie ma poprawnej ilości: wpisano 1.",
  quantity_unreadable:
    "Ilość nie jest liczbą. Popraw leada, wyjmij liczbę przez `pattern` albo podaj `default`.",
  quantity_zero: "Ilość w pozycji to 0: pozycję pominięto. Odfiltruj takie pozycje przez `where`.",
  quantity_negative: "Ilość w pozycji jest ujemna: znak przeniesiono na cenę. Sprawdź źródło.",
  quantity_fraction:
    "Ilość w pozycji: {quantity, number}, a Base przyjmuje tylko liczby całkowite. Wpisano jedną sztukę w cenie całej pozycji.",
  tax_rate_fraction: "Stawka podatku jest niższa niż 1%: wygląda na zapisaną ułamkiem. Pomnóż ją przez 100.",
  line_name_missing:
    "Pozycja nie ma nazwy: zamiast niej wpisano {instead, select, sku {SKU} ean {EAN} attributes {atrybuty} other {myślnik}}.",
  line_empty: "Pozycja nie ma nazwy, SKU, EAN ani ceny: pominięto ją.",
  line_without_sku: "Pozycja nie ma SKU: dodano ją bez powiązania z katalogiem.",
  line_unlinked: "Zgodnie z regułami pozycja nie ma produktu: dodano ją bez powiązania z katalogiem.",
  line_split:
    "Cena pozycji nie dzieli się przez ilość równo, z dokładnością do {unit, select, cent {setnych} other {najmniejszej jednostki waluty}}: pozycję podzielono na dwie.",
  too_many_lines:
    "Lead ma ponad {max, plural, one {# pozycję} few {# pozycje} many {# pozycji} other {# pozycji}}. Sprawdź `each` albo zwiększ `maxLines`.",
  order_too_large:
    "Zamówienie ma ponad {max, plural, one {# bajt} few {# bajty} many {# bajtów} other {# bajta}}. Zmapuj mniej tekstów albo krótsze.",
  columns_uneven:
    "Kolumny mają różną długość: brakujące komórki są puste. Sprawdź, czy te kolumny należą do jednej listy.",
  sku_unmatched:
    "W katalogu nie ma produktu o tym {by}{help, select, near { (≈ `{near}`)} other {}}: pozycję dodano bez powiązania z katalogiem. Popraw to w sklepie albo w katalogu.",
  sku_dropped:
    "W katalogu nie ma produktu o tym {by}{help, select, near { (≈ `{near}`)} other {}}: pozycję pominięto.",
  sku_rejected:
    "W katalogu nie ma produktu o tym {by}{help, select, near { (≈ `{near}`)} other {}}: reguły odrzucają leada.",
  sku_unchecked:
    "Nie udało się sprawdzić tego {by} w Base: pozycję dodano bez powiązania z katalogiem. Powiąż ją w Base albo sprawdź połączenie.",
  sku_unchecked_needed:
    "Nie udało się sprawdzić tego {by} w Base, a reguły zależą od odpowiedzi: nie utworzono zamówienia. Wyślij leada ponownie.",
  sku_ambiguous:
    "W katalogu {count, plural, one {# produkt ma} few {# produkty mają} many {# produktów ma} other {# produktu ma}} ten {by}: {done, select, first {wzięto pierwszy} other {pozycję dodano bez powiązania z katalogiem}}. Nadaj każdemu własny.",
  sku_ambiguous_rejected:
    "W katalogu {count, plural, one {# produkt ma} few {# produkty mają} many {# produktów ma} other {# produktu ma}} ten {by}: reguły odrzucają leada. Nadaj każdemu własny.",
  lines_not_linked:
    "Nie każda pozycja ma produkt w katalogu: nie powiązano żadnej, bo reguły wymagają wszystkich albo żadnej.",
  price_from_catalog: "Cena pozycji pochodzi z grupy cenowej.",
  price_negative: "Cena pozycji jest ujemna. Sprawdź źródło albo odrzucaj takie zamówienia.",
  price_negative_rejected: "Cena pozycji jest ujemna: reguły odrzucają leada.",
  price_differs: "Cena pozycji różni się o {percent, number}% od ceny z grupy cenowej. Sprawdź źródło.",
  line_amount_too_large: "Kwota pozycji jest za duża dla zamówienia. Sprawdź źródło.",
  price_shared: "Pozycja nie ma ceny: wpisano przypadającą na nią część łącznej kwoty.",
  price_unread:
    "Według reguł pozycja nie ma ceny, ale w leadzie jest {name, list}: wpisano przypadającą na nią część łącznej kwoty. Dodaj regułę dla tej kwoty.",
  price_group_missing: "Produkt nie ma ceny w grupie cenowej z reguł.",
  discount_too_large: "Rabat jest większy niż wartość pozycji: stał się osobną pozycją. Sprawdź źródło.",
  total_differs:
    "Pozycje i dostawa dają razem {sum, number}, a lead podaje {total, number}: różnica to {difference, number}.",
  total_far_off:
    "Pozycje i dostawa dają razem {sum, number}, a lead podaje {total, number}: różnica przekracza połowę. Popraw ścieżki w `products` albo w `total`.",
  extra_field_unknown: "Na koncie nie ma pola dodatkowego o tym id: Base pominie wartość. Popraw regułę.",
  extra_field_option: "To pole dodatkowe nie ma takiej opcji. Dodaj `lookup` albo opcję na koncie.",
  extra_field_number: "To pole dodatkowe przyjmuje liczby, a wartość nie jest liczbą.",
  extra_field_date: "To pole dodatkowe przyjmuje daty, a wartość nie jest datą.",
  extra_field_file: "To pole dodatkowe przyjmuje pliki, a wartość nie jest plikiem: pominięto ją.",
  status_not_found: "Na koncie nie ma statusu zamówienia {id}. Popraw regułę.",
  source_not_found: "Na koncie nie ma własnego źródła zamówień {id}: Base je pominie. Popraw regułę.",
  warehouse_not_found: "Na koncie nie ma magazynu {id}. Popraw regułę.",
  catalog_not_found: "Na koncie nie ma katalogu {id}. Popraw regułę.",
  price_group_not_found: "Na koncie nie ma grupy cenowej {id}. Popraw regułę.",
  currency_differs: "Grupa cenowa jest w {group}, a zamówienia w {order}. Użyj grupy cenowej w ich walucie.",
  phone_empty: "Numer bez cyfr; wpisano bez zmian. Sprawdź u kupującego.",
  phone_too_short: "Numer ma za mało cyfr; wpisano bez zmian. Sprawdź u kupującego.",
  phone_too_long: "Numer ma za dużo cyfr; wpisano bez zmian. Sprawdź u kupującego.",
  phone_invalid: "Takiego numeru telefonu nie ma w żadnym kraju; wpisano bez zmian. Sprawdź u kupującego.",
  phone_needs_country: "Numer nie ma kierunkowego kraju; wpisano bez zmian. Ustaw `defaults.country`.",
  phone_placeholder: "Numer wygląda na zmyślony; wpisano bez zmian. Sprawdź u kupującego.",
  phone_no_second: "W tekście jest tylko jeden telefon.",
  phone_parser_failed:
    "`phoneParser` zgłosił błąd albo zwrócił `Promise`: telefony tego leada odczytano bez niego. Popraw go.",
  phone_extension_dropped: "Telefon miał numer wewnętrzny: pominięto go.",
  phone_repaired_trunk_80: "Numer miał stary prefiks międzymiastowy 8-0: poprawiono go.",
  phone_from_text: "Telefon był wśród innych słów albo liczb. Sprawdź u kupującego.",
  phone_repaired_trunk: "Po numerze kierunkowym kraju był prefiks międzymiastowy: usunięto go.",
  phone_repaired_no_trunk: "W numerze brakowało prefiksu międzymiastowego: poprawiono go.",
  phone_repaired_prefix: "Prefiks numeru był podwojony albo pomieszany z innym: poprawiono go.",
  phone_repaired_plus: "W telefonie był plus, ale nie było numeru kierunkowego kraju: dodano go.",
  phone_repaired_letter: "W numerze zamiast cyfry była litera: poprawiono go.",
  date_missing: "W tekście nie ma daty.",
  date_unreadable: "Nie udało się odczytać daty. Podaj jej wzorzec w `from`.",
  date_impossible: "Taka data albo godzina nie istnieje. Sprawdź źródło.",
  date_unlikely:
    "Data zamówienia jest sprzed roku 2000 albo o kilka dni późniejsza niż odbiór leada: {done, select, kept {wpisano ją bez zmian} other {wpisano czas odbioru}}. Sprawdź źródło.",
  date_zone_assumed: "Nie podano strefy czasowej: przyjęto UTC. Ustaw `defaults.timeZone`.",
  date_excel: "Data była liczbą dni, jak w Excelu.",
  date_milliseconds: "Data była w milisekundach: zamieniono na sekundy.",
  date_microseconds: "Data była w mikrosekundach: zamieniono na sekundy.",
  date_gap:
    "Przez zmianę czasu na letni tej godziny nie było: przesunięto ją do przodu o tyle, o ile zegary.",
  date_overlap: "Przez zmianę czasu na zimowy ta godzina była dwa razy: wzięto pierwszą.",
  date_ambiguous:
    "Dzień i miesiąc mogą być zamienione albo nazwa miesiąca oznacza w innym języku inny miesiąc: datę pominięto. Podaj jej wzorzec w `from` albo język nazwy w `language`.",
  not_minor_units:
    "Kwota ma część ułamkową albo walutę, więc nie jest w najmniejszych jednostkach: pominięto ją. Usuń `minorUnits`.",
  decimal_empty: "W tekście nie ma liczby.",
  decimal_unreadable: "Tekst nie jest jedną liczbą. Rozdziel go przez `pattern`.",
  decimal_not_finite: "Liczba jest nieskończona albo ma za dużo cyfr.",
  decimal_too_long: "Tekst jest za długi jak na liczbę.",
  decimal_ambiguous:
    "Liczbę można odczytać na dwa sposoby. Ustaw `decimalSeparator` albo `defaults.decimalSeparator`.",
  boolean_unreadable: "To nie znaczy ani „tak”, ani „nie”. Dodaj `lookup`, który daje `true` albo `false`.",
  cod_unreadable:
    "Nie wiadomo, czy kurier pobiera pieniądze: wartość pominięto, a takie zamówienie Base traktuje jako opłacone z góry. Dodaj `lookup`, który daje `true` albo `false`.",
  point_unreadable:
    "Nie znaleziono numeru ani kodu punktu odbioru: tekst wpisano bez zmian. Wyjmij numer przez `pattern` albo zmapuj pole, w którym jest.",
  address_unreadable:
    "Nie udało się oddzielić miejscowości od ulicy: nic nie wpisano. Dodaj `pattern` albo zmapuj pola, w których są osobno.",
  city_unusual:
    'To nie wygląda na nazwę miejscowości: tekst wpisano bez zmian. Wyjmij miejscowość przez `pattern`, a jeśli jest tu też ulica, przez `"as": "address"`.',
  country_unknown:
    "Żaden kraj nie ma takiej nazwy ani kodu. Dodaj `lookup` z kodami. Numery ISO 3166-1 wymagają opcji `numeric`.",
  postcode_padded: "W kodzie pocztowym brakowało pierwszego zera: dodano je.",
  name_unreadable: "Zamiast imienia jest tu adres e-mail albo liczba: wartość pominięto.",
  name_swapped: "Nazwisko było przed imieniem.",
  name_company: "To nazwa firmy: nie podzielono jej na części.",
  name_unsure:
    "Nie wiadomo, które słowa są nazwiskiem. Użyj pola, w którym jest samo nazwisko, a jeśli imię i nazwisko to dwa słowa, ustaw `order`.",
  tax_id_invalid:
    "To nie jest numer podatkowy: nie zgadza się długość albo cyfra kontrolna. Tekst wpisano bez zmian, chyba że oznacza brak numeru. Sprawdź go.",
  postcode_unreadable: "Kod pocztowy nie pasuje do kraju; wpisano bez zmian.",
} as const satisfies Texts<typeof english>;

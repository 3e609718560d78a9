import type { Texts } from "../../shared/messages/texts.ts";
import type { rules as english } from "../en/rules.ts";

export const rules = {
  lead_unreadable:
    "Leada nie udało się odczytać: jedna z jego właściwości zgłosiła błąd. Przekaż zwykłe, zdekodowane dane.",
  not_a_lead: "To jest `{what}`, a nie lead. Przekaż `{pass}`.",
  too_much_work:
    "Dla tego leada reguła wymaga zbyt wiele pracy: {what, select, characters {tekst jest za długi} elements {lista jest za długa} other {za dużo kroków}}. Uprość regułę albo odrzucaj takie leady.",
  more_issues:
    "Jeszcze {count, plural, one {# uwaga ma} few {# uwagi mają} many {# uwag ma} other {# uwagi ma}} kod `{code}`.",
  leads_unsplit:
    "W tym żądaniu {count, plural, one {jest # lead} few {są # leady} many {jest # leadów} other {jest # leada}}. Przekazuj każdy z `mapper.split(request)`.",
  received_at_invalid: "`receivedAt` nie jest czasem. Przekaż Date z chwilą otrzymania leada.",
  rejected: "Reguła odrzuciła leada: {reason}",
  rule_warning: "{reason}",
  required_missing: "Brakuje wymaganej wartości. Sprawdź leada i ścieżkę w regule.",
  path_unmatched:
    'W leadzie nie ma niczego pod ścieżką {paths, list}. Najbliżej: {names, list}. Popraw ścieżkę albo wpisz "required": false, jeśli może tego nie być.',
  element_unmatched:
    'Żaden element listy nie ma {paths, list}. Najbliżej: {names, list}. Ścieżki w `each` zaczynają się od elementu: popraw ścieżkę albo wpisz "required": false, jeśli może tego nie być.',
  path_absent:
    "W leadzie nie ma niczego pod ścieżką {paths, list}. Jest {names, list}. Jeśli tak jest zawsze, popraw ścieżkę albo zapisz własny tekst jako `'{ \"value\": … }'`.",
  lines_unreadable:
    "{count, plural, one {Jedyny element listy nie ma} other {Żaden z # elementów listy nie ma}} niczego pod ścieżkami z `fields`: nie utworzono zamówienia, bo nie miałoby pozycji. Popraw ścieżki.",
  lines_unmapped:
    "Żadna reguła nie czyta listy {path, list}, a {count, plural, one {jest w niej # rzecz z ceną} few {są w niej # rzeczy z cenami} many {jest w niej # rzeczy z cenami} other {jest w niej # rzeczy z cenami}}. Dodaj `products` z takim `each`.",
  no_contact:
    "Nie ma ani telefonu, ani e-maila. Reguły szukały pod ścieżkami {paths, list}; w leadzie jest {names, list}. Popraw ścieżki albo ustaw `needsContact` false.",
  contact_elsewhere:
    "Pod ścieżkami {paths, list} nie ma ani telefonu, ani e-maila, ale coś do nich podobnego jest pod ścieżkami {names, list}. Popraw ścieżki albo ustaw `needsContact` false.",
  contact_swapped:
    "`fields.phone` znalazło adres e-mail, a `fields.email` telefon: oba zostawiono. Czy te dwie ścieżki nie są zamienione?",
  name_is_path: "W koncie jest coś o tej nazwie, ale tekst w regule znaczy ścieżkę. Wpisz {correct}.",
  status_unknown: "Status zamówienia nie jest znany. Podaj `order_status_id` albo przekaż `account`.",
  account_needed:
    "Reguły podają nazwę {what, select, status {statusu zamówienia} orderSource {własnego źródła zamówień} warehouse {magazynu} priceGroup {grupy cenowej} other {pola dodatkowego}}, a konto nie jest znane. Wpisz id, które pokazuje `baselinker-sdk doctor`, albo przekaż `account`.",
  name_unknown:
    "Konto nie ma {what, select, status {statusu zamówienia} orderSource {własnego źródła zamówień} warehouse {magazynu} priceGroup {grupy cenowej} other {pola dodatkowego}} „{name}”. {help, select, near {Może „{near}”?} names {Są {names, list}.} other {Popraw nazwę albo wpisz id.}}",
  name_ambiguous:
    "Konto ma kilka {what, select, status {statusów zamówienia} orderSource {własnych źródeł zamówień} warehouse {magazynów} priceGroup {grup cenowych} other {pól dodatkowych}} o tej nazwie. Wpisz id.",
  key_absent:
    'Pod ścieżką {paths, list} lead nie ma klucza: klucz powstanie z treści zgłoszenia, więc ten sam formularz wysłany dwa razy będzie jednym zamówieniem. Popraw regułę `key` albo dodaj jej `"required": false`.',
  key_placeholder:
    "Klucz jest tym, co programy wpisują zamiast id (`0`, `null`, niewypełniony szablon): wszystkie takie leady byłyby jednym. Popraw regułę `key` albo formularz.",
  key_unsafe:
    "Klucz jest liczbą, której JSON nie mieści dokładnie: inne leady dostałyby taki sam. Zdekoduj treść przez `decodeBody` albo wysyłaj id jako tekst.",
  key_invalid:
    "Klucz to {kind, select, null {null} list {lista} object {obiekt} boolean {true albo false} broken {tekst z uszkodzonym znakiem} other {tekst za długi lub uszkodzony albo w ogóle nie tekst}}, a nie tekst, którym można nazwać leada. Popraw regułę `key`.",
  several_values:
    "Potrzebna jest jedna wartość, a {count, plural, one {jest #} few {są #} other {jest #}}: wzięto pierwszą. Żeby wziąć wszystkie, użyj `join`.",
  not_a_text:
    "Potrzebny jest tekst, a tu {kind, select, null {jest null} list {jest lista} object {jest obiekt} nothing {niczego nie ma} text {jest inny tekst} number {jest liczba} boolean {jest true albo false} function {jest funkcja} other {jest `{kind}`}}: wartość pominięto. Przedłuż ścieżkę do właściwej części.",
  text_damaged:
    "W tekście są znaki zepsute po drodze albo encje HTML: zostawiono go. Popraw źródło albo dodaj `clean`.",
  email_unreadable: "W adresie e-mail jest złamanie wiersza: pominięto go. Sprawdź u kupującego.",
  contact_unreadable:
    "Lead nie ma telefonu, a jego adresu e-mail nie da się odczytać. Popraw leada albo ustaw `needsContact` na false.",
  looks_like_formula:
    'Tekst zaczyna się jak formuła, którą arkusz z eksportem może wykonać: zostawiono go. `"clean": ["formula"]` usuwa jej znaki.',
  email_unusual:
    "To nie wygląda na adres e-mail. Zostawiono go, chyba że mówi, że adresu nie ma. Sprawdź u kupującego.",
  email_repaired: "W adresie e-mail była spacja albo przecinek: poprawiono.",
  email_typo: "Nikt nie ma adresu e-mail w tej domenie: zapewne chodziło o {meant}.",
  currency_differs_value:
    "Kwota jest w {own}, a zamówienie w {order}: pominięto ją. Przelicz ją albo popraw `currency`.",
  currency_unknown: "To nie kod waluty ISO 4217: pominięto go. Dodaj `lookup` na kody.",
  truncated:
    "Tekst ma znaków: {length}, a limit to {max}: obcięto go. Resztę można przenieść przez `limits`.",
  overflowed: "Tekst ma znaków: {length}, a limit to {max}: resztę przeniesiono do `{into}`.",
  too_long_dropped:
    "Tekst ma znaków: {length}, a limit to {max}. Część byłaby błędna, więc tekst pominięto. Sprawdź ścieżkę.",
  length_uncertain:
    "Tekst ma znaków: {length}. Nowsze strony Base pozwalają na {max}, starsze na {safe}. Wysłano cały tekst. Sprawdź go w zamówieniu albo ustaw `limits`.",
  too_long: "Tekst ma znaków: {length}, a limit to {max}: reguły go odrzucają.",
  condition_unreadable:
    "Warunek porównuje z liczbą albo z „tak” lub „nie”, a tu jest coś innego: nie jest spełniony. Sprawdź ścieżkę.",
  lookup_unmatched: "Tej wartości nie ma w `lookup`. Dodaj ją albo podaj `default`.",
  lookup_rejected: "Tej wartości nie ma w `lookup`: reguły ją odrzucają. Dodaj ją.",
  pattern_unmatched: "Tekst nie pasuje do wzorca. Dodaj wzorzec dla takich tekstów.",
  line_unreadable:
    'Ta pozycja w tekście nie pasuje do wzorca. Bez niej zamówienie nie powstało. Dodaj dla niej wzorzec albo napisz "required": false.',
  decode_failed:
    "Tekst nie jest poprawnym {format, select, form {zapisem formularza} other {{format}}}. Sprawdź `decode` w regule.",
  divided_by_zero: "Dzielenie przez zero nie ma wyniku. Podaj `default`.",
  too_large: "Liczba jest za duża dla zamówienia: pominięto ją. Sprawdź ścieżkę.",
  no_integer: "Liczba nie jest całkowita: zaokrąglono ją. Sprawdź ścieżkę.",
  price_missing: "Pozycja nie ma ceny: wpisano 0. Podaj `price_brutto` albo `priceGroup`.",
  quantity_missing: "Pozycja nie ma poprawnej ilości: wpisano 1.",
  quantity_unreadable:
    "Ilość nie jest liczbą sztuk. Popraw leada, wyjmij liczbę przez `pattern` albo podaj `default`.",
  quantity_zero: "Ilość w pozycji to 0: pominięto ją. Takie pozycje można odsiać przez `where`.",
  quantity_negative: "Ilość w pozycji jest ujemna: znak przeniesiono na cenę. Sprawdź źródło.",
  quantity_fraction:
    "Pozycja ma sztuk: {quantity}, a Base przyjmuje całe: powstała jedna sztuka w cenie całej pozycji.",
  tax_rate_fraction: "Stawka podatku jest poniżej 1 %, jak w ułamkach. Pomnóż ją przez 100.",
  line_name_missing:
    "Pozycja nie ma nazwy: zamiast niej {instead, select, sku {wpisano SKU} ean {wpisano EAN} attributes {wpisano atrybuty} other {wpisano kreskę}}.",
  line_empty: "Pozycja nie ma nazwy, SKU, EAN ani ceny: pominięto ją.",
  line_without_sku: "Pozycja nie ma SKU: zostaje pozycją tekstową, bez powiązania z katalogiem.",
  line_unlinked: "Pozycja nie ma produktu, jak chcą reguły: zostaje pozycją tekstową.",
  line_split:
    "Ceny pozycji nie da się podzielić przez ilość co do {unit, select, cent {grosza} other {najmniejszej jednostki waluty}}: podzielono ją na dwie pozycje.",
  too_many_lines: "Lead ma więcej pozycji niż {max}. Sprawdź `each` albo zwiększ `maxLines`.",
  order_too_large: "Zamówienie ma więcej bajtów niż {max}. Bierz mniej tekstów albo krótsze.",
  columns_uneven:
    "Kolumny mają różną długość: brakujące komórki zostają puste. Sprawdź, czy należą do siebie.",
  sku_unmatched:
    "W katalogu nie ma produktu o tym {by}{help, select, near { (≈ `{near}`)} other {}}: pozycję dodano bez powiązania z katalogiem. Popraw to w sklepie albo w katalogu.",
  sku_dropped:
    "W katalogu nie ma produktu o tym {by}{help, select, near { (≈ `{near}`)} other {}}: pozycję pominięto.",
  sku_rejected:
    "W katalogu nie ma produktu o tym {by}{help, select, near { (≈ `{near}`)} other {}}: reguły to odrzucają.",
  sku_unchecked:
    "Base nie dało się zapytać o ten {by}: pozycja zostaje tekstowa. Powiąż ją w Base albo sprawdź połączenie.",
  sku_unchecked_needed:
    "Base nie dało się zapytać o ten {by}, a reguły zależą od odpowiedzi: zamówienia nie utworzono. Prześlij leada ponownie.",
  sku_ambiguous:
    "W katalogu {count, plural, one {# produkt ma} few {# produkty mają} many {# produktów ma} other {# produktu ma}} ten {by}: {done, select, first {wzięto pierwszy} other {pozycję dodano bez powiązania z katalogiem}}. Nadaj każdemu własny.",
  sku_ambiguous_rejected:
    "Produktów katalogu z takim {by} jest {count}: reguły to odrzucają. Nadaj każdemu własny.",
  lines_not_linked:
    "Nie każda pozycja ma produkt w katalogu: nie powiązano żadnej, bo reguły chcą wszystkich albo żadnej.",
  price_from_catalog: "Cena pozycji pochodzi z grupy cenowej.",
  price_negative: "Cena pozycji jest ujemna. Sprawdź źródło albo odrzucaj takie zamówienia.",
  price_negative_rejected: "Cena pozycji jest ujemna: reguły to odrzucają.",
  price_differs: "Cena pozycji różni się o {percent} % od ceny z grupy cenowej. Sprawdź źródło.",
  line_amount_too_large: "Kwota pozycji jest za duża dla zamówienia. Sprawdź źródło.",
  price_shared: "Pozycja nie ma ceny: wzięto jej część sumy.",
  price_group_missing: "Produkt nie ma ceny w grupie cenowej z reguł.",
  discount_too_large: "Rabat jest większy niż pozycje: stał się osobną pozycją. Sprawdź źródło.",
  total_differs: "Pozycje i dostawa dają {sum}, a lead podaje {total}: różnica to {difference}.",
  total_far_off:
    "Pozycje i dostawa dają {sum}, a lead podaje {total}: brakuje ponad połowy albo jest jej za dużo. Popraw ścieżki w `products` albo w `total`.",
  extra_field_unknown: "Konto nie ma dodatkowego pola o tym id: Base pominęłoby wartość. Popraw regułę.",
  extra_field_option: "To dodatkowe pole nie ma takiej opcji. Dodaj `lookup` albo opcję w koncie.",
  extra_field_number: "To dodatkowe pole przyjmuje liczby, a wartość nią nie jest.",
  extra_field_date: "To dodatkowe pole przyjmuje daty, a wartość nią nie jest.",
  extra_field_file: "To dodatkowe pole przyjmuje pliki: wartość pominięto.",
  status_not_found: "Konto nie ma statusu zamówienia {id}. Popraw regułę.",
  source_not_found: "Konto nie ma własnego źródła zamówień {id}. Popraw regułę.",
  warehouse_not_found: "Konto nie ma magazynu {id}. Popraw regułę.",
  catalog_not_found: "Konto nie ma katalogu {id}. Popraw regułę.",
  price_group_not_found: "Konto nie ma grupy cenowej {id}. Popraw regułę.",
  currency_differs: "Grupa cenowa jest w {group}, a zamówienia w {order}. Użyj grupy cenowej w ich walucie.",
  phone_empty: "Telefon nie ma cyfr: zostawiono go. Sprawdź u kupującego.",
  phone_too_short: "Telefon ma za mało cyfr: zostawiono go. Sprawdź u kupującego.",
  phone_too_long: "Telefon ma za dużo cyfr: zostawiono go. Sprawdź u kupującego.",
  phone_invalid: "W żadnym kraju nie ma takiego numeru telefonu: zostawiono go. Sprawdź u kupującego.",
  phone_needs_country: "Telefon nie ma numeru kierunkowego kraju: zostawiono go. Ustaw `defaults.country`.",
  phone_placeholder: "Telefon jest zmyślony, żeby wypełnić pole: zostawiono go. Sprawdź u kupującego.",
  phone_no_second: "W tekście nie ma drugiego telefonu.",
  phone_parser_failed:
    "`phoneParser` zgłosił błąd albo zwrócił promise: telefony tego leada odczytano bez niego. Popraw go.",
  phone_extension_dropped: "Telefon miał numer wewnętrzny: pominięto go.",
  phone_repaired_trunk_80: "Telefon miał stary prefiks międzymiastowy 8-0: poprawiono.",
  phone_from_text: "Telefon był wśród innych słów albo liczb. Sprawdź u kupującego.",
  phone_repaired_trunk: "Po numerze kierunkowym kraju był prefiks międzymiastowy: usunięto go.",
  phone_repaired_no_trunk: "Telefonowi brakowało prefiksu międzymiastowego: poprawiono.",
  phone_repaired_prefix: "Prefiks telefonu był podwojony albo pomieszany: poprawiono.",
  phone_repaired_plus: "Numer kierunkowy kraju był bez plusa: poprawiono.",
  phone_repaired_letter: "W telefonie zamiast cyfry była litera: poprawiono.",
  date_missing: "W tekście nie ma daty.",
  date_unreadable: "Tej daty nie da się odczytać. Podaj jej wzorzec w `from`.",
  date_impossible: "Taki dzień albo taka godzina nie istnieje. Sprawdź źródło.",
  date_unlikely:
    "Data zamówienia jest sprzed roku 2000 albo kilka dni późniejsza niż odbiór: {done, select, kept {wpisano ją bez zmian} other {wzięto czas odbioru}}. Sprawdź źródło.",
  date_zone_assumed: "Czas nie ma strefy: przyjęto UTC. Ustaw `defaults.timeZone`.",
  date_excel: "Data była liczbą dni, jak w Excelu.",
  date_milliseconds: "Data była w milisekundach: zamieniono na sekundy.",
  date_microseconds: "Data była w mikrosekundach: zamieniono na sekundy.",
  date_gap: "Przez zmianę czasu na letni tej godziny nie było: przesunięto ją o tyle samo.",
  date_overlap: "Przez zmianę czasu ta godzina była dwa razy: wzięto pierwszą.",
  date_ambiguous: "Dzień i miesiąc mogą być zamienione: datę pominięto. Podaj jej wzorzec w `from`.",
  not_minor_units:
    "Kwota ma ułamek albo walutę, więc nie jest w najmniejszej jednostce: pominięto ją. Usuń `minorUnits`.",
  decimal_empty: "Nie ma liczby.",
  decimal_unreadable: "To nie jest jedna liczba. Rozbierz tekst przez `pattern`.",
  decimal_not_finite: "Liczba jest nieskończona albo ma za dużo cyfr.",
  decimal_too_long: "Tekst jest za długi jak na liczbę.",
  decimal_ambiguous:
    "Liczbę można odczytać na dwa sposoby. Ustaw `decimalSeparator` albo `defaults.decimalSeparator`.",
  boolean_unreadable: "To nie znaczy ani „tak”, ani „nie”. Dodaj `lookup` na true i false.",
  cod_unreadable:
    "Nie wiadomo, czy kurier pobiera pieniądze: wartość pominięto, a takie zamówienie Base traktuje jako opłacone z góry. Dodaj `lookup` na true i false.",
  point_unreadable:
    "Nie znaleziono numeru ani kodu punktu odbioru: tekst zostawiono. Wyjmij numer przez `pattern` albo zmapuj pole, w którym jest zapisany.",
  address_unreadable:
    "Nie da się oddzielić miejscowości od ulicy: nic nie wzięto. Użyj `pattern` albo zmapuj pola, w których są zapisane.",
  country_unknown: "Żaden kraj nie ma takiej nazwy ani kodu. Dodaj `lookup` na kody.",
  postcode_padded: "Kod pocztowy zgubił pierwsze zero: dodano je.",
  name_unreadable: "Zamiast imienia jest tu adres e-mail albo liczba: pominięto.",
  name_swapped: "Nazwisko stało przed imieniem.",
  name_company: "To nazwa firmy: nie podzielono jej na części.",
  name_unsure: "Nic nie mówi, które słowo jest nazwiskiem: wzięto ostatnie. Ustaw `order`.",
  tax_id_invalid:
    "Takiego numeru podatkowego nie ma: nie zgadza się długość albo cyfra kontrolna. Zostawiono go, chyba że mówi, że numeru nie ma. Sprawdź.",
  postcode_unreadable: "Kod pocztowy nie pasuje do kraju: zostawiono go.",
} as const satisfies Texts<typeof english>;

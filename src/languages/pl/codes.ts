import type { MappingCode } from "../../mapping/contract/issueCodes.ts";
import type { ProblemCodeName } from "../../shared/errors/rulesError.ts";

/** The texts of all codes in Polish. A test checks that each `{name}` is the same as in English. */
export const issueCodesPl: Readonly<Record<MappingCode, string>> = {
  lead_unreadable:
    "Leada nie udało się odczytać: jedna z jego właściwości zgłosiła błąd. Przekaż zwykłe, zdekodowane dane.",
  not_a_lead: "To jest {what}, a nie lead. Przekaż {pass}.",
  too_much_work:
    "Ta reguła robi z leada za dużo: {what} jest ponad limit. Uprość regułę albo odrzucaj takie leady.",
  more_issues: "Dalszych uwag z kodem `{code}`: {count}.",
  leads_unsplit: "W tym żądaniu jest leadów: {count}. Przekazuj każdy z `mapper.split(request)`.",
  received_at_invalid: "`receivedAt` nie jest czasem. Przekaż Date z chwilą otrzymania leada.",
  rejected: "Reguła odrzuciła leada: {reason}",
  rule_warning: "{reason}",
  required_missing: "Brakuje wymaganej wartości. Sprawdź leada i ścieżkę w regule.",
  path_unmatched:
    'W tym leadzie pod ścieżką {paths} nic nie ma. Najbliższe: {names}. Popraw ścieżkę albo wpisz "required": false, jeśli może tego nie być.',
  element_unmatched:
    'Żaden element listy nie ma {paths}. Najbliższe: {names}. Ścieżki w `each` zaczynają się od elementu: popraw tę albo wpisz "required": false, jeśli może tego nie być.',
  path_absent:
    'W tym leadzie pod ścieżką {paths} nic nie ma, ani nic podobnego. Jest {names}. Jeśli tak jest zawsze, popraw ścieżkę albo zapisz własny tekst jako { "value": … }.',
  lines_unreadable:
    "Elementów listy: {count}, a pod ścieżkami z `fields` w żadnym nic nie ma: zamówienia bez pozycji nie utworzono. Popraw ścieżki.",
  lines_unmapped:
    "Żadna reguła nie czyta listy {path}, a elementów z cenami jest w niej {count}. Dodaj `products` z takim `each`.",
  no_contact:
    "Nie ma telefonu ani adresu e-mail. Reguły szukały {paths}; ten lead ma {names}. Popraw ścieżki albo ustaw `needsContact` na false.",
  contact_elsewhere:
    "Reguły nie znalazły telefonu ani adresu e-mail pod {paths}, ale lead ma coś takiego tutaj: {names}. Popraw ścieżki albo ustaw `needsContact` na false.",
  contact_swapped:
    "`fields.phone` znalazło adres e-mail, a `fields.email` telefon: oba zostawiono. Czy te dwie ścieżki nie są zamienione?",
  name_is_path: "W koncie jest coś o tej nazwie, ale tekst w regule znaczy ścieżkę. Wpisz {correct}.",
  status_unknown: "Status zamówienia nie jest znany. Podaj `order_status_id` albo przekaż `account`.",
  account_needed:
    "{what}: podano nazwę, a konto nie jest znane. Wpisz id, które podaje `baselinker-sdk doctor`, albo przekaż `account`.",
  name_unknown: 'Konto nie ma {what} "{name}". {help}',
  name_ambiguous: "{what}: w koncie jest kilka takich nazw. Wpisz id.",
  key_absent:
    'Lead nie ma klucza pod {paths}: `forward` utworzy go z treści, więc formularz wysłany dwa razy będzie jednym zamówieniem. Popraw regułę `key` albo dodaj jej `"required": false`.',
  key_placeholder:
    "Klucz jest tym, co programy wpisują zamiast id (`0`, `null`, niewypełniony szablon): wszystkie takie leady byłyby jednym. Popraw regułę `key` albo formularz.",
  key_unsafe:
    "Klucz jest liczbą, której JSON nie mieści dokładnie: inne leady dostałyby taki sam. Zdekoduj treść przez `decodeBody` albo wysyłaj id jako tekst.",
  key_invalid: "Klucz: {kind}, a nie tekst, którym można nazwać leada. Popraw regułę `key`.",
  several_values:
    "Zamiast jednej wartości jest ich {count}: wzięto pierwszą. Aby wziąć wszystkie, użyj `join`.",
  not_a_text: "Zamiast tekstu jest tu {kind}: pominięto. Wydłuż ścieżkę.",
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
  decode_failed: "Tekst nie jest poprawnym {format}. Sprawdź `decode` w regule.",
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
  line_name_missing: "Pozycja nie ma nazwy: wzięto {instead}.",
  line_empty: "Pozycja nie ma nazwy, SKU, EAN ani ceny: pominięto ją.",
  line_without_sku: "Pozycja nie ma SKU: zostaje pozycją tekstową, bez powiązania z katalogiem.",
  line_unlinked: "Pozycja nie ma produktu, jak chcą reguły: zostaje pozycją tekstową.",
  line_split:
    "Kwoty pozycji nie da się podzielić przez ilość z dokładnością do {unit}: podzielono ją na dwie.",
  too_many_lines: "Lead ma więcej pozycji niż {max}. Sprawdź `each` albo zwiększ `maxLines`.",
  order_too_large: "Zamówienie ma więcej bajtów niż {max}. Bierz mniej tekstów albo krótsze.",
  columns_uneven:
    "Kolumny mają różną długość: brakujące komórki zostają puste. Sprawdź, czy należą do siebie.",
  sku_unmatched:
    "Żaden produkt katalogu nie ma takiego {by}{near}: pozycja zostaje tekstowa. Popraw w sklepie albo w katalogu.",
  sku_dropped: "Żaden produkt katalogu nie ma takiego {by}{near}: pozycję pominięto.",
  sku_rejected: "Żaden produkt katalogu nie ma takiego {by}{near}: reguły to odrzucają.",
  sku_unchecked:
    "Base nie dało się zapytać o ten {by}: pozycja zostaje tekstowa. Powiąż ją w Base albo sprawdź połączenie.",
  sku_unchecked_needed:
    "Base nie dało się zapytać o ten {by}, a reguły zależą od odpowiedzi: zamówienia nie utworzono. Prześlij leada ponownie.",
  sku_ambiguous: "Produktów katalogu z takim {by} jest {count}: {done}. Nadaj każdemu własny.",
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
  date_missing: "Nie ma daty.",
  date_unreadable: "Tej daty nie da się odczytać. Podaj jej wzorzec w `from`.",
  date_impossible: "Taki dzień albo taka godzina nie istnieje. Sprawdź źródło.",
  date_unlikely:
    "Data zamówienia jest sprzed 2000 roku albo o kilka dni późniejsza niż odbiór leada: {done}. Sprawdź źródło.",
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
};

export const problemCodesPl: Readonly<Record<ProblemCodeName, string>> = {
  not_json:
    "W regułach jest coś, czego JSON nie ma, są za głęboko zagnieżdżone albo za duże. Pisz zwykły JSON.",
  wrong_type: "JSON jest innego rodzaju, na przykład tekst zamiast listy. Wpisz to, o co prosi komunikat.",
  missing: "Brakuje czegoś potrzebnego albo lista jest pusta. Dodaj.",
  unknown_name: "Takiej nazwy tu nie ma. W `suggestion` jest najbliższa, jeśli taka istnieje.",
  misplaced: "Ta nazwa należy gdzie indziej albo znaczy coś tylko z inną. Przenieś ją albo dodaj tamtą.",
  bad_choice: "Takiej wartości tu nie ma. Wpisz jedną z dozwolonych.",
  bad_constant: "Pole nie przyjmie tej stałej. Wpisz taką, która pasuje.",
  bad_code: "Nie ma takiego kodu kraju, waluty, strefy czasowej ani języka. Wpisz istniejący.",
  bad_name: "Takiej nazwy wartości nie może być w ścieżce. Nazwij ją inaczej.",
  bad_path: "Ścieżki nie da się odczytać. Komunikat mówi, na którym znaku.",
  bad_template: "Szablonu nie da się odczytać. Komunikat mówi dlaczego.",
  too_nested:
    "Za dużo list jedna w drugiej albo nazwanych wartości, które odwołują się do siebie. Zmniejsz liczbę poziomów.",
  bad_pattern: "Wzorca nie da się odczytać. Komunikat mówi dlaczego.",
  no_source: "Nie wiadomo, skąd wziąć wartość. Dodaj jedno źródło.",
  several_sources: "Z tego działa tu tylko jedno. Zostaw jedno albo zrób z nich kilka.",
  no_test: "Warunek nie ma sprawdzenia. Dodaj je.",
  unknown_value: "Nie ma nazwanej wartości o tej nazwie. Dodaj ją do `values` albo popraw nazwę.",
  cycle: "Nazwane wartości odwołują się do siebie w kółko. Weź jedną z nich z leada.",
};

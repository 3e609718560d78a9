import type { Texts } from "../../shared/messages/texts.ts";
import type { problems as english } from "../en/problems.ts";

export const problems = {
  "not_json.number": "{number} nie jest liczbą, którą można zapisać w JSON. Wpisz liczbę skończoną.",
  "not_json.kind":
    "W regułach nie może być wartości typu `{kind}`. To zwykły JSON: wpisz tekst, liczbę, true, false, listę albo obiekt.",
  "not_json.date": "W regułach nie może być `Date`. Wpisz sekundy: `Math.floor(date.getTime() / 1000)`.",
  "not_json.depth":
    "Reguły mają ponad {most, plural, one {# poziom} few {# poziomy} many {# poziomów} other {# poziomu}} zagnieżdżenia albo zawierają same siebie. Przenieś to, co zagnieżdżone, do `values` i nadaj mu nazwę.",
  "not_json.size":
    "Reguły mają ponad {most, plural, one {# wartość} few {# wartości} many {# wartości} other {# wartości}}. Tak duże tabele trzymaj poza regułami.",

  "wrong_type.kind":
    "Tu jest {kind, select, null {null} nothing {pusto} list {lista} object {obiekt} text {tekst} number {liczba} boolean {true albo false} other {{kind}}}, a musi to być {wanted}.",
  "wrong_type.rules":
    'Reguły to obiekt z `version` i `fields` albo tabela o dwóch kolumnach: obiekt lub lista par, np. `["email", "Email"]`.',
  "wrong_type.table": "To jest tekst tabeli. Przekaż `fromLeadBox(text)`.",
  "wrong_type.file": 'To jest nazwa pliku. Przekaż `JSON.parse(await readFile(name, "utf8"))`.',
  "wrong_type.text": "Reguły to dane, a tu jest tekst. Przekaż `JSON.parse(text)`.",
  "wrong_type.bytes": "Reguły to dane, a tu są bajty. Przekaż `JSON.parse(new TextDecoder().decode(bytes))`.",
  "wrong_type.module": "To jest moduł. Przekaż jego `default`.",
  "wrong_type.promise": "To jest obietnica (promise). Czy nie brakuje `await`?",
  "wrong_type.object": "Reguły to zwykły JSON: obiekt albo lista par.",
  "wrong_type.mixed":
    'To jest tabela, a obok jej wierszy jest `{word}`. Wpisz `\'{ "version": 1, "table": { … }, "\'{word}": … \'}\'`.',

  "missing.element": "Lista jest pusta. Dodaj element albo usuń listę.",
  "missing.name": "Brakuje `{name}`. Musi to być {wanted}.",
  "missing.fields": "Lista nie ma pól. Dodaj wiersze, na przykład `products.sku` i `products.quantity`.",
  "missing.column": "Ten wiersz nie ma drugiej kolumny. Wpisz pole, tabulator lub `;` i parametr.",
  "missing.part": "Pole przyjmuje jeden tekst, a wzorzec daje części. Podaj jedną z nich w `part`.",

  "unknown_name.comment": "Komentarz pisze się jako `$comment`, w dowolnym miejscu reguł.",
  "unknown_name.name":
    '`{name}`: {what, select, field {Base nie ma takiego pola} option {typ "{of}" nie ma takiej opcji} length {to nie jest pole o ograniczonej długości} overflow {to pole nie może przyjąć tego, co obcięto} pattern {wzorzec nie ma takiej części} value {`{of}` nie ma takiej części} other {takiej nazwy tu nie ma}}. {help, select, near {Może `{near}`?} names {Dozwolone: {names, list}.} other {Popraw nazwę.}}',
  "unknown_name.field": "`{name}`: Base nie ma takiego pola. Nazwy są takie jak w `addOrder`: {link}",
  "unknown_name.extra":
    "`{name}`: Base nie ma takiego pola. Pole dodatkowe zapisuje się `deal_cf_<id>`, na przykład `deal_cf_101`.",
  "unknown_name.word":
    '`{name}`: Base nie ma takiego pola. `key`, `defaults` i `products` wpisuje się obok `fields`: `\'{ "version": 1, "fields": { … }, "products": { "each": "items", "fields": { … } } }\'`.',

  "misplaced.field": "`{name}` jest polem zamówienia. Przenieś je do `fields`.",
  "misplaced.word": "`{word}` działa tylko razem z `{main}`. Dodaj `{main}` albo usuń `{word}`.",

  bad_choice: 'Tu musi być {wanted}.{help, select, near { Może "{near}"?} other {}}',

  "bad_constant.value":
    "Wartość wpisana w regułach nie pasuje do tego pola. Popraw ją, bo inaczej każdy lead będzie miał uwagę: {why}",
  "bad_constant.path":
    '`"{text}"` to ścieżka. Wpisz `{constant}` bez cudzysłowu albo `{path}`, jeśli tak nazywa się klucz.',
  "bad_constant.id": "Pole przyjmuje id. Wpisz liczbę albo nazwę z konta: `{example}`.",
  "bad_constant.lines": "Potrzebna jest tu całkowita liczba pozycji, od 1.",
  "bad_constant.limit": "Limit długości to całkowita liczba znaków, od 1.",
  "bad_constant.percent": "Potrzebna jest tu liczba procent, od 0.",

  "bad_code.country": "To nie jest kod kraju ISO 3166. Wpisz dwie wielkie litery, np. `PL`.",
  "bad_code.currency": "To nie jest kod waluty ISO 4217. Wpisz trzy wielkie litery, np. `PLN`.",
  "bad_code.timeZone": "Nie ma takiej strefy czasowej. Wpisz nazwę, np. `Europe/Warsaw`.",
  "bad_code.language": "To nie jest kod języka. Wpisz na przykład `uk`, `pl` albo `en-GB`.",

  bad_name:
    "Nazwa wartości składa się tylko z liter, cyfr, _ i - i zaczyna się od litery. Nie pisz tu $ przed nią.",

  "bad_path.syntax": "Ścieżki `{path}` nie da się odczytać: {problem} (znak {position}).",
  "bad_path.whole": "Całe żądanie można zachować tylko na ścieżce z kluczy i `[*]`: `entry[*].changes[*]`.",
  "bad_template.text": "Szablonu nie da się odczytać: {problem}.",
  "bad_template.path": "Szablonu nie da się odczytać: {problem} (znak {position}).",

  "too_nested.each":
    "Ponad {most} `each` jest zagnieżdżonych jedno w drugim. Przenieś jedno z nich do `values`.",
  "too_nested.values":
    "Ponad {most, plural, one {# nazwana wartość odwołuje się} few {# nazwane wartości odwołują się} many {# nazwanych wartości odwołuje się} other {# nazwanej wartości odwołuje się}} do siebie w łańcuchu. Niektóre z nich bierz od razu z leada.",

  "bad_pattern.regular":
    "Ten wzorzec to wyrażenie regularne. Wpisz części takie jak `'{name}'` i `'{number:integer}'`, a `*` oznacza dowolny tekst.",
  "bad_pattern.length":
    "Wzorzec ma ponad {most, plural, one {# znak} few {# znaki} many {# znaków} other {# znaku}}. Podziel go.",
  "bad_pattern.escape": "Wzorzec kończy się na \\. Sam ten znak zapisz jako \\\\.",
  "bad_pattern.close": "Wzorzec ma {close} bez {open} przed nim. Sam znak zapisz jako \\{close}.",
  "bad_pattern.open": "Wzorzec ma {open} bez {close} po nim. Sam znak zapisz jako \\{open}.",
  "bad_pattern.star":
    "Wzorzec ma * między dwiema częściami, a oznacza ona dowolny tekst. Sam znak zapisz jako \\*.",
  "bad_pattern.brackets": "Wzorzec ma puste nawiasy {brackets}. Usuń je.",
  "bad_pattern.part": "Wzorzec ma dwie części {part}. Zmień nazwę jednej z nich.",
  "bad_pattern.empty": "Wzorzec jest pusty. Wpisz go albo usuń.",
  "bad_pattern.type":
    'We wzorcu część {part} ma typ "{type}", a takiego nie ma. Są typy {types, list} albo kilka tekstów rozdzielonych |.',
  "bad_pattern.year": "We wzorcu daty nie ma roku. Dodaj `YYYY`.",
  "bad_pattern.month": "We wzorcu daty nie ma miesiąca. Dodaj `MM` albo `MMMM`.",

  no_source: "Nie wiadomo, skąd wziąć wartość. Dodaj jedno z {names, list}.",
  "several_sources.value":
    "Wartość ma kilka źródeł ({names, list}). Zostaw jedno; żeby próbować kilku po kolei, użyj `first`.",
  "several_sources.group": "`{word}` nie można łączyć z `{group}`. Przenieś je do osobnego warunku.",
  "several_sources.lines": "Pozycje pochodzą z `each` albo z `columns`, nie z obu. Zrób z nich dwie reguły.",
  "several_sources.rows":
    "To pole ma kilka wierszy. Zostaw jeden; żeby wziąć pierwszy parametr, który jest, wpisz `'{ \"first\": […] }'`.",
  no_test: "Warunek nie ma sprawdzenia. Dodaj jedno z {names, list}.",
  unknown_value:
    "Wśród nazwanych wartości nie ma `{name}`. {help, select, near {Może `{near}`?} other {Dodaj ją do `values`, a jeśli to klucz zaczyna się od $, wpisz `['$key']`.}}",
  cycle: "Nazwane wartości odwołują się do siebie w kółko: {way}. Jedną z nich weź od razu z leada.",

  or: "{one} albo {other}",
  "wanted.text": "tekst",
  "wanted.number": "liczba",
  "wanted.boolean": "true albo false",
  "wanted.list": "lista",
  "wanted.object": "obiekt",
  "wanted.value":
    'ścieżka (tekst), liczba, true lub false albo obiekt taki jak `\'{ "value": "PLN" }\'` czy `\'{ "first": ["phone", "tel"] }\'`',
  "wanted.operand":
    'jeden tekst, liczba, true lub false albo wartość z leada taka jak `\'{ "path": "limit" }\'` (dla kilku jest `in`)',
  "wanted.condition": 'warunek taki jak `\'{ "path": "status", "is": "paid" }\'`',
  "wanted.list_like": "lista taka jak `{example}`",
  "wanted.object_like": "obiekt taki jak `{example}`",

  "path.sign": "brakuje `{sign}`",
  "path.quote": "brakuje cudzysłowu {quote} na końcu",
  "path.separator": "potrzebna jest tu `.` albo `[`",
  "path.steps": "ma ponad {most, plural, one {# krok} few {# kroki} many {# kroków} other {# kroku}}",
  "path.stars":
    "ma ponad {most, plural, one {# krok} few {# kroki} many {# kroków} other {# kroku}} z `*` lub `[key=text]`",
  "path.length": "ma ponad {most, plural, one {# znak} few {# znaki} many {# znaków} other {# znaku}}",
  "path.empty": "potrzebna jest tu ścieżka",
  "path.item": "`@` to sam element; klucz, który zaczyna się od @, zapisz jako `['@key']`",
  "path.bracket": "jest `]` bez `[` przed nim; taki klucz zapisz jako `['key]']`",
  "path.key": "klucz jest pusty",
  "path.brace":
    "w ścieżce nie może być nawiasów klamrowych, a w szablonie ścieżkę bierze się w jedną parę; klucz, który zaczyna się od '{', zapisz jako `{example}`",
  "path.filter": "element znajduje się przez `[key=text]`; do więcej służy `each` z `where`",
  "path.brackets": "w nawiasach może być liczba, `*`, `'klucz w cudzysłowie'` albo `key=text`",
  "path.find": "przed `=` potrzebny jest klucz",
  "path.equals": "wystarczy jeden `=`; tekst, który zaczyna się od =, zapisz w cudzysłowie",
  "template.parts":
    "ma ponad {most, plural, one {# ścieżkę lub część opcjonalną} few {# ścieżki i części opcjonalne} many {# ścieżek i części opcjonalnych} other {# ścieżki i części opcjonalnej}}",
  "template.depth": "części opcjonalne są zagnieżdżone za głęboko",
  "template.close": "`]` niczego nie zamyka; sam znak zapisz jako `\\]`",
  "template.open": "`[` nie jest zamknięty; sam znak zapisz jako `\\[`",
  "template.dollar": "przed nawiasem ścieżki nie ma `$`; wpisz `'{path}'`, a sam znak zapisz jako `\\$`",
  "template.empty": "nie ma w nim `'{path}'`; własny tekst pisze się jako `'{ \"value\": … }'`",
} as const satisfies Texts<typeof english>;

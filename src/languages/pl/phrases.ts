/** Sentences about rules, and parts of sentences and issues. If two would match, the longer comes first. */
export const phrases: Readonly<Record<string, string>> = {
  or: "albo",
  // Kinds of values
  "a text": "tekst",
  "a number": "liczba",
  "a boolean": "tak lub nie (true albo false)",
  "a list": "lista",
  "an object": "obiekt",
  "a function": "funkcja",
  nothing: "nic",
  "true or false": "true albo false",
  // What issues are about
  "A Date was given: use Math.floor(date.getTime() / 1000).":
    "Podano Date: użyj Math.floor(date.getTime() / 1000).",
  // Shape of the rules
  "This is {kind}; {wanted} is needed.": "Tu jest {kind}, a potrzeba: {wanted}.",
  "`{name}` is missing; {wanted} is needed.": "Brakuje `{name}`; potrzeba: {wanted}.",
  "This must be {words}; did you mean {word}?": "Tu musi być {words}; może {word}?",
  "This must be {words}.": "Tu musi być {words}.",
  "`{name}` is a field of the order. Put it into `fields`.":
    "`{name}` jest polem zamówienia. Przenieś je do `fields`.",
  "`{name}`: not a Base field. An additional field is written `deal_cf_<id>`, such as `deal_cf_101`.":
    "`{name}`: Base nie ma takiego pola. Dodatkowe pole zapisuje się `deal_cf_<id>`, na przykład `deal_cf_101`.",
  "`{name}`: not a Base field. `key`, `defaults` and `products` go next to `fields`: {example}.":
    "`{name}`: Base nie ma takiego pola. `key`, `defaults` i `products` pisze się obok `fields`: {example}.",
  "`{name}`: not a Base field. The names are those of addOrder: {link}":
    "`{name}`: Base nie ma takiego pola. Nazwy są takie jak w addOrder: {link}",
  "`{name}`: {what}; did you mean `{meant}`?": "`{name}`: {what}; może `{meant}`?",
  "`{name}`: {what}. Allowed: {names}.": "`{name}`: {what}. Dozwolone: {names}.",
  "`{name}`: {what}.": "`{name}`: {what}.",
  "no part of `{path}`": "nie ma żadnej części `{path}`",
  "not known here": "takiej nazwy tu nie ma",
  "not a Base field": "Base nie ma takiego pola",
  'not an option of the type "{type}"': 'typ "{type}" nie ma takiej opcji',
  "not a field with a length": "to nie pole o ograniczonej długości",
  "cannot take what is cut off": "nie może przyjąć tego, co obcięto",
  "not a part of the pattern": "wzorzec nie ma takiej części",
  "The list is empty. Add an element or remove the list.": "Lista jest pusta. Dodaj element albo usuń listę.",
  'a path (a text), a number, true or false, or an object such as { "value": "UAH" } or { "first": ["phone", "tel"] }':
    'ścieżka (tekst), liczba, true lub false albo obiekt taki jak { "value": "UAH" } czy { "first": ["phone", "tel"] }',
  'one text, number, true or false, or a value of the lead such as { "path": "limit" } (for several use `in`)':
    'jeden tekst, liczba, true lub false albo wartość z leada taka jak { "path": "limit" } (dla kilku jest `in`)',
  'a condition such as { "path": "status", "is": "paid" }':
    'warunek taki jak { "path": "status", "is": "paid" }',
  "a list such as {example}": "lista taka jak {example}",
  "an object such as {example}": "obiekt taki jak {example}",
  // Codes
  "This is not an ISO 3166 country code. Write two capital letters such as UA.":
    "To nie kod kraju ISO 3166. Wpisz dwie wielkie litery, np. UA.",
  "This is not an ISO 4217 currency code. Write three capital letters such as UAH.":
    "To nie kod waluty ISO 4217. Wpisz trzy wielkie litery, np. UAH.",
  "This is not a known time zone. Write an IANA name such as Europe/Kyiv.":
    "Nie ma takiej strefy czasowej. Wpisz nazwę IANA, np. Europe/Kyiv.",
  "This is not a language tag. Write one such as uk, pl or en-GB.":
    "To nie oznaczenie języka. Wpisz takie jak uk, pl albo en-GB.",
  // JSON
  "{number} is not a number that JSON can carry. Write a finite one.":
    "{number} nie jest liczbą, którą mieści JSON. Wpisz skończoną.",
  "A {kind} cannot be part of rules. They are plain JSON: write text, a number, true, false, a list or an object.":
    "Czegoś takiego ({kind}) nie może być w regułach. To zwykły JSON: wpisz tekst, liczbę, true, false, listę albo obiekt.",
  "The rules are nested more than {most} levels deep, or contain themselves. Use `values` to name what is nested.":
    "Reguły są zagnieżdżone głębiej niż poziomów: {most}, albo zawierają same siebie. Nazwij to, co zagnieżdżone, w `values`.",
  "The rules hold more than {most} values. Keep tables of that size outside of the rules.":
    "Reguły mają więcej wartości niż {most}. Tak duże tabele trzymaj poza regułami.",
  "Rules are data, and this is text. Pass `JSON.parse(text)`.":
    "Reguły są danymi, a to jest tekst. Przekaż `JSON.parse(text)`.",
  'Rules are an object with `version` and `fields`, or a two-column table: an object, or a list of pairs such as ["email", "Email"].':
    'Reguły są obiektem z `version` i `fields` albo tabelą o dwóch kolumnach: obiektem lub listą par takich jak ["email", "Email"].',
  // Values
  "The value has no source. Add one of {names}.": "Wartość nie ma źródła. Dodaj jedno z {names}.",
  "The value has several sources ({names}). Keep one; `first` takes several in turn.":
    "Wartość ma kilka źródeł ({names}). Zostaw jedno; kilka po kolei bierze `first`.",
  "`{word}` works only with `{main}`. Add that, or remove it.":
    "`{word}` znaczy coś tylko razem z `{main}`. Dodaj je albo usuń to.",
  "The named values refer to each other in a cycle: {way}. Read one of them from the lead.":
    "Nazwane wartości odwołują się do siebie w kółko: {way}. Weź jedną z nich z leada.",
  "More than {most} named values refer to one another in a row. Read some of them from the lead.":
    "Więcej nazwanych wartości niż {most} odwołuje się do siebie po kolei. Weź niektóre z nich z leada.",
  "The name of a value has letters, digits, _ and - only, starts with a letter, and is written without $ here.":
    "Nazwa wartości ma tylko litery, cyfry, _ i -, zaczyna się od litery i tu pisze się ją bez $.",
  "`{name}` is not among the named values. {hint}": "Nie ma nazwanej wartości `{name}`. {hint}",
  "Add it to `values`, or write a key that begins with $ as `['$key']`.":
    "Dodaj ją do `values`, a klucz, który zaczyna się od $, zapisz jako `['$key']`.",
  "Did you mean `{name}`?": "Może `{name}`?",
  "More than {most} `each` are nested. Name one of them in `values`.":
    "Jest więcej `each` jedno w drugim niż {most}. Nazwij jedno z nich w `values`.",
  "This condition has no test. Add one of {names}.": "Warunek nie ma sprawdzenia. Dodaj jedno z {names}.",
  "`{other}` cannot be used together with `{group}`. Put it into a condition of its own.":
    "`{other}` nie może stać razem z `{group}`. Przenieś je do osobnego warunku.",
  "A field takes one text, and a pattern gives parts. Name one of them in `part`.":
    "Pole przyjmuje jeden tekst, a wzorzec daje części. Nazwij jedną z nich w `part`.",
  "`\"{text}\"` is a path. Write `{number}` without quotes, or `['{key}']` for a key of that name.":
    "`\"{text}\"` jest ścieżką. Wpisz `{number}` bez cudzysłowu albo `['{key}']`, jeśli klucz tak się nazywa.",
  "The field takes an id. Write the number, or the name in the account: {example}.":
    "Pole przyjmuje id. Wpisz liczbę albo nazwę z konta: {example}.",
  "The constant does not fit the field. {why}": "Stała nie pasuje do pola. {why}",
  "This is a whole number of lines, 1 or more.": "To całkowita liczba pozycji, od 1.",
  "A limit is a whole number of characters, 1 or more.": "Limit jest całkowitą liczbą znaków, od 1.",
  "This is a number of percent, 0 or more.": "To liczba procent, od 0.",
  "Lines come from `each` or from `columns`, not from both. Make two rules of them.":
    "Pozycje pochodzą z `each` albo z `columns`, nie z obu. Zrób z nich dwie reguły.",
  "A whole request is kept along keys and `[*]` only: `entry[*].changes[*]`.":
    "Całe żądanie zostaje tylko wzdłuż kluczy i `[*]`: `entry[*].changes[*]`.",
  // Paths and templates
  "The path `{path}` cannot be read: {problem} (at character {at}).":
    "Ścieżki `{path}` nie da się odczytać: {problem} (znak {at}).",
  "The template cannot be read: {problem} (at character {at}).":
    "Szablonu nie da się odczytać: {problem} (znak {at}).",
  "The template cannot be read: {problem}.": "Szablonu nie da się odczytać: {problem}.",
  "it has more than {most} paths and optional parts": "ma ponad {most} ścieżek i części opcjonalnych",
  "optional parts are nested too deeply": "części opcjonalne są zagnieżdżone za głęboko",
  "a `]` closes nothing; write `\\]` for the sign itself":
    "`]` niczego nie zamyka; sam znak zapisz jako `\\]`",
  "a `[` is not closed; write `\\[` for the sign itself":
    "`[` nie jest zamknięty; sam znak zapisz jako `\\[`",
  "`{sign}` is missing": "brakuje `{sign}`",
  "the closing {quote} is missing": "brakuje zamykającego {quote}",
  "a `.` or a `[` is needed here": "potrzebna jest tu `.` albo `[`",
  "there are more than {most} steps with `*` or `[key=text]`":
    "jest więcej kroków z `*` lub `[key=text]` niż {most}",
  "there are more than {most} steps": "jest więcej kroków niż {most}",
  "it has more than {most} characters": "ma więcej znaków niż {most}",
  "a path is needed here": "potrzebna jest tu ścieżka",
  "`@` is the item itself; write a key that begins with @ as `['@key']`":
    "`@` to sam element; klucz, który zaczyna się od @, zapisz jako `['@key']`",
  "a `]` without its `[`; write such a key as `['key]']`":
    "`]` bez swojego `[`; taki klucz zapisz jako `['key]']`",
  "a key is empty": "klucz jest pusty",
  "there are no braces in a path, and one pair around it in a template; write a key that begins with { as `['{key']`":
    "w ścieżce nie ma klamer, a w szablonie jest jedna para wokół niej; klucz, który zaczyna się od {, zapisz jako `['{key']`",
  "an element is found by `[key=text]`; for more use `each` with `where`":
    "element znajduje się przez `[key=text]`; do więcej służy `each` z `where`",
  "brackets hold a number, `*`, a `'quoted key'` or `key=text`":
    "w nawiasach jest liczba, `*`, `'klucz w cudzysłowie'` albo `key=text`",
  "a key is needed before `=`": "przed `=` potrzebny jest klucz",
  "one `=` is enough; write a text that begins with = in quotes":
    "wystarczy jeden `=`; tekst, który zaczyna się od =, zapisz w cudzysłowie",
  // Patterns
  "The pattern of a date {problem}.": "Wzorzec daty: {problem}.",
  "The pattern {problem}.": "Wzorzec: {problem}.",
  "names no year. Add YYYY": "nie ma w nim roku. Dodaj YYYY",
  "names no month. Add MM or MMMM": "nie ma w nim miesiąca. Dodaj MM albo MMMM",
  "is a regular expression. Write parts such as {name} and {number:integer}, and * for any text":
    "to wyrażenie regularne. Wpisz części takie jak {name} i {number:integer}, a * znaczy dowolny tekst",
  "is longer than {most} characters. Split it": "ma więcej znaków niż {most}. Podziel go",
  "ends with a lone \\. Write \\\\ for the character itself":
    "na końcu jest samotny \\. Sam znak zapisz jako \\\\",
  "has a ] without its [. Write \\] for the character itself": "] bez swojego [. Sam znak zapisz jako \\]",
  "has a [ without its ]. Write \\[ for the character itself": "[ bez swojego ]. Sam znak zapisz jako \\[",
  "has a { without its }. Write \\{ for the character itself": "{ bez swojego }. Sam znak zapisz jako \\{",
  "has a } without its {. Write \\} for the character itself": "} bez swojego {. Sam znak zapisz jako \\}",
  "has a * between two parts, where it means any text. Write \\* for the character itself":
    "* między dwiema częściami, gdzie znaczy dowolny tekst. Sam znak zapisz jako \\*",
  "has an empty [ ]": "puste [ ]",
  "has an empty { }": "puste { }",
  "names the part {{name}} twice": "część {{name}} jest nazwana dwa razy",
  "is empty": "jest pusty",
  'gives {{name}} the type "{type}". Known are {types}, or texts with | between them':
    'część {{name}} ma typ "{type}". Są typy {types} albo teksty rozdzielone |',
  "a path has no `$` before its brace; write `{path}`, or `\\$` for the sign itself":
    "przed nawiasem ścieżki nie ma `$`; napisz `{path}` albo `\\$` dla samego znaku",
  'it has no `{path}`; a text of your own is written { "value": … }':
    'nie ma w nim `{path}`; własny tekst pisze się jako { "value": … }',
  "This is the text of a table. Pass `fromLeadBox(text)`.":
    "To jest tekst tabeli. Przekaż `fromLeadBox(text)`.",
  'This is the name of a file. Pass `JSON.parse(await readFile(name, "utf8"))`.':
    'To jest nazwa pliku. Przekaż `JSON.parse(await readFile(name, "utf8"))`.',
  "Rules are data, and these are bytes. Pass `JSON.parse(new TextDecoder().decode(bytes))`.":
    "Reguły są danymi, a to są bajty. Przekaż `JSON.parse(new TextDecoder().decode(bytes))`.",
  "This is a module. Pass its `default`.": "To jest moduł. Przekaż jego `default`.",
  "This is a promise. Is an `await` missing?": "To jest obietnica (promise). Czy nie brakuje `await`?",
  "Rules are plain JSON: an object, or a list of pairs.": "Reguły są zwykłym JSON: obiekt albo lista par.",
  'This is a table with `{word}` next to its rows. Write { "version": 1, "table": { … }, "{key}": … }.':
    'To jest tabela, a obok jej wierszy jest `{word}`. Napisz { "version": 1, "table": { … }, "{key}": … }.',
  "This line has no second column. Write the field, a tab or `;`, and the parameter.":
    "Ten wiersz nie ma drugiej kolumny. Wpisz pole, tabulator lub `;` i parametr.",
  'This field has several rows. Keep one; of several parameters, { "first": […] } takes the first that is there.':
    'To pole ma kilka wierszy. Zostaw jeden; z kilku parametrów { "first": […] } bierze pierwszy, który jest.',
  "The list has no fields. Add rows such as `products.sku` and `products.quantity`.":
    "Lista nie ma pól. Dodaj wiersze, na przykład `products.sku` i `products.quantity`.",
  "A comment is written `$comment`, anywhere in the rules.":
    "Komentarz pisze się jako `$comment`, w dowolnym miejscu reguł.",
};

/** Sentences about rules, and parts of sentences and issues. If two would match, the longer comes first. */
export const phrases: Readonly<Record<string, string>> = {
  or: "або",
  // Kinds of values
  "a text": "текст",
  "a number": "число",
  "a boolean": "так чи ні (true або false)",
  "a list": "список",
  "an object": "об'єкт",
  "a function": "функція",
  nothing: "нічого",
  "true or false": "true або false",
  // What issues are about
  "A Date was given: use Math.floor(date.getTime() / 1000).":
    "Задано Date: напишіть Math.floor(date.getTime() / 1000).",
  // Shape of the rules
  "This is {kind}; {wanted} is needed.": "Тут {kind}, а потрібно: {wanted}.",
  "`{name}` is missing; {wanted} is needed.": "Бракує `{name}`; потрібно: {wanted}.",
  "This must be {words}; did you mean {word}?": "Тут має бути {words}; може, {word}?",
  "This must be {words}.": "Тут має бути {words}.",
  "`{name}` is a field of the order. Put it into `fields`.":
    "`{name}` є полем замовлення. Перенесіть його в `fields`.",
  "`{name}`: not a Base field. An additional field is written `deal_cf_<id>`, such as `deal_cf_101`.":
    "`{name}`: такого поля в Base немає. Додаткове поле пишуть як `deal_cf_<id>`, наприклад `deal_cf_101`.",
  "`{name}`: not a Base field. `key`, `defaults` and `products` go next to `fields`: {example}.":
    "`{name}`: такого поля в Base немає. `key`, `defaults` і `products` пишуть поряд із `fields`: {example}.",
  "`{name}`: not a Base field. The names are those of addOrder: {link}":
    "`{name}`: такого поля в Base немає. Назви ті самі, що в addOrder: {link}",
  "`{name}`: {what}; did you mean `{meant}`?": "`{name}`: {what}; може, `{meant}`?",
  "`{name}`: {what}. Allowed: {names}.": "`{name}`: {what}. Можна: {names}.",
  "`{name}`: {what}.": "`{name}`: {what}.",
  "no part of `{path}`": "немає жодної частини `{path}`",
  "not known here": "такої назви тут немає",
  "not a Base field": "такого поля в Base немає",
  'not an option of the type "{type}"': 'тип "{type}" не має такої опції',
  "not a field with a length": "це не поле з обмеженою довжиною",
  "cannot take what is cut off": "не може прийняти те, що відрізано",
  "not a part of the pattern": "у зразку немає такої частини",
  "The list is empty. Add an element or remove the list.":
    "Список порожній. Додайте елемент або приберіть список.",
  'a path (a text), a number, true or false, or an object such as { "value": "UAH" } or { "first": ["phone", "tel"] }':
    'шлях (текст), число, true чи false або об\'єкт, як-от { "value": "UAH" } чи { "first": ["phone", "tel"] }',
  'one text, number, true or false, or a value of the lead such as { "path": "limit" } (for several use `in`)':
    'один текст, число, true чи false або значення з ліда, як-от { "path": "limit" } (для кількох є `in`)',
  'a condition such as { "path": "status", "is": "paid" }': 'умова, як-от { "path": "status", "is": "paid" }',
  "a list such as {example}": "список, як-от {example}",
  "an object such as {example}": "об'єкт, як-от {example}",
  // Codes
  "This is not an ISO 3166 country code. Write two capital letters such as UA.":
    "Це не код країни ISO 3166. Напишіть дві великі літери, як-от UA.",
  "This is not an ISO 4217 currency code. Write three capital letters such as UAH.":
    "Це не код валюти ISO 4217. Напишіть три великі літери, як-от UAH.",
  "This is not a known time zone. Write an IANA name such as Europe/Kyiv.":
    "Такого часового поясу немає. Напишіть назву IANA, як-от Europe/Kyiv.",
  "This is not a language tag. Write one such as uk, pl or en-GB.":
    "Це не позначення мови. Напишіть таке, як uk, pl чи en-GB.",
  // JSON
  "{number} is not a number that JSON can carry. Write a finite one.":
    "{number} не є числом, яке вміщує JSON. Напишіть скінченне.",
  "A {kind} cannot be part of rules. They are plain JSON: write text, a number, true, false, a list or an object.":
    "Такого ({kind}) у правилах бути не може. Це звичайний JSON: пишіть текст, число, true, false, список або об'єкт.",
  "The rules are nested more than {most} levels deep, or contain themselves. Use `values` to name what is nested.":
    "Рівнів вкладеності понад {most}, або правила містять самі себе. Назвіть вкладене у `values`.",
  "The rules hold more than {most} values. Keep tables of that size outside of the rules.":
    "У правилах понад {most} значень. Такі великі таблиці тримайте поза правилами.",
  "Rules are data, and this is text. Pass `JSON.parse(text)`.":
    "Правила є даними, а тут текст. Передайте `JSON.parse(text)`.",
  'Rules are an object with `version` and `fields`, or a two-column table: an object, or a list of pairs such as ["email", "Email"].':
    'Правила є об\'єктом із `version` і `fields` або таблицею з двох стовпців: об\'єктом чи списком пар, як-от ["email", "Email"].',
  // Values
  "The value has no source. Add one of {names}.": "Не сказано, звідки значення. Додайте одне з {names}.",
  "The value has several sources ({names}). Keep one; `first` takes several in turn.":
    "У значення кілька джерел ({names}). Лишіть одне; кілька по черзі бере `first`.",
  "`{word}` works only with `{main}`. Add that, or remove it.":
    "`{word}` щось означає лише разом із `{main}`. Додайте його або приберіть це.",
  "The named values refer to each other in a cycle: {way}. Read one of them from the lead.":
    "Іменовані значення посилаються одне на одне по колу: {way}. Візьміть одне з них із ліда.",
  "More than {most} named values refer to one another in a row. Read some of them from the lead.":
    "Понад {most} іменованих значень посилаються одне на одне ланцюгом. Візьміть деякі з них із ліда.",
  "The name of a value has letters, digits, _ and - only, starts with a letter, and is written without $ here.":
    "У назві значення можуть бути лише літери, цифри, _ і -, перша є літерою, а $ тут не пишуть.",
  "`{name}` is not among the named values. {hint}": "Іменованого значення `{name}` немає. {hint}",
  "Add it to `values`, or write a key that begins with $ as `['$key']`.":
    "Додайте його до `values`, а ключ, що починається з $, пишіть як `['$key']`.",
  "Did you mean `{name}`?": "Може, `{name}`?",
  "More than {most} `each` are nested. Name one of them in `values`.":
    "Понад {most} `each` один в одному. Назвіть один із них у `values`.",
  "This condition has no test. Add one of {names}.": "В умові немає перевірки. Додайте одну з {names}.",
  "`{other}` cannot be used together with `{group}`. Put it into a condition of its own.":
    "`{other}` не можна вживати разом із `{group}`. Винесіть його в окрему умову.",
  "A field takes one text, and a pattern gives parts. Name one of them in `part`.":
    "Поле приймає один текст, а зразок дає частини. Назвіть одну з них у `part`.",
  "`\"{text}\"` is a path. Write `{number}` without quotes, or `['{key}']` for a key of that name.":
    "`\"{text}\"` є шляхом. Напишіть `{number}` без лапок або `['{key}']`, якщо ключ має таку назву.",
  "The field takes an id. Write the number, or the name in the account: {example}.":
    "Поле приймає id. Напишіть число або назву з акаунта: {example}.",
  "The constant does not fit the field. {why}": "Константа не підходить до поля. {why}",
  "This is a whole number of lines, 1 or more.": "Це ціле число рядків, від 1.",
  "A limit is a whole number of characters, 1 or more.": "Межа є цілим числом символів, від 1.",
  "This is a number of percent, 0 or more.": "Це число відсотків, від 0.",
  "Lines come from `each` or from `columns`, not from both. Make two rules of them.":
    "Рядки беруть або з `each`, або з `columns`. Зробіть із них два правила.",
  "A whole request is kept along keys and `[*]` only: `entry[*].changes[*]`.":
    "Увесь запит можна лишити лише на шляху з ключів і `[*]`: `entry[*].changes[*]`.",
  // Paths and templates
  "The path `{path}` cannot be read: {problem} (at character {at}).":
    "Шлях `{path}` не вдалося прочитати: {problem} (знак {at}).",
  "The template cannot be read: {problem} (at character {at}).":
    "Шаблон не вдалося прочитати: {problem} (знак {at}).",
  "The template cannot be read: {problem}.": "Шаблон не вдалося прочитати: {problem}.",
  "it has more than {most} paths and optional parts": "у ньому понад {most} шляхів і необов'язкових частин",
  "optional parts are nested too deeply": "необов'язкові частини вкладено надто глибоко",
  "a `]` closes nothing; write `\\]` for the sign itself": "`]` нічого не закриває; сам знак пишуть `\\]`",
  "a `[` is not closed; write `\\[` for the sign itself": "`[` не закрито; сам знак пишуть `\\[`",
  "`{sign}` is missing": "бракує `{sign}`",
  "the closing {quote} is missing": "бракує лапки {quote}, що закриває",
  "a `.` or a `[` is needed here": "тут потрібна `.` або `[`",
  "there are more than {most} steps with `*` or `[key=text]`":
    "кроків із `*` або `[key=text]` більше ніж {most}",
  "there are more than {most} steps": "кроків більше ніж {most}",
  "it has more than {most} characters": "у ньому понад {most} символів",
  "a path is needed here": "тут потрібен шлях",
  "`@` is the item itself; write a key that begins with @ as `['@key']`":
    "`@` є самим елементом; ключ, що починається з @, пишуть як `['@key']`",
  "a `]` without its `[`; write such a key as `['key]']`":
    "`]` без своєї `[`; такий ключ пишуть як `['key]']`",
  "a key is empty": "ключ порожній",
  "there are no braces in a path, and one pair around it in a template; write a key that begins with { as `['{key']`":
    "у шляху дужок немає, а в шаблоні навколо нього одна пара; ключ, що починається з {, пишуть як `['{key']`",
  "an element is found by `[key=text]`; for more use `each` with `where`":
    "елемент знаходять через `[key=text]`; для більшого є `each` із `where`",
  "brackets hold a number, `*`, a `'quoted key'` or `key=text`":
    "у дужках буває число, `*`, `'ключ у лапках'` або `key=text`",
  "a key is needed before `=`": "перед `=` потрібен ключ",
  "one `=` is enough; write a text that begins with = in quotes":
    "досить одного `=`; текст, що починається з =, пишуть у лапках",
  // Patterns
  "The pattern of a date {problem}.": "Зразок дати: {problem}.",
  "The pattern {problem}.": "Зразок: {problem}.",
  "names no year. Add YYYY": "у ньому немає року. Додайте YYYY",
  "names no month. Add MM or MMMM": "у ньому немає місяця. Додайте MM або MMMM",
  "is a regular expression. Write parts such as {name} and {number:integer}, and * for any text":
    "це регулярний вираз. Пишіть частини, як-от {name} і {number:integer}, а * означає будь-який текст",
  "is longer than {most} characters. Split it": "у ньому понад {most} символів. Поділіть його",
  "ends with a lone \\. Write \\\\ for the character itself": "наприкінці самотня \\. Сам знак пишуть \\\\",
  "has a ] without its [. Write \\] for the character itself": "] без своєї [. Сам знак пишуть \\]",
  "has a [ without its ]. Write \\[ for the character itself": "[ без своєї ]. Сам знак пишуть \\[",
  "has a { without its }. Write \\{ for the character itself": "{ без своєї }. Сам знак пишуть \\{",
  "has a } without its {. Write \\} for the character itself": "} без своєї {. Сам знак пишуть \\}",
  "has a * between two parts, where it means any text. Write \\* for the character itself":
    "* між двома частинами, де він означає будь-який текст. Сам знак пишуть \\*",
  "has an empty [ ]": "порожні [ ]",
  "has an empty { }": "порожні { }",
  "names the part {{name}} twice": "частину {{name}} названо двічі",
  "is empty": "він порожній",
  'gives {{name}} the type "{type}". Known are {types}, or texts with | between them':
    'для {{name}} задано тип "{type}". Є типи {types}, або тексти через |',
  "a path has no `$` before its brace; write `{path}`, or `\\$` for the sign itself":
    "перед дужкою шляху немає `$`; пишіть `{path}` або `\\$` для самого знака",
  'it has no `{path}`; a text of your own is written { "value": … }':
    'у ньому немає `{path}`; власний текст пишуть як { "value": … }',
  "This is the text of a table. Pass `fromLeadBox(text)`.":
    "Це текст таблиці. Передайте `fromLeadBox(text)`.",
  'This is the name of a file. Pass `JSON.parse(await readFile(name, "utf8"))`.':
    'Це назва файлу. Передайте `JSON.parse(await readFile(name, "utf8"))`.',
  "Rules are data, and these are bytes. Pass `JSON.parse(new TextDecoder().decode(bytes))`.":
    "Правила є даними, а тут байти. Передайте `JSON.parse(new TextDecoder().decode(bytes))`.",
  "This is a module. Pass its `default`.": "Це модуль. Передайте його `default`.",
  "This is a promise. Is an `await` missing?": "Це проміс. Чи не бракує `await`?",
  "Rules are plain JSON: an object, or a list of pairs.": "Правила є звичайним JSON: об'єкт або список пар.",
  'This is a table with `{word}` next to its rows. Write { "version": 1, "table": { … }, "{key}": … }.':
    'Це таблиця, а поруч із її рядками `{word}`. Напишіть { "version": 1, "table": { … }, "{key}": … }.',
  "This line has no second column. Write the field, a tab or `;`, and the parameter.":
    "У цьому рядку немає другого стовпця. Напишіть поле, табуляцію або `;` і параметр.",
  'This field has several rows. Keep one; of several parameters, { "first": […] } takes the first that is there.':
    'У цього поля кілька рядків. Лишіть один; з кількох параметрів { "first": […] } бере перший, який є.',
  "The list has no fields. Add rows such as `products.sku` and `products.quantity`.":
    "У списку немає полів. Додайте рядки, наприклад `products.sku` і `products.quantity`.",
  "A comment is written `$comment`, anywhere in the rules.":
    "Коментар пишуть як `$comment`, будь-де у правилах.",
};

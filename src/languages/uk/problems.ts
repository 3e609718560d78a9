import type { Texts } from "../../shared/messages/texts.ts";
import type { problems as english } from "../en/problems.ts";

export const problems = {
  "not_json.number": "{number} не є числом, яке можна записати в JSON. Напишіть скінченне число.",
  "not_json.kind":
    "У правилах не може бути значення типу `{kind}`. Це звичайний JSON: пишіть текст, число, true, false, список або об'єкт.",
  "not_json.date": "У правилах не може бути `Date`. Напишіть секунди: `Math.floor(date.getTime() / 1000)`.",
  "not_json.depth":
    "У правилах понад {most, plural, one {# рівень} few {# рівні} many {# рівнів} other {# рівня}} вкладеності, або вони містять самі себе. Винесіть вкладене в `values` і дайте йому назву.",
  "not_json.size":
    "У правилах понад {most, plural, one {# значення} few {# значення} many {# значень} other {# значення}}. Такі великі таблиці тримайте поза правилами.",

  "wrong_type.kind":
    "Тут {kind, select, null {null} nothing {нічого немає} list {список} object {об'єкт} text {текст} number {число} boolean {true або false} other {{kind}}}, а має бути {wanted}.",
  "wrong_type.rules":
    'Правила — це об\'єкт із `version` і `fields` або таблиця з двох стовпців: об\'єкт чи список пар, як-от `["email", "Email"]`.',
  "wrong_type.table": "Це текст таблиці. Передайте `fromLeadBox(text)`.",
  "wrong_type.file": 'Це назва файлу. Передайте `JSON.parse(await readFile(name, "utf8"))`.',
  "wrong_type.text": "Правила — це дані, а тут текст. Передайте `JSON.parse(text)`.",
  "wrong_type.bytes":
    "Правила — це дані, а тут байти. Передайте `JSON.parse(new TextDecoder().decode(bytes))`.",
  "wrong_type.module": "Це модуль. Передайте його `default`.",
  "wrong_type.promise": "Це проміс. Чи не бракує `await`?",
  "wrong_type.object": "Правила — це звичайний JSON: об'єкт або список пар.",
  "wrong_type.mixed":
    'Це таблиця, а поруч із її рядками є `{word}`. Напишіть `\'{ "version": 1, "table": { … }, "\'{word}": … \'}\'`.',

  "missing.element": "Список порожній. Додайте елемент або приберіть список.",
  "missing.name": "Бракує `{name}`. Тут має бути {wanted}.",
  "missing.fields": "У списку немає полів. Додайте рядки, наприклад `products.sku` і `products.quantity`.",
  "missing.column": "У цьому рядку немає другого стовпця. Напишіть поле, табуляцію або `;` і параметр.",
  "missing.part": "Поле приймає один текст, а зразок дає частини. Вкажіть одну з них у `part`.",

  "unknown_name.comment": "Коментар пишуть як `$comment`, будь-де в правилах.",
  "unknown_name.name":
    '`{name}`: {what, select, field {такого поля в Base немає} option {тип "{of}" не має такої опції} length {це не поле з обмеженою довжиною} overflow {це поле не може прийняти те, що обрізано} pattern {у зразку немає такої частини} value {у `{of}` немає такої частини} other {такої назви тут немає}}. {help, select, near {Можливо, `{near}`?} names {Можна: {names, list}.} other {Виправте назву.}}',
  "unknown_name.field": "`{name}`: такого поля в Base немає. Назви ті самі, що в `addOrder`: {link}",
  "unknown_name.extra":
    "`{name}`: такого поля в Base немає. Додаткове поле пишуть як `deal_cf_<id>`, наприклад `deal_cf_101`.",
  "unknown_name.word":
    '`{name}`: такого поля в Base немає. `key`, `defaults` і `products` пишуть поруч із `fields`: `\'{ "version": 1, "fields": { … }, "products": { "each": "items", "fields": { … } } }\'`.',

  "misplaced.field": "`{name}` — це поле замовлення. Перенесіть його в `fields`.",
  "misplaced.word": "`{word}` діє лише разом із `{main}`. Додайте `{main}` або приберіть `{word}`.",

  bad_choice: 'Тут має бути {wanted}.{help, select, near { Можливо, "{near}"?} other {}}',

  "bad_constant.value": "Значення, вписане в правилах, не підходить для цього поля. {why}",
  "bad_constant.path":
    '`"{text}"` — це шлях. Напишіть `{constant}` без лапок або `{path}`, якщо так називається ключ.',
  "bad_constant.id": "Поле приймає id. Напишіть число або назву з акаунта: `{example}`.",
  "bad_constant.lines": "Тут потрібна ціла кількість позицій, від 1.",
  "bad_constant.limit": "Обмеження довжини — це ціла кількість символів, від 1.",
  "bad_constant.percent": "Тут потрібна кількість відсотків, від 0.",

  "bad_code.country": "Це не код країни ISO 3166. Напишіть дві великі літери, як-от `UA`.",
  "bad_code.currency": "Це не код валюти ISO 4217. Напишіть три великі літери, як-от `UAH`.",
  "bad_code.timeZone": "Такого часового поясу немає. Напишіть назву, як-от `Europe/Kyiv`.",
  "bad_code.language": "Це не код мови. Напишіть, наприклад, `uk`, `pl` або `en-GB`.",

  bad_name:
    "Назва значення складається лише з літер, цифр, _ і -, починається з літери, а $ перед нею тут не пишуть.",

  "bad_path.syntax": "Шлях `{path}` не вдалося прочитати: {problem} (символ {position}).",
  "bad_path.whole": "Увесь запит можна зберегти лише за шляхом із ключів і `[*]`: `entry[*].changes[*]`.",
  "bad_template.text": "Шаблон не вдалося прочитати: {problem}.",
  "bad_template.path": "Шаблон не вдалося прочитати: {problem} (символ {position}).",

  "too_nested.each": "Більше ніж {most} `each` вкладено один в один. Винесіть один із них у `values`.",
  "too_nested.values":
    "Понад {most, plural, one {# іменоване значення посилається} few {# іменовані значення посилаються} many {# іменованих значень посилаються} other {# іменованого значення посилаються}} одне на одне ланцюгом. Деякі з них беріть одразу з ліда.",

  "bad_pattern.regular":
    "Цей зразок — регулярний вираз. Пишіть частини, як-от `'{name}'` і `'{number:integer}'`, а `*` означає будь-який текст.",
  "bad_pattern.length":
    "У зразку понад {most, plural, one {# символ} few {# символи} many {# символів} other {# символу}}. Поділіть його.",
  "bad_pattern.escape": "Зразок закінчується на \\. Щоб написати сам цей символ, пишіть \\\\.",
  "bad_pattern.close": "У зразку є {close} без {open} перед ним. Щоб написати сам символ, пишіть \\{close}.",
  "bad_pattern.open": "У зразку є {open} без {close} після нього. Щоб написати сам символ, пишіть \\{open}.",
  "bad_pattern.star":
    "У зразку є * між двома частинами, а вона означає будь-який текст. Щоб написати сам символ, пишіть \\*.",
  "bad_pattern.brackets": "У зразку є порожні дужки {brackets}. Приберіть їх.",
  "bad_pattern.part": "У зразку двічі названо частину {part}. Перейменуйте одну з них.",
  "bad_pattern.empty": "Зразок порожній. Напишіть його або приберіть.",
  "bad_pattern.type":
    'У зразку частина {part} має тип "{type}", а такого немає. Є типи {types, list} або кілька текстів через |.',
  "bad_pattern.year": "У зразку дати немає року. Додайте `YYYY`.",
  "bad_pattern.month": "У зразку дати немає місяця. Додайте `MM` або `MMMM`.",

  no_source: "Не вказано, звідки брати значення. Додайте одне з {names, list}.",
  "several_sources.value":
    "Значення має кілька джерел ({names, list}). Залиште одне; щоб перевіряти кілька по черзі, є `first`.",
  "several_sources.group": "`{word}` не можна поєднувати з `{group}`. Винесіть його в окрему умову.",
  "several_sources.lines":
    "Позиції беруть або з `each`, або з `columns`, а не з обох. Зробіть із них два правила.",
  "several_sources.rows":
    "Для цього поля є кілька рядків. Залиште один; щоб узяти перший параметр, який є, напишіть `'{ \"first\": […] }'`.",
  no_test: "В умові немає перевірки. Додайте одну з {names, list}.",
  unknown_value:
    "Серед іменованих значень немає `{name}`. {help, select, near {Можливо, `{near}`?} other {Додайте його до `values`, а якщо з $ починається ключ, пишіть `['$key']`.}}",
  cycle: "Іменовані значення посилаються одне на одне по колу: {way}. Одне з них візьміть одразу з ліда.",

  or: "{one} або {other}",
  "wanted.text": "текст",
  "wanted.number": "число",
  "wanted.boolean": "true або false",
  "wanted.list": "список",
  "wanted.object": "об'єкт",
  "wanted.value":
    'шлях (текст), число, true чи false або об\'єкт, як-от `\'{ "value": "UAH" }\'` чи `\'{ "first": ["phone", "tel"] }\'`',
  "wanted.operand":
    'один текст, число, true чи false або значення з ліда, як-от `\'{ "path": "limit" }\'` (для кількох є `in`)',
  "wanted.condition": 'умова, як-от `\'{ "path": "status", "is": "paid" }\'`',
  "wanted.list_like": "список, як-от `{example}`",
  "wanted.object_like": "об'єкт, як-от `{example}`",

  "path.sign": "бракує `{sign}`",
  "path.quote": "бракує лапки {quote} наприкінці",
  "path.separator": "тут потрібна `.` або `[`",
  "path.steps": "у ньому понад {most, plural, one {# крок} few {# кроки} many {# кроків} other {# кроку}}",
  "path.stars":
    "у ньому понад {most, plural, one {# крок} few {# кроки} many {# кроків} other {# кроку}} з `*` або `[key=text]`",
  "path.length":
    "у ньому понад {most, plural, one {# символ} few {# символи} many {# символів} other {# символу}}",
  "path.empty": "тут потрібен шлях",
  "path.item": "`@` означає сам елемент; ключ, що починається з @, пишуть як `['@key']`",
  "path.bracket": "є `]` без `[` перед нею; такий ключ пишуть як `['key]']`",
  "path.key": "ключ порожній",
  "path.brace":
    "фігурних дужок у шляху немає, а в шаблоні шлях беруть в одну пару; ключ, що починається з '{', пишуть як `{example}`",
  "path.filter": "елемент знаходять через `[key=text]`; для складнішого є `each` із `where`",
  "path.brackets": "у дужках може бути число, `*`, `'ключ у лапках'` або `key=text`",
  "path.find": "перед `=` потрібен ключ",
  "path.equals": "досить одного `=`; текст, що починається з =, пишуть у лапках",
  "template.parts":
    "у ньому понад {most, plural, one {# шлях чи необов'язкова частина} few {# шляхи й необов'язкові частини} many {# шляхів і необов'язкових частин} other {# шляху й необов'язкової частини}}",
  "template.depth": "необов'язкові частини вкладено надто глибоко",
  "template.close": "`]` нічого не закриває; сам символ пишуть як `\\]`",
  "template.open": "`[` не закрито; сам символ пишуть як `\\[`",
  "template.dollar": "перед дужкою шляху `$` не ставлять; пишіть `'{path}'`, а для самого знака `\\$`",
  "template.empty": "у ньому немає `'{path}'`; власний текст пишуть як `'{ \"value\": … }'`",
} as const satisfies Texts<typeof english>;

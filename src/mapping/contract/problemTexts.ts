import type { ProblemCodeName } from "../../shared/errors/rulesError.ts";

/**
 * The English sentences about rules by their code, which begins with the public code of the problem. Those at the end are
 * parts of sentences: a detail is a message with their code.
 */
export const problemTexts = {
  "not_json.number": "{number} is not a number that JSON can carry. Write a finite one.",
  "not_json.kind": "A {kind} cannot be part of rules. Write plain JSON.",
  "not_json.date":
    "A `Date` cannot be part of rules. Write the seconds: `Math.floor(date.getTime() / 1000)`.",
  "not_json.depth":
    "The rules hold more than {most, number} levels, or themselves. Name what is nested in `values`.",
  "not_json.size": "The rules hold more than {most, number} values. Keep such tables outside of them.",

  "wrong_type.kind":
    "This is {kind, select, null {null} list {a list} object {an object} nothing {nothing} text {a text} number {a number} boolean {a boolean} other {a {kind}}}; {wanted} is needed.",
  "wrong_type.rules":
    'Rules are an object with `version` and `fields`, or a table: an object, or a list of pairs such as `["email", "Email"]`.',
  "wrong_type.table": "This is the text of a table. Pass `fromLeadBox(text)`.",
  "wrong_type.file": 'This is the name of a file. Pass `JSON.parse(await readFile(name, "utf8"))`.',
  "wrong_type.text": "Rules are data, and this is text. Pass `JSON.parse(text)`.",
  "wrong_type.bytes":
    "Rules are data, and these are bytes. Pass `JSON.parse(new TextDecoder().decode(bytes))`.",
  "wrong_type.module": "This is a module. Pass its `default`.",
  "wrong_type.promise": "This is a promise. Is an `await` missing?",
  "wrong_type.object": "Rules are plain JSON: an object, or a list of pairs.",
  "wrong_type.mixed":
    'This is a table with `{word}` next to its rows. Write `\'{ "version": 1, "table": { … }, "\'{word}": … \'}\'`.',

  "missing.element": "The list is empty. Add an element or remove the list.",
  "missing.name": "`{name}` is missing; {wanted} is needed.",
  "missing.fields": "The list has no fields. Add rows such as `products.sku` and `products.quantity`.",
  "missing.column": "This line has no second column. Write the field, a tab or `;`, and the parameter.",
  "missing.part": "A field takes one text, and a pattern gives parts. Name one of them in `part`.",

  "unknown_name.comment": "A comment is written `$comment`, anywhere in the rules.",
  "unknown_name.name":
    '`{name}` {what, select, field {is not a Base field} option {is not an option of "{of}"} length {is not a field with a length} overflow {cannot take what is cut off} pattern {is not a part of the pattern} value {is not a part of `{of}`} other {is not known here}}. {help, select, near {Did you mean `{near}`?} names {Allowed: {names, list}.} other {Correct it.}}',
  "unknown_name.field": "`{name}` is not a Base field. The names are those of `addOrder`: {link}",
  "unknown_name.extra":
    "`{name}` is not a Base field. An additional field is written `deal_cf_<id>`, such as `deal_cf_101`.",
  "unknown_name.word":
    '`{name}` is not a Base field. `key`, `defaults` and `products` go next to `fields`: `\'{ "version": 1, "fields": { … }, "products": { … } }\'`.',

  "misplaced.field": "`{name}` is a field of the order. Put it into `fields`.",
  "misplaced.word": "`{word}` works only with `{main}`. Add that, or remove it.",

  bad_choice: 'This must be {wanted}.{help, select, near { Did you mean "{near}"?} other {}}',

  "bad_constant.value": "The constant does not fit the field. {why}",
  "bad_constant.path":
    '`"{text}"` is a path. Write `{constant}` without quotes, or `{path}` for a key of that name.',
  "bad_constant.id": "The field takes an id. Write the number, or the name in the account: `{example}`.",
  "bad_constant.lines": "This is a whole number of lines, 1 or more.",
  "bad_constant.limit": "A limit is a whole number of characters, 1 or more.",
  "bad_constant.percent": "This is a number of percent, 0 or more.",

  "bad_code.country": "This is not an ISO 3166 country code. Write two capital letters such as `UA`.",
  "bad_code.currency": "This is not an ISO 4217 currency code. Write three capital letters such as `UAH`.",
  "bad_code.timeZone": "This is not a known time zone. Write a name such as `Europe/Kyiv`.",
  "bad_code.language": "This is not a language tag. Write one such as `uk`, `pl` or `en-GB`.",

  bad_name: "The name of a value is a letter, then letters, digits, _ or -, without $ here.",

  "bad_path.syntax": "The path `{path}` cannot be read: {problem} (at character {position}).",
  "bad_path.whole": "A whole request is kept along keys and `[*]` only: `entry[*].changes[*]`.",
  "bad_template.text": "The template cannot be read: {problem}.",
  "bad_template.path": "The template cannot be read: {problem} (at character {position}).",

  "too_nested.each": "More than {most} `each` are nested. Name one of them in `values`.",
  "too_nested.values":
    "More than {most, number} named values refer to each other in a row. Read one of them from the lead.",

  "bad_pattern.regular":
    "The pattern is a regular expression. Write parts such as `'{name}'` and `'{number:integer}'`, and `*` for any text.",
  "bad_pattern.length": "The pattern is longer than {most, number} characters. Split it.",
  "bad_pattern.escape": "The pattern ends with a lone \\. Write \\\\ for the character itself.",
  "bad_pattern.close":
    "The pattern has a {close} without its {open}. Write \\{close} for the character itself.",
  "bad_pattern.open":
    "The pattern has a {open} without its {close}. Write \\{open} for the character itself.",
  "bad_pattern.star":
    "The pattern has a * between two parts, where it means any text. Write \\* for the character itself.",
  "bad_pattern.brackets": "The pattern has an empty {brackets}. Remove it.",
  "bad_pattern.part": "The pattern names the part {part} twice. Rename one of them.",
  "bad_pattern.empty": "The pattern is empty. Write one, or remove it.",
  "bad_pattern.type":
    'The pattern gives {part} the type "{type}". Known are {types, list}, or texts with | between them.',
  "bad_pattern.year": "The pattern of a date names no year. Add `YYYY`.",
  "bad_pattern.month": "The pattern of a date names no month. Add `MM` or `MMMM`.",

  no_source: "The value has no source. Add one of {names, list}.",
  "several_sources.value":
    "The value has several sources ({names, list}). Keep one; `first` takes several in turn.",
  "several_sources.group":
    "`{word}` cannot be used together with `{group}`. Put it into a condition of its own.",
  "several_sources.lines": "Lines come from `each` or `columns`. Make two rules of them.",
  "several_sources.rows":
    "This field has several rows. Keep one, or list the parameters in `'{ \"first\": […] }'`.",
  no_test: "This condition has no test. Add one of {names, list}.",
  unknown_value:
    "`{name}` is not among the named values. {help, select, near {Did you mean `{near}`?} other {Add it to `values`, or write a key that begins with $ as `['$key']`.}}",
  cycle: "The named values refer to each other in a cycle: {way}. Read one of them from the lead.",

  // What is wanted
  or: "{one} or {other}",
  "wanted.text": "a text",
  "wanted.number": "a number",
  "wanted.boolean": "true or false",
  "wanted.list": "a list",
  "wanted.object": "an object",
  "wanted.value":
    'a path (a text), a number, true or false, or an object such as `\'{ "value": "UAH" }\'` or `\'{ "first": ["phone", "tel"] }\'`',
  "wanted.operand":
    'a text, a number, true or false, or an object such as `\'{ "path": "limit" }\'` (for several use `in`)',
  "wanted.condition": 'a condition such as `\'{ "path": "status", "is": "paid" }\'`',
  "wanted.list_like": "a list such as `{example}`",
  "wanted.object_like": "an object such as `{example}`",

  // What is wrong with a path or a template
  "path.sign": "`{sign}` is missing",
  "path.quote": "the closing {quote} is missing",
  "path.separator": "a `.` or a `[` is needed here",
  "path.steps": "there are more than {most, number} steps",
  "path.stars": "there are more than {most, number} steps with `*` or `[key=text]`",
  "path.length": "it has more than {most, number} characters",
  "path.empty": "a path is needed here",
  "path.item": "`@` is the item itself; write a key that begins with @ as `['@key']`",
  "path.bracket": "a `]` without its `[`; write such a key as `['key]']`",
  "path.key": "a key is empty",
  "path.brace":
    "a path has no braces, and one pair around it in a template; write a key that begins with '{' as `{example}`",
  "path.filter": "an element is found by `[key=text]`; for more use `each` with `where`",
  "path.brackets": "brackets hold a number, `*`, a `'quoted key'` or `key=text`",
  "path.find": "a key is needed before `=`",
  "path.equals": "one `=` is enough; write a text that begins with = in quotes",
  "template.parts": "it has more than {most, number} paths and optional parts",
  "template.depth": "optional parts are nested too deeply",
  "template.close": "a `]` closes nothing; write `\\]` for the sign itself",
  "template.open": "a `[` is not closed; write `\\[` for the sign itself",
  "template.dollar": "a path has no `$` before its brace; write `'{path}'`, or `\\$` for the sign itself",
  "template.empty": "it has no `'{path}'`; a text of your own is written `'{ \"value\": … }'`",
} as const satisfies { readonly [Code in ProblemTextCode]?: string };

/** The public code, with a word where it has several sentences; or the code of a part. */
type ProblemTextCode =
  | ProblemCodeName
  | `${ProblemCodeName}.${string}`
  | `${"path" | "template" | "wanted"}.${string}`
  | "or";

type ProblemTexts = typeof problemTexts;

/** The code of a sentence. */
export type ProblemName = Extract<keyof ProblemTexts, ProblemCodeName | `${ProblemCodeName}.${string}`>;

/** The code of a part of a sentence. */
export type ProblemPart = Exclude<keyof ProblemTexts, ProblemName>;

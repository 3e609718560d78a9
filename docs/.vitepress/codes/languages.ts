import { pl } from "../../../src/languages/pl/language.ts";
import { uk } from "../../../src/languages/uk/language.ts";
import type { IssueLanguage } from "../../../src/mapping/contract/issueLanguage.ts";
import type { LanguageCode } from "../languages.ts";

/** What says the messages of examples. English is the default of the mapping. */
export const issueLanguages: Readonly<Record<LanguageCode, IssueLanguage | undefined>> = {
  en: undefined,
  uk,
  pl,
};

export interface Words {
  readonly kinds: Readonly<Record<"lead" | "forwarder" | "register" | "webhook" | "rules", string>>;
  readonly levels: Readonly<Record<"error" | "warning" | "info", string>>;
  readonly cause: string;
  readonly cure: string;
  readonly nothingToDo: string;
  readonly lookAtIt: string;
  readonly correctIt: string;
  readonly writeMilliseconds: string;
  readonly example: string;
  readonly rules: string;
  readonly lead: string;
  readonly says: (place: string) => string;
  readonly account: string;
  readonly playground: string;
  readonly related: string;
  readonly explained: string;
  readonly all: string;
  readonly ofBase: string;
  readonly own: (name: string) => string;
  readonly guard: (name: string) => string;
}

/** The words between the texts of the codes. */
export const words: Readonly<Record<LanguageCode, Words>> = {
  en: {
    kinds: {
      lead: "issue of a lead",
      forwarder: "issue of the forwarder",
      register: "issue of the register",
      webhook: "issue of a webhook",
      rules: "problem of rules",
    },
    levels: {
      error: "error: there is no order",
      warning: "warning: worth a look",
      info: "info: nothing has to be done",
    },
    cause: "What happened",
    cure: "What to do",
    nothingToDo: "You do not have to do anything.",
    lookAtIt: "Look at this place of the order in Base, and at the rule that fills it.",
    correctIt: "Correct the lead, or the rule that rejects it.",
    writeMilliseconds: "Write the time in milliseconds.",
    example: "Example",
    rules: "These rules:",
    lead: "This lead:",
    says: (place) => `What comes back${place}:`,
    account: "The ids and products of the example are those of a sample account.",
    playground: "Open it in the playground",
    related: "Related codes",
    explained: "Where it is explained",
    all: "All codes",
    ofBase: "error code of Base",
    own: (name) => `code of the error \`${name}\``,
    guard: (name) =>
      `\`is${name}(error)\` recognizes this error, even if the program has two copies of the package.`,
  },
  uk: {
    kinds: {
      lead: "зауваження до ліда",
      forwarder: "зауваження під час передавання",
      register: "зауваження реєстру",
      webhook: "зауваження вебхука",
      rules: "помилка в правилах",
    },
    levels: {
      error: "error: замовлення немає",
      warning: "warning: варто глянути",
      info: "info: нічого робити не треба",
    },
    cause: "Що сталося",
    cure: "Що робити",
    nothingToDo: "Нічого робити не треба.",
    lookAtIt: "Подивіться на це місце замовлення в Base і на правило, яке його заповнює.",
    correctIt: "Виправте лід або правило, яке його відхиляє.",
    writeMilliseconds: "Задайте час у мілісекундах.",
    example: "Приклад",
    rules: "Такі правила:",
    lead: "Такий лід:",
    says: (place) => `Результат${place}:`,
    account: "Id й товари в прикладі взято з вигаданого акаунта.",
    playground: "Відкрити в пісочниці",
    related: "Схожі коди",
    explained: "Де це пояснено",
    all: "Усі коди",
    ofBase: "код помилки Base",
    own: (name) => `код помилки \`${name}\``,
    guard: (name) =>
      `\`is${name}(error)\` відрізняє цю помилку від інших, навіть якщо в програмі дві копії пакета.`,
  },
  pl: {
    kinds: {
      lead: "uwaga do leada",
      forwarder: "uwaga przy przekazywaniu",
      register: "uwaga rejestru",
      webhook: "uwaga webhooka",
      rules: "błąd w regułach",
    },
    levels: {
      error: "error: zamówienia nie ma",
      warning: "warning: warto sprawdzić",
      info: "info: nic nie trzeba robić",
    },
    cause: "Co się stało",
    cure: "Co zrobić",
    nothingToDo: "Nic nie trzeba robić.",
    lookAtIt: "Sprawdź to miejsce zamówienia w Base i regułę, która je wypełnia.",
    correctIt: "Popraw leada albo regułę, która go odrzuca.",
    writeMilliseconds: "Podaj czas w milisekundach.",
    example: "Przykład",
    rules: "Takie reguły:",
    lead: "Taki lead:",
    says: (place) => `Wynik${place}:`,
    account: "Id i produkty w przykładzie pochodzą z wymyślonego konta.",
    playground: "Otwórz w piaskownicy",
    related: "Podobne kody",
    explained: "Gdzie to jest opisane",
    all: "Wszystkie kody",
    ofBase: "kod błędu Base",
    own: (name) => `kod błędu \`${name}\``,
    guard: (name) =>
      `\`is${name}(error)\` odróżnia ten błąd od innych, także przy dwóch kopiach pakietu w programie.`,
  },
};

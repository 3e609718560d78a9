import type { LanguageCode } from "../languages.ts";

interface Texts {
  readonly about: (name: string, arrives: string, event: string | undefined) => string;
  readonly arrives: Readonly<Record<string, string>>;
  readonly setUp: (company: string | undefined) => string;
  readonly init: (command: string) => string;
  readonly ownProgram: string;
  readonly open: (what: string) => string;
  readonly fill: string;
  readonly press: (what: string) => string;
  readonly copy: (what: string) => string;
  readonly call: (what: string) => string;
  readonly secret: string;
  readonly polled: (call: string) => string;
  readonly keyed: string;
  readonly look: string;
  readonly panel: string;
  readonly lead: string;
  readonly explained: string;
  readonly columns: readonly [string, string, string];
  readonly constant: string;
  readonly playground: string;
  readonly rules: string;
  readonly index: string;
  readonly indexColumns: readonly [string, string];
}

/** The words of the pages of sources. */
export const texts: Readonly<Record<LanguageCode, Texts>> = {
  en: {
    about: (name, arrives, event) =>
      `The ready rules \`${name}\` make an order in Base of it. It arrives as ${arrives}${event ? `: ${event}` : ""}.`,
    arrives: {
      JSON: "JSON",
      form: "a form",
      "form with brackets": "a form with brackets",
      "multipart form": "a multipart form",
    },
    setUp: (company) => (company === undefined ? "Set it up" : `Set it up in ${company}`),
    init: (command) =>
      `In an empty folder, \`${command}\` asks for the statuses of your account and writes a program. Start it [where it runs all day](/hosting).`,
    ownProgram:
      "Save the rules below as `rules.json` with the ids of your account, which `npx baselinker-sdk doctor` prints, and write [a webhook](/webhooks). It runs [here](/hosting).",
    open: (what) => `Open **${what}**.`,
    fill: "Fill in",
    press: (what) => `Press **${what}**.`,
    copy: (what) => `Copy **${what}** into \`.env\`, as the secret.`,
    call: (what) => `Call \`${what}\` with`,
    secret: "the secret of `.env`",
    polled: (call) =>
      `Read ${call} on a timer and give each result to [\`forward\`](/delivery): what is there twice makes one order.`,
    keyed:
      "Where the sender asks for the address of a webhook, write `https://leads.example.com/?key=…` with the secret of your program. Who signs, and how: [senders](/senders).",
    look: "Send a test, and look at the order in Base.",
    panel: "The names are those of the English panel, and panels change.",
    lead: "A sample lead",
    explained: "What becomes of it",
    columns: ["field of the order", "value", "from"],
    constant: "constant",
    playground: "Try it with a lead of yours in the playground",
    rules: "The rules",
    index: "What each source sends, how it is set up, and its ready rules.",
    indexColumns: ["source", "rules"],
  },
  uk: {
    about: (name, arrives, event) =>
      `Готові правила \`${name}\` роблять із цього замовлення в Base. Приходить ${arrives}${event ? `: ${event}` : ""}.`,
    arrives: {
      JSON: "як JSON",
      form: "як форма",
      "form with brackets": "як форма з дужками",
      "multipart form": "як форма multipart",
    },
    setUp: (company) => (company === undefined ? "Налаштування" : `Налаштування в ${company}`),
    init: (command) =>
      `У порожній теці \`${command}\` спитає про статуси вашого акаунта й запише програму. Запустіть її [там, де вона працюватиме весь час](/uk/hosting).`,
    ownProgram:
      "Збережіть правила нижче як `rules.json` з id свого акаунта, які друкує `npx baselinker-sdk doctor`, і напишіть [вебхук](/webhooks). Де він працює: [хостинг](/uk/hosting).",
    open: (what) => `Відкрийте **${what}**.`,
    fill: "Заповніть",
    press: (what) => `Натисніть **${what}**.`,
    copy: (what) => `Скопіюйте **${what}** у \`.env\` як секрет.`,
    call: (what) => `Викличте \`${what}\` з`,
    secret: "секрет із `.env`",
    polled: (call) =>
      `Читайте ${call} за таймером і передавайте кожен результат у [\`forward\`](/delivery): що трапиться двічі, стане одним замовленням.`,
    keyed:
      "Там, де відправник питає адресу вебхука, впишіть `https://leads.example.com/?key=…` із секретом своєї програми. Хто і як підписує: [відправники](/senders).",
    look: "Надішліть пробний лід і перевірте замовлення в Base.",
    panel: "Назви взято з англійської панелі; панелі змінюються.",
    lead: "Приклад ліда",
    explained: "Що з нього стане",
    columns: ["поле замовлення", "значення", "звідки"],
    constant: "стала",
    playground: "Спробуйте зі своїм лідом у пісочниці",
    rules: "Правила",
    index: "Що надсилає кожне джерело, як його налаштувати і його готові правила.",
    indexColumns: ["джерело", "правила"],
  },
  pl: {
    about: (name, arrives, event) =>
      `Gotowe reguły \`${name}\` robią z tego zamówienie w Base. Przychodzi ${arrives}${event ? `: ${event}` : ""}.`,
    arrives: {
      JSON: "jako JSON",
      form: "jako formularz",
      "form with brackets": "jako formularz z nawiasami",
      "multipart form": "jako formularz multipart",
    },
    setUp: (company) => (company === undefined ? "Konfiguracja" : `Konfiguracja w ${company}`),
    init: (command) =>
      `W pustym folderze \`${command}\` zapyta o statusy twojego konta i zapisze program. Uruchom go [tam, gdzie będzie działać cały czas](/pl/hosting).`,
    ownProgram:
      "Zapisz reguły z dołu strony jako `rules.json` z id swojego konta, które wypisuje `npx baselinker-sdk doctor`, i napisz [webhook](/webhooks). Gdzie działa: [hosting](/pl/hosting).",
    open: (what) => `Otwórz **${what}**.`,
    fill: "Wypełnij",
    press: (what) => `Naciśnij **${what}**.`,
    copy: (what) => `Skopiuj **${what}** do \`.env\` jako sekret.`,
    call: (what) => `Wywołaj \`${what}\` z`,
    secret: "sekret z `.env`",
    polled: (call) =>
      `Czytaj ${call} co pewien czas i przekazuj każdy wynik do [\`forward\`](/delivery): co pojawi się dwa razy, da jedno zamówienie.`,
    keyed:
      "Tam, gdzie nadawca pyta o adres webhooka, wpisz `https://leads.example.com/?key=…` z sekretem swojego programu. Kto i jak podpisuje: [nadawcy](/senders).",
    look: "Wyślij próbnego leada i sprawdź zamówienie w Base.",
    panel: "Nazwy są z angielskiego panelu, a panele się zmieniają.",
    lead: "Przykładowy lead",
    explained: "Co z niego powstaje",
    columns: ["pole zamówienia", "wartość", "skąd"],
    constant: "stała",
    playground: "Wypróbuj ze swoim leadem w piaskownicy",
    rules: "Reguły",
    index: "Co wysyła każde źródło, jak je skonfigurować i jego gotowe reguły.",
    indexColumns: ["źródło", "reguły"],
  },
};

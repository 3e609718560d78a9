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
      `The ready rules \`${name}\` make an order in Base from it. The data arrives as ${arrives}${event ? `: ${event}` : ""}.`,
    arrives: {
      JSON: "JSON",
      form: "a form",
      "form with brackets": "a form with brackets",
      "multipart form": "a multipart form",
    },
    setUp: (company) => (company === undefined ? "Set it up" : `Set it up in ${company}`),
    init: (command) =>
      `In an empty folder, \`${command}\` asks for the statuses of your account and creates a program. Start it [where it runs all day](/hosting).`,
    ownProgram:
      "Save the rules below as `rules.json`, write the ids of your account into them (`npx baselinker-sdk doctor` prints them), and write [a webhook](/webhooks). Where to run it: [hosting](/hosting).",
    open: (what) => `Open **${what}**.`,
    fill: "Fill in",
    press: (what) => `Press **${what}**.`,
    copy: (what) => `Copy **${what}** into \`.env\`, as the secret.`,
    call: (what) => `Call \`${what}\` with`,
    secret: "the secret of `.env`",
    polled: (call) =>
      `Read ${call} on a timer and give each result to [\`forward\`](/delivery): what comes twice becomes one order.`,
    keyed:
      "Where the sender asks for the address of a webhook, write `https://leads.example.com/?key=…` with the secret of your program. Who signs, and how: [senders](/senders).",
    look: "Send a test, and look at the order in Base.",
    panel: "The names are those of the English panel; they may change.",
    lead: "A sample lead",
    explained: "Which order it becomes",
    columns: ["field of the order", "value", "from"],
    constant: "constant",
    playground: "Try it with a lead of yours in the playground",
    rules: "The rules",
    index: "What each source sends, how to set it up, and which rules are ready for it.",
    indexColumns: ["source", "rules"],
  },
  uk: {
    about: (name, arrives, event) =>
      `Готові правила \`${name}\` створюють із цього замовлення в Base. Дані надходять ${arrives}${event ? `: ${event}` : ""}.`,
    arrives: {
      JSON: "як JSON",
      form: "як форма",
      "form with brackets": "як форма з дужками",
      "multipart form": "як форма multipart",
    },
    setUp: (company) => (company === undefined ? "Налаштування" : `Налаштування в ${company}`),
    init: (command) =>
      `У порожній папці \`${command}\` спитає про статуси вашого акаунта і створить програму. Запустіть її [там, де вона працюватиме цілодобово](/uk/hosting).`,
    ownProgram:
      "Збережіть наведені нижче правила як `rules.json` і впишіть id свого акаунта (їх показує `npx baselinker-sdk doctor`), а потім напишіть [вебхук](/webhooks). Де його запустити: [хостинг](/uk/hosting).",
    open: (what) => `Відкрийте **${what}**.`,
    fill: "Заповніть",
    press: (what) => `Натисніть **${what}**.`,
    copy: (what) => `Скопіюйте **${what}** у \`.env\` як секрет.`,
    call: (what) => `Викличте \`${what}\` з`,
    secret: "секрет із `.env`",
    polled: (call) =>
      `Читайте ${call} за розкладом і передавайте кожен результат у [\`forward\`](/delivery): те, що надійде двічі, стане одним замовленням.`,
    keyed:
      "Там, де відправник питає адресу вебхука, впишіть `https://leads.example.com/?key=…` із секретом своєї програми. Хто і як підписує: [відправники](/senders).",
    look: "Надішліть тестовий лід і перевірте замовлення в Base.",
    panel: "Назви взято з англійської версії кабінету; згодом вони можуть змінитися.",
    lead: "Приклад ліда",
    explained: "Яке замовлення з нього вийде",
    columns: ["поле замовлення", "значення", "звідки"],
    constant: "вписано в правилах",
    playground: "Спробуйте зі своїм лідом у пісочниці",
    rules: "Правила",
    index: "Що надсилає кожне джерело, як його налаштувати і які правила для нього вже готові.",
    indexColumns: ["джерело", "правила"],
  },
  pl: {
    about: (name, arrives, event) =>
      `Gotowe reguły \`${name}\` tworzą z tego zamówienie w Base. Dane przychodzą ${arrives}${event ? `: ${event}` : ""}.`,
    arrives: {
      JSON: "jako JSON",
      form: "jako formularz",
      "form with brackets": "jako formularz z nawiasami",
      "multipart form": "jako formularz multipart",
    },
    setUp: (company) => (company === undefined ? "Konfiguracja" : `Konfiguracja w ${company}`),
    init: (command) =>
      `W pustym folderze \`${command}\` zapyta o statusy twojego konta i utworzy program. Uruchom go [tam, gdzie będzie działać całą dobę](/pl/hosting).`,
    ownProgram:
      "Zapisz poniższe reguły jako `rules.json` i wpisz id ze swojego konta (wypisuje je `npx baselinker-sdk doctor`), a potem napisz [webhook](/webhooks). Gdzie go uruchomić: [hosting](/pl/hosting).",
    open: (what) => `Otwórz **${what}**.`,
    fill: "Wypełnij",
    press: (what) => `Naciśnij **${what}**.`,
    copy: (what) => `Skopiuj **${what}** do \`.env\` jako sekret.`,
    call: (what) => `Wywołaj \`${what}\` z`,
    secret: "sekret z `.env`",
    polled: (call) =>
      `Czytaj ${call} co pewien czas i przekazuj każdy wynik do [\`forward\`](/delivery): to, co przyjdzie dwa razy, da jedno zamówienie.`,
    keyed:
      "Tam, gdzie nadawca pyta o adres webhooka, wpisz `https://leads.example.com/?key=…` z sekretem swojego programu. Kto i jak podpisuje: [nadawcy](/senders).",
    look: "Wyślij testowego leada i sprawdź zamówienie w Base.",
    panel: "Nazwy pochodzą z angielskiej wersji panelu i z czasem mogą się zmienić.",
    lead: "Przykładowy lead",
    explained: "Jakie zamówienie z niego powstaje",
    columns: ["pole zamówienia", "wartość", "skąd"],
    constant: "wpisane w regułach",
    playground: "Wypróbuj ze swoim leadem w piaskownicy",
    rules: "Reguły",
    index: "Co wysyła każde źródło, jak je skonfigurować i jakie reguły są już gotowe.",
    indexColumns: ["źródło", "reguły"],
  },
};

/** What `init` asks, and what is wrong with its options. */

export const answersMissing = {
  en: "There is no terminal to ask, and nothing was written. Add to the command:{list}",
  uk: "Немає термінала, щоб запитати, і нічого не записано. Додайте до команди:{list}",
  pl: "Nie ma terminala, żeby zapytać, i nic nie zapisano. Dodaj do polecenia:{list}",
};
export const lacksSource = {
  en: "--source: who sends, one or more of {names}",
  uk: "--source: хто надсилає, один чи кілька з {names}",
  pl: "--source: kto wysyła, jeden lub więcej z {names}",
};
export const lacksCountry = {
  en: "--country: the country of the buyers, two letters such as UA",
  uk: "--country: країна покупців, дві літери, як-от UA",
  pl: "--country: kraj kupujących, dwie litery, na przykład PL",
};
export const whoSends = { en: "Who sends?", uk: "Хто надсилає?", pl: "Kto wysyła?" };
export const whoSendAll = {
  en: "Who sends? Space chooses, also several.",
  uk: "Хто надсилає? Пробіл вибирає, можна кількох.",
  pl: "Kto wysyła? Spacja wybiera, można kilku.",
};
export const whichCountry = {
  en: "Country of the buyers? Two letters such as UA.",
  uk: "Країна покупців? Дві літери, як-от UA.",
  pl: "Kraj kupujących? Dwie litery, na przykład PL.",
};
export const whichStatus = {
  en: "In which status do orders begin?",
  uk: "З якого статусу починаються замовлення?",
  pl: "Od jakiego statusu zaczynają się zamówienia?",
};
export const whichOrderSource = {
  en: "Which order source?",
  uk: "Яке джерело замовлень?",
  pl: "Jakie źródło zamówień?",
};
export const whichCatalog = {
  en: "In which catalog are the products?",
  uk: "У якому каталозі товари?",
  pl: "W którym katalogu są produkty?",
};
export const leaveOut = { en: "none", uk: "жодне", pl: "żadne" };
export const sameTwice = {
  en: "--source: {name} is there twice. Each shop of the same kind is a project of its own: run init for each with its own --folder.",
  uk: "--source: {name} названо двічі. Кожен магазин того самого виду — окремий проєкт: викличте init для кожного зі своїм --folder.",
  pl: "--source: {name} podano dwa razy. Każdy sklep tego samego rodzaju to osobny projekt: wywołaj init dla każdego z własnym --folder.",
};
export const rulesOfOne = {
  en: "--rules is for one sender, and there are {names}. Leave it out, and change rules-<source>.json afterwards.",
  uk: "--rules — для одного відправника, а тут {names}. Не пишіть його, а потім змініть rules-<source>.json.",
  pl: "--rules jest dla jednego nadawcy, a tu są {names}. Pomiń je i zmień potem rules-<source>.json.",
};
export const noCountry = {
  en: '--country: "{given}". {problem}',
  uk: "--country: «{given}». {problem}",
  pl: "--country: „{given}”. {problem}",
};
export const noItem = {
  en: '{option}: the account has no "{given}".{hint} Choose one of {list}.',
  uk: "{option}: акаунт не має «{given}».{hint} Виберіть одне з {list}.",
  pl: "{option}: konto nie ma „{given}”.{hint} Wybierz jedno z {list}.",
};
export const noItems = {
  en: '{option}: the account has no "{given}", and none at all. Leave the option out, or add one in the panel of Base.',
  uk: "{option}: акаунт не має «{given}» і взагалі жодного. Не пишіть цей параметр або додайте в панелі Base.",
  pl: "{option}: konto nie ma „{given}” ani żadnego innego. Pomiń tę opcję albo dodaj w panelu Base.",
};
export const ambiguous = {
  en: '{option}: several are called "{given}". Write the id of one: {list}.',
  uk: "{option}: «{given}» називається кілька. Напишіть id одного: {list}.",
  pl: "{option}: kilka nazywa się „{given}”. Podaj id jednego: {list}.",
};
export const didYouMean = { en: "Did you mean {name}?", uk: "Можливо, {name}?", pl: "Może {name}?" };

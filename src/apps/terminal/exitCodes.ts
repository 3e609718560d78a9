import type { Ending } from "./command.ts";
import type { Text } from "./language.ts";

export const exitCodes = {
  yes: {
    code: 0,
    en: "Success: it was done, or no problem was found.",
    uk: "Так: зроблено, або все гаразд.",
    pl: "Tak: zrobione albo wszystko w porządku.",
  },
  no: {
    code: 1,
    en: "Failure: problems in the rules, failed tests, leads that failed.",
    uk: "Ні: проблеми в правилах, невдалі тести, ліди з помилкою.",
    pl: "Nie: problemy w regułach, nieudane testy, leady z błędem.",
  },
  usage: {
    code: 2,
    en: "Wrong usage: an unknown word, a missing file, invalid JSON. Correct the command.",
    uk: "Команду викликано неправильно: невідоме слово, немає файлу, зіпсований JSON. Викличте інакше.",
    pl: "Złe wywołanie: nieznane słowo, brak pliku, uszkodzony JSON. Wywołaj inaczej.",
  },
  outside: {
    code: 3,
    en: "The setup or the environment: token, block, network, disk. Correct it, or try again later.",
    uk: "Налаштування або зовнішній світ: токен, блокування, мережа, диск. Виправте або спробуйте пізніше.",
    pl: "Konfiguracja lub świat zewnętrzny: token, blokada, sieć, dysk. Popraw albo spróbuj później.",
  },
  interrupted: {
    code: 130,
    en: "Ended with Ctrl+C.",
    uk: "Перервано через Ctrl+C.",
    pl: "Przerwane przez Ctrl+C.",
  },
} as const satisfies Record<Ending, Text & { readonly code: number }>;

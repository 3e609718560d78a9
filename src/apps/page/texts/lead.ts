/** The texts of one lead, and of a page without leads. */
export const leadTexts = {
  emptyTitle: {
    en: "No lead has come yet",
    uk: "Ще не надійшов жоден лід",
    pl: "Nie nadszedł jeszcze żaden lead",
  },
  emptyStore: {
    en: "Leads appear here as soon as your program forwards one with the register {store}.",
    uk: "Ліди з'являться тут, щойно ваша програма передасть лід із реєстром {store}.",
    pl: "Leady pojawią się tutaj, gdy tylko twój program przekaże leada z rejestrem {store}.",
  },
  emptyTryOut: {
    en: "This is a try-out: nothing is stored, and no order goes to Base. Send a sample lead to see what becomes of it.",
    uk: "Це проба: нічого не зберігається, і жодне замовлення не потрапляє до Base. Надішліть пробний лід, щоб побачити, що з нього вийде.",
    pl: "To próba: niczego się nie zapisuje i żadne zamówienie nie trafia do Base. Wyślij przykładowego leada, żeby zobaczyć, co z niego powstanie.",
  },
  sampleNote: {
    en: "It becomes an order in the fake account, not in Base.",
    uk: "Він стане замовленням в несправжньому акаунті, а не в Base.",
    pl: "Stanie się zamówieniem na fałszywym koncie, nie w Base.",
  },
  sampleSender: { en: "Sender", uk: "Відправник", pl: "Nadawca" },
  sendSample: { en: "Send a sample lead", uk: "Надіслати пробний лід", pl: "Wyślij przykładowego leada" },
  sending: { en: "Sending…", uk: "Надсилаю…", pl: "Wysyłam…" },

  back: { en: "Back to the list", uk: "Назад до списку", pl: "Wróć do listy" },
  noLead: {
    en: "There is no such lead. It may have been erased, or its time is over.",
    uk: "Такого ліда немає. Можливо, його стерто або його час минув.",
    pl: "Nie ma takiego leada. Mógł zostać usunięty albo minął jego czas.",
  },
  openOrder: {
    en: "Open order {id} in Base",
    uk: "Відкрити замовлення {id} у Base",
    pl: "Otwórz zamówienie {id} w Base",
  },
  orderNumber: { en: "Order {id}", uk: "Замовлення {id}", pl: "Zamówienie {id}" },
  delivery: { en: "Delivery {id}", uk: "Доставлення {id}", pl: "Dostarczenie {id}" },
  repeats: {
    en: "received {count} more times",
    uk: "надійшов повторно, разів: {count}",
    pl: "nadszedł ponownie, razy: {count}",
  },
  actions: { en: "Actions", uk: "Дії", pl: "Działania" },
  resend: { en: "Send again", uk: "Надіслати ще раз", pl: "Wyślij ponownie" },
  asNew: { en: "Make it an order", uk: "Створити замовлення", pl: "Utwórz zamówienie" },
  discard: { en: "Discard", uk: "Відмовитися", pl: "Porzuć" },
  erase: { en: "Erase data", uk: "Стерти дані", pl: "Usuń dane" },
  cancel: { en: "Cancel", uk: "Скасувати", pl: "Anuluj" },
  noToken: {
    en: "Needs BASELINKER_TOKEN.",
    uk: "Потрібен BASELINKER_TOKEN.",
    pl: "Wymaga BASELINKER_TOKEN.",
  },
  noRules: { en: "Needs --rules.", uk: "Потрібен параметр --rules.", pl: "Wymaga opcji --rules." },
  resendTitle: {
    en: "Send this lead again?",
    uk: "Надіслати цей лід ще раз?",
    pl: "Wysłać tego leada ponownie?",
  },
  resendText: {
    en: "It is sent with its original key and date, by the rules of today. If it is an order already, no second one is made.",
    uk: "Його буде надіслано з початковим ключем і датою, за сьогоднішніми правилами. Якщо він уже є замовленням, другого не буде.",
    pl: "Zostanie wysłany z pierwotnym kluczem i datą, według dzisiejszych reguł. Jeśli jest już zamówieniem, drugie nie powstanie.",
  },
  asNewTitle: {
    en: "Make an order of its own?",
    uk: "Створити окреме замовлення?",
    pl: "Utworzyć osobne zamówienie?",
  },
  asNewText: {
    en: "The same buyer has an order under this key, and this lead differs from it. If the first order only needs a correction, change it in Base and discard this lead. If this is another order, make it one.",
    uk: "Той самий покупець уже має замовлення з цим ключем, а цей лід від нього відрізняється. Якщо перше замовлення треба лише виправити, змініть його в Base і відмовтеся від цього ліда. Якщо це інше замовлення, створіть його.",
    pl: "Ten sam kupujący ma już zamówienie z tym kluczem, a ten lead się od niego różni. Jeśli pierwsze zamówienie trzeba tylko poprawić, zmień je w Base i porzuć tego leada. Jeśli to inne zamówienie, utwórz je.",
  },
  absent: {
    en: "I looked in Base: this order is not there",
    uk: "Я перевірив у Base: цього замовлення там немає",
    pl: "Sprawdziłem w Base: tego zamówienia tam nie ma",
  },
  absentText: {
    en: "The order may be in Base, and only you can find out. Search there for the key or the contact of the lead. If the order is there and you send again, there will be two.",
    uk: "Замовлення може бути в Base, і з'ясувати це можете лише ви. Пошукайте там ключ або контакт ліда. Якщо замовлення там є, а ви надішлете ще раз, їх буде два.",
    pl: "Zamówienie może już być w Base i tylko ty możesz to sprawdzić. Poszukaj tam klucza albo kontaktu leada. Jeśli zamówienie tam jest, a wyślesz ponownie, będą dwa.",
  },
  discardTitle: { en: "Discard this lead?", uk: "Відмовитися від цього ліда?", pl: "Porzucić tego leada?" },
  discardText: {
    en: "Its data is erased, and nothing sends it any more. The entry stays in the list.",
    uk: "Його дані буде стерто, і ніщо його більше не надішле. Запис залишиться у списку.",
    pl: "Jego dane zostaną usunięte i nic go więcej nie wyśle. Wpis zostanie na liście.",
  },
  eraseTitle: { en: "Erase this lead?", uk: "Стерти цей лід?", pl: "Usunąć tego leada?" },
  eraseText: {
    en: "The entry, the data of the buyer and every trace of them here are erased. An order in Base stays.",
    uk: "Запис, дані покупця та всі їхні сліди тут буде стерто. Замовлення в Base залишиться.",
    pl: "Wpis, dane kupującego i wszystkie ich ślady tutaj zostaną usunięte. Zamówienie w Base zostanie.",
  },
  running: {
    en: "Being sent. It may wait for the rate limit or for Base; this page looks again every 2 seconds.",
    uk: "Надсилається. Він може чекати на ліміт запитів або на Base; сторінка перевіряє кожні 2 секунди.",
    pl: "Trwa wysyłanie. Może czekać na limit zapytań albo na Base; strona sprawdza co 2 sekundy.",
  },
  resent: {
    success: { en: "Sent: order {id}.", uk: "Надіслано: замовлення {id}.", pl: "Wysłano: zamówienie {id}." },
    duplicate: {
      en: "It was an order already: {id}. Nothing was sent.",
      uk: "Він уже був замовленням: {id}. Нічого не надіслано.",
      pl: "Był już zamówieniem: {id}. Niczego nie wysłano.",
    },
    skip: {
      en: "The rules of today skip it. Nothing was sent.",
      uk: "Сьогоднішні правила його пропускають. Нічого не надіслано.",
      pl: "Dzisiejsze reguły go pomijają. Niczego nie wysłano.",
    },
    error: {
      en: "It failed again: see the problems.",
      uk: "Знову не вдалося: дивіться проблеми.",
      pl: "Znowu się nie udało: zobacz problemy.",
    },
    unknown: {
      en: "It was sent, and it is not known yet whether the order is in Base.",
      uk: "Надіслано, але ще невідомо, чи є замовлення в Base.",
      pl: "Wysłano, ale nie wiadomo jeszcze, czy zamówienie jest w Base.",
    },
  },
  discarded: { en: "Discarded.", uk: "Відмовлено.", pl: "Porzucono." },
  erased: { en: "Erased.", uk: "Стерто.", pl: "Usunięto." },

  problems: { en: "Problems", uk: "Проблеми", pl: "Problemy" },
  level: {
    error: { en: "error", uk: "помилка", pl: "błąd" },
    warning: { en: "warning", uk: "попередження", pl: "ostrzeżenie" },
    info: { en: "note", uk: "примітка", pl: "uwaga" },
  },
  tried: { en: "What was tried", uk: "Спроби", pl: "Próby" },
  notTried: { en: "Not tried yet.", uk: "Спроб ще не було.", pl: "Jeszcze nie próbowano." },
  keptUntil: {
    en: "the lead is kept until {time}",
    uk: "лід зберігається до {time}",
    pl: "lead jest przechowywany do {time}",
  },
  by: {
    webhook: { en: "webhook", uk: "вебхук", pl: "webhook" },
    forward: { en: "forward", uk: "передавання", pl: "przekazanie" },
    work: { en: "queue", uk: "черга", pl: "kolejka" },
    resend: { en: "sent again", uk: "надіслано ще раз", pl: "wysłano ponownie" },
    reconcile: { en: "looked up in Base", uk: "пошук у Base", pl: "szukanie w Base" },
  },
  otherRules: {
    en: "It was tried with other rules than those of today.",
    uk: "Спроба була за іншими правилами, ніж сьогоднішні.",
    pl: "Próba była z innymi regułami niż dzisiejsze.",
  },
  leadTitle: { en: "The lead as it came", uk: "Лід, як він надійшов", pl: "Lead, jak nadszedł" },
  showValues: { en: "Show the buyer's data", uk: "Показати дані покупця", pl: "Pokaż dane kupującego" },
  hideValues: { en: "Hide the buyer's data", uk: "Сховати дані покупця", pl: "Ukryj dane kupującego" },
  unused: { en: "not read", uk: "не читається", pl: "nieczytane" },
  empty: { en: "empty", uk: "порожньо", pl: "puste" },
  notKept: {
    en: "The lead itself is not kept",
    uk: "Сам лід не збережено",
    pl: "Sam lead nie jest przechowywany",
  },
  notKeptText: {
    en: "Only failed leads are kept unless the program says otherwise. To keep all of them for their time, give its register",
    uk: "Якщо програма не каже інакше, зберігаються лише невдалі ліди. Щоб протягом строку зберігати всі, задайте її реєстру",
    pl: "Jeśli program nie mówi inaczej, przechowuje się tylko leady nieudane. Żeby przez ustalony czas przechowywać wszystkie, podaj jego rejestrowi",
  },
  notKeptDiscarded: {
    en: "Its data was erased when it was discarded.",
    uk: "Його дані стерто, коли від нього відмовилися.",
    pl: "Jego dane usunięto, gdy został porzucony.",
  },
  orderTitle: {
    en: "The order by the rules of today",
    uk: "Замовлення за сьогоднішніми правилами",
    pl: "Zamówienie według dzisiejszych reguł",
  },
  orderHint: {
    en: "Point at a field to see where it comes from.",
    uk: "Наведіть на поле, щоб побачити, звідки воно.",
    pl: "Wskaż pole, żeby zobaczyć, skąd pochodzi.",
  },
  from: { en: "from {paths}", uk: "з {paths}", pl: "z {paths}" },
  madeBy: {
    constant: { en: "fixed in the rules", uk: "сталий текст у правилах", pl: "stałe w regułach" },
    default: { en: "default of the rules", uk: "типове значення правил", pl: "domyślne w regułach" },
    account: { en: "from the account", uk: "з акаунта", pl: "z konta" },
    received: { en: "time of arrival", uk: "час надходження", pl: "czas nadejścia" },
  },
  noOrder: {
    skip: {
      en: "The rules skip this lead.",
      uk: "Правила пропускають цей лід.",
      pl: "Reguły pomijają tego leada.",
    },
    error: {
      en: "The rules make no order of it.",
      uk: "За правилами замовлення з нього не виходить.",
      pl: "Według reguł nie powstaje z niego zamówienie.",
    },
  },
  noRulesGiven: {
    en: "Start the command with --rules to see the order that this lead becomes.",
    uk: "Запустіть команду з --rules, щоб побачити, яким замовленням стане лід.",
    pl: "Uruchom polecenie z --rules, żeby zobaczyć, jakim zamówieniem stanie się lead.",
  },
  unusedCount: {
    en: "Values that no rule reads: {count}",
    uk: "Значень, яких не читає жодне правило: {count}",
    pl: "Wartości, których nie czyta żadna reguła: {count}",
  },
};

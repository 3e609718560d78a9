import type { Texts } from "../../shared/messages/texts.ts";
import type { studio as english } from "../en/studio.ts";

export const studio = {
  "frame.leads": "Ліди",
  "frame.rules": "Правила",
  "frame.account": "Акаунт",
  "frame.screens": "Екрани",
  "frame.language": "Мова",
  "frame.fakeAccount": "тестовий акаунт",
  "frame.readOnly": "лише перегляд",
  "frame.loading": "Завантажую…",
  "frame.gone":
    "Команда не відповідає. Якщо вона завершилася, запустіть її знову й відкрийте посилання, яке вона покаже. Сторінка й далі пробує з'єднатися.",
  "frame.failed": "Сервер не зміг відповісти ({code}). Оновіть сторінку.",
  "frame.unknownScreen": "Такої сторінки немає. Виберіть іншу вгорі.",
  "frame.noScript": "Для цієї сторінки потрібен JavaScript.",

  "status.received": "Чекає",
  "status.success": "Замовлення",
  "status.skip": "Пропущено",
  "status.error": "Помилка",
  "status.unknown": "Невідомо",
  "status.unknownFinal": "Невідомо: перевірте в Base",
  "status.differs": "Інше замовлення?",
  "status.discarded": "Відкинуто вручну",

  "fault.lead": "потрібно виправити",
  "fault.setup": "перевірте налаштування",
  "fault.temporary": "буде ще спроба",

  "filter.all": "Усі",
  "filter.received": "Чекають",
  "filter.success": "Замовлення",
  "filter.skip": "Пропущені",
  "filter.error": "Помилки",
  "filter.unknown": "Невідомо",
  "filter.differs": "Інше замовлення?",
  "filter.discarded": "Відкинуті вручну",

  "chart.title": "Ліди за часом",
  "chart.orders":
    "{count, plural, one {# замовлення} few {# замовлення} many {# замовлень} other {# замовлення}}",
  "chart.waiting": "{count, plural, one {# чекає} few {# чекають} many {# чекають} other {# чекає}}",
  "chart.failed": "{count, plural, one {# невдалий} few {# невдалі} many {# невдалих} other {# невдалого}}",
  "chart.text": "Починаючи з {from}: {orders}, {waiting}, {failed}",
  "chart.leads":
    "{leads, plural, one {# лід} few {# ліди} many {# лідів} other {# ліда}} · щонайбільше {most, number} за {span}",
  "chart.cut":
    "{leads, plural, one {# найновіший лід} few {# найновіші ліди} many {# найновіших лідів} other {# найновішого ліда}} · щонайбільше {most, number} за {span}",

  "list.find": "Ключ, замовлення, id або текст невдалого ліда",
  "list.anySource": "Усі джерела",
  "list.source": "Джерело",
  "list.anyTime": "За весь час",
  "list.time": "Час",
  "list.lastHour": "Остання година",
  "list.lastDay": "Останні 24 години",
  "list.lastWeek": "Останні 7 днів",
  "list.lastMonth": "Останні 30 днів",
  "list.clearFilters": "Скинути фільтри",
  "list.came": "Отримано",
  "list.status": "Стан",
  "list.key": "Ключ",
  "list.order": "Замовлення",
  "list.why": "Причина",
  "list.showNew":
    "{count, plural, one {Показати # новий лід} few {Показати # нові ліди} many {Показати # нових лідів} other {Показати # нового ліда}}",
  "list.showOlder": "Показати старіші ліди",
  "list.showNewest": "Показати найновіші ліди",
  "list.searched":
    "Поки що переглянуто {count, plural, one {# лід} few {# ліди} many {# лідів} other {# ліда}}.",
  "list.searchedAll":
    "Переглянуто все: {count, plural, one {# лід} few {# ліди} many {# лідів} other {# ліда}}.",
  "list.noneFound": "Жоден лід не відповідає цим фільтрам.",
  "list.allShown": "Це всі ліди.",

  "empty.title": "Лідів ще немає",
  "empty.store": "Ліди з'являться тут, щойно ваша програма передасть перший із реєстром {store}.",
  "empty.tryOut":
    "Це проба: нічого не зберігається, і жодне замовлення не потрапить до Base. Надішліть тестовий лід і подивіться, що з нього вийде.",

  "sample.note": "Він стане замовленням у тестовому акаунті, а не в Base.",
  "sample.sender": "Відправник",
  "sample.send": "Надіслати тестовий лід",
  "sample.sending": "Надсилаю…",

  "lead.back": "Назад до списку",
  "lead.noLead": "Такого ліда немає. Можливо, його дані стерто або минув строк зберігання.",
  "lead.openOrder": "Відкрити замовлення {id} у Base",
  "lead.orderNumber": "Замовлення {id}",
  "lead.requestId": "Id запиту: {id}",
  "lead.repeats": "надійшов ще {count, plural, one {# раз} few {# рази} many {# разів} other {# раза}}",
  "lead.issues": "Зауваження",
  "lead.correctRules": "Виправити правила",
  "lead.tried": "Спроби",
  "lead.notTried": "Спроб ще не було.",
  "lead.keptUntil": "лід зберігається до {time}",
  "lead.otherRules": "Після останньої спроби правила змінилися.",
  "lead.title": "Лід, як він надійшов, без змін",
  "lead.showValues": "Показати дані покупця",
  "lead.hideValues": "Сховати дані покупця",
  "lead.unused": "правила не читають",
  "lead.unusedCount":
    "{count, plural, one {# значення не читає жодне правило} few {# значення не читає жодне правило} many {# значень не читає жодне правило} other {# значення не читає жодне правило}}",
  "lead.empty": "порожньо",
  "lead.notKept": "Сам лід не збережено",
  "lead.notKeptText":
    "Зберігаються лише невдалі ліди, якщо у вашій програмі не вказано іншого. Щоб зберігати певний час усі, задайте в її реєстрі:",
  "lead.notKeptDiscarded": "Дані стерто, коли лід відкинули вручну.",
  "lead.orderTitle": "Замовлення за поточними правилами",
  "lead.orderHint": "Наведіть курсор на поле, щоб побачити, звідки воно.",
  "lead.from": "з {paths}",
  "lead.noRulesGiven": "Запустіть команду з --rules, щоб побачити, яким замовленням стане цей лід.",

  "level.error": "помилка",
  "level.warning": "попередження",
  "level.info": "примітка",

  "by.webhook": "через вебхук",
  "by.forward": "передала ваша програма",
  "by.work": "із черги",
  "by.resend": "надіслано ще раз",
  "by.reconcile": "пошук у Base",

  "madeBy.constant": "вписано в правилах",
  "madeBy.default": "типове значення з правил",
  "madeBy.account": "з акаунта",
  "madeBy.received": "час надходження",

  "noOrder.skip": "Правила пропускають цей лід.",
  "noOrder.error": "За цими правилами замовлення з ліда не виходить.",

  "action.all": "Дії",
  "action.resend": "Надіслати ще раз",
  "action.asNew": "Створити замовлення",
  "action.discard": "Більше не надсилати",
  "action.erase": "Стерти дані",
  "action.cancel": "Скасувати",
  "action.noToken": "Щоб надсилати, задайте BASELINKER_TOKEN і запустіть команду знову.",
  "action.noRules": "Щоб надсилати, запустіть команду знову з --rules.",
  "action.resendTitle": "Надіслати цей лід ще раз?",
  "action.resendText":
    "Його буде надіслано з початковим ключем і датою, за поточними правилами. Якщо він уже став замовленням, другого не буде.",
  "action.asNewTitle": "Створити окреме замовлення?",
  "action.asNewText":
    "Той самий покупець уже має замовлення з цим ключем, а цей лід від нього відрізняється. Якщо перше замовлення треба лише виправити, змініть його в Base, а тут виберіть «Більше не надсилати». Якщо це інше замовлення, створіть його.",
  "action.absent": "У Base перевірено: такого замовлення немає",
  "action.absentText":
    "Замовлення може вже бути в Base, і перевірити це можете лише ви. Пошукайте там ключ або контакт ліда. Якщо замовлення там є, а ви надішлете лід ще раз, замовлень стане два.",
  "action.discardTitle": "Більше не надсилати цей лід?",
  "action.discardText":
    "Дані ліда буде стерто, і його вже ніколи не буде надіслано. Запис залишиться у списку.",
  "action.discarded": "Лід відкинуто вручну, його дані стерто.",
  "action.eraseTitle": "Стерти дані цього ліда?",
  "action.eraseText": "Запис, дані покупця та всі їхні сліди тут буде стерто. Замовлення в Base залишиться.",
  "action.erased": "Дані стерто.",
  "action.running":
    "Надсилається. Може чекати через ліміт запитів або на відповідь Base; сторінка перевіряє кожні 2 секунди.",

  "resent.success": "Надіслано: замовлення {id}.",
  "resent.duplicate": "Замовлення {id} уже є. Нічого не надіслано.",
  "resent.skip": "Поточні правила пропускають цей лід. Нічого не надіслано.",
  "resent.error": "Знову не вдалося: дивіться зауваження.",
  "resent.unknown": "Надіслано, але невідомо, чи є замовлення в Base.",

  "rules.noProblems": "Помилок немає",
  "rules.problemCount": "{count, plural, one {# помилка} few {# помилки} many {# помилок} other {# помилки}}",
  "rules.write": "Написати {name}",
  "rules.lead": "Лід для перевірки",
  "rules.openLead": "Відкрити цей лід",
  "rules.noKept": "Жодного ліда не збережено, тож немає на чому перевірити правила.",
  "rules.orderTitle": "Замовлення за цими правилами",
  "rules.ofEarlier": "Показано за останніми правилами без помилок.",
  "rules.fileName": "Зберегти як",
  "rules.save": "Зберегти",
  "rules.unchanged": "Нічого не змінено.",
  "rules.checking": "Перевіряю…",
  "rules.correctFirst": "Спершу виправте помилки.",
  "rules.lookFirst": "Спершу порівняйте, що зміниться.",
  "rules.cannotSave": "Команду запущено з --read-only: ці правила можна перевірити, але не зберегти.",
  "rules.saved": "{name} збережено.",
  "rules.nextStart": "Ваша програма застосує нові правила з наступного запуску.",
  "rules.backup": "Попередня версія — у {name}.",

  "plan.title": "Що зміниться",
  "plan.note":
    "Порівнює замовлення з кожного збереженого ліда: за правилами у файлі й за цими. Нічого не надсилається.",
  "plan.last": "Скільки лідів",
  "plan.lastOf":
    "{count, plural, one {останній # лід} few {останні # ліди} many {останні # лідів} other {останні # ліда}}",
  "plan.look": "Порівняти",
  "plan.looking": "Порівнюю…",
  "plan.ofEarlier": "Після порівняння ви змінили правила.",
  "plan.none": "Жодного ліда не збережено: немає чого порівнювати.",
  "plan.noCatalog":
    "Каталог ще не прочитано, тому зв'язки з товарами не порівняно. Порівняйте ще раз за мить.",
  "plan.fieldCounts": "Скільки лідів зміниться в кожному полі",
  "plan.firstOf": "Перші {count, number} із {all, number}; спершу ті, що отримають інший ключ.",
  "plan.nothing": "нічого",

  "change.status": "результат",
  "change.key": "ключ",
  "change.added": "додано",
  "change.removed": "прибрано",
  "change.changed": "змінено",
  "change.moved": "в іншому порядку",
  "change.issue": "зауваження",

  "account.statuses": "Статуси замовлень",
  "account.sources": "Джерела замовлень",
  "account.fields": "Додаткові поля",
  "account.inventories": "Каталоги",
  "account.none": "В акаунті таких немає.",
  "account.copy": "Копіювати",
  "account.copyOf": "Копіювати id: {name}",
  "account.copied": "{id} скопійовано.",
  "account.notCopied": "Браузер не дозволяє копіювати. Скопіюйте id самі: {id}",
  "account.state": "Стан",
  "account.stateNote": "лише цього вікна",
  "account.base": "Доступ до Base",
  "account.fine": "працює",
  "account.blocked": "заблоковано до {time}",
  "account.calls": "Запити, що чекають через ліміт",
  "account.store": "Сховище",
  "account.broken": "не вдалося прочитати",
  "account.queue": "Ліди, що чекають на вашу програму",
  "account.waits": "1, чекає {time}",
  "account.oldest": "{count, number}, найдовше чекає {time}",
  "account.inFlight": "Ліди, що надсилаються з цього вікна",
  "account.open": "Замовлення з невідомим результатом",
  "account.lastSuccess": "Останнє замовлення з цього вікна",
  "account.noneYet": "ще не було",

  "refusal.wrong_host": "Ця сторінка відкривається лише за адресою, яку показала команда.",
  "refusal.wrong_origin":
    "Запит надійшов з іншої сторінки, а відповідь отримує лише сторінка цієї команди. Вставте в адресний рядок посилання, яке показала команда.",
  "refusal.wrong_key":
    "Це посилання старе або без ключа. Відкрийте нове: воно в останніх рядках вікна термінала.",
  "refusal.read_only":
    "Команду запущено з --read-only: тут нічого не можна змінити. Запустіть її без цього параметра.",
  "refusal.wrong_type": "Тіло запиту має бути application/json.",
  "refusal.broken_json": "Тіло запиту — не об'єкт JSON.",
  "refusal.too_large": "Тіло запиту більше за 1 МіБ. Надішліть менше.",
  "refusal.wrong_value":
    "`{name}` не може мати такого значення. Потрібно: {wanted, select, text {текст} cursor {курсор попередньої сторінки} other {{wanted}}}.",
  "refusal.no_route": "За цією адресою нічого немає.",
  "refusal.wrong_method": "Ця адреса приймає інший метод.",
  "refusal.no_page":
    "У цій копії пакета немає сторінки. Виконайте `npm run build` або встановіть пакет ще раз.",
  "refusal.not_found": "Такого ліда немає. Можливо, його дані тим часом стерто.",
  "refusal.no_token":
    "Щоб надсилати, потрібен BASELINKER_TOKEN. Задайте його або вкажіть файл через --settings і запустіть команду знову.",
  "refusal.no_rules": "Щоб надсилати, потрібні правила. Укажіть їх через --rules і запустіть команду знову.",
  "refusal.other_sender":
    "Лід {id} надійшов від {name}, а ці правила для іншого відправника. Укажіть його правила: --rules {name}=file.json.",
  "refusal.no_account":
    "Щоб прочитати акаунт, потрібен BASELINKER_TOKEN. Задайте його або вкажіть файл через --settings і запустіть команду знову.",
  "refusal.account_late":
    "Base ще не відповів, а правилам потрібні його списки. Відкрийте лід ще раз за мить.",
  "refusal.wrong_rules": "У цих правилах ще є помилки: {first}",
  "refusal.changed_meanwhile":
    "Тим часом файл {name} змінила інша програма або людина, тому нічого не записано. Скопіюйте набране, а тоді оновіть сторінку.",
  "refusal.exists": "{name} уже є, тому його не перезаписано. Виберіть іншу назву.",
  "refusal.no_name": "Ці правила — готовий набір пакета. Збережіть їх у власному файлі.",
  "refusal.in_module": "--{name} має бути в модулі --forwarder. Приберіть цей параметр.",
  "refusal.no_forwarder":
    "{path}: потрібен `forwarder` із реєстром. Напишіть `export const forwarder = createForwarder('{ …, register }')`.",
} as const satisfies Texts<typeof english>;

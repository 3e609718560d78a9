import type { Texts } from "../../shared/messages/texts.ts";
import type { commands as english } from "../en/commands.ts";

export const commands = {
  "failure.rulesWrong": "Ці правила не можна використати:",
  "failure.setupWrong": "Нічого не надіслано: правила або налаштування не підходять до акаунта.",
  "help.status": "лише з таким станом",
  "help.since": "лише те, що надійшло в цей час або пізніше",
  "help.limit": "найбільша кількість результатів",
  "help.entry": "запис; досить перших 8 символів його id",
  "help.forward": "створити в Base замовлення з лідів, з кожного не більше одного",
  "help.forward.concurrency": "скільки лідів надсилати одночасно (типово: 8)",
  "help.forward.dry-run": "лише зіставити, нічого не надсилати",
  "help.register.list": "ліди, від найновіших",
  "help.register.list.cursor": "де закінчилася попередня сторінка",
  "help.register.list.order": "лише лід цього замовлення в Base",
  "help.register.show": "один лід із зауваженнями та спробами",
  "help.register.resend": "надіслати збережений лід ще раз або всі невдалі",
  "help.register.resend.all": "усі невдалі",
  "help.register.resend.as-new": "створити окреме замовлення з ліда, що відрізняється",
  "help.register.resend.fault": "лише помилки з цієї причини",
  "help.register.discard": "більше не надсилати лід і стерти його дані",
  "help.register.erase": "стерти дані ліда, також зі сховища",
  "help.register.stats": "скільки лідів кожного виду",
  "help.leads.optional":
    "ліди: файли, папки, маски файлів, *.ndjson з одним лідом у рядку, *.body.txt або `-` (типово: лід першого тесту правил)",
  "help.map": "показати замовлення, що вийде з кожного ліда",
  "help.explain": "показати, звідки взялося кожне поле замовлення",
  "help.explain.all": "також усі параметри ліда, яких не використовує жодне правило",
  "help.check": "знайти помилки в правилах: самих по собі або разом з акаунтом",
  "help.check.live": "прочитати акаунт із Base (потрібен BASELINKER_TOKEN)",
  "help.test": "запустити тести правил: <назва>.test.json поруч із <назва>.json",
  "help.test.rules": "правила, файли тестів або папки з ними",
  "help.test.update": "записати в тести поточні результати",
  "help.plan": "показати, як зміняться замовлення з тих самих лідів за іншими правилами",
  "help.plan.before": "поточні правила або `none`",
  "help.plan.after": "нові правила",
  "help.plan.register": "ліди з цього реєстру",
  "help.plan.fail-on": "завершити з кодом 1 лише за цих змін (типово: `any`)",
  "help.suggest": "запропонувати правила на основі лідів; перевірте їх перед використанням",
  "help.suggest.orders": "замовлення, які люди створили з цих лідів: список JSON у тому самому порядку",
  "help.suggest.out": "куди записати правила; тести будуть поруч",
  "help.port": "порт (типово: будь-який вільний)",
  "help.fake": "тестовий акаунт Base по HTTP; показує запити, що надходять",
  "help.fake.host":
    "адреса (типово: `127.0.0.1`, лише для цього комп'ютера); з іншою, наприклад `0.0.0.0`, акаунтом можуть користуватися й інші",
  "help.fake.token": "вигаданий токен для запитів (типово: новий за кожного запуску)",
  "help.fake.limit": "скільки запитів за хвилину до блокування токена, або `off` (типово: 100)",
  "help.fake.seed":
    "з тим самим числом збої з відсотком припадають на ті самі запити, а відповіді мають той самий вигляд (типово: 1)",
  "help.fake.fault":
    "<сценарій>[:<метод>][:<разів>|:<відсоток>%], наприклад `answer-lost:addOrder:10%`; усі є в docs/testing-reference.md",
  "help.fake.parameters": "показати й параметри запитів; це можуть бути дані покупця",
  "help.listen":
    "приймати вебхуки на цьому комп'ютері, зберігати кожен у файл і показувати, яке замовлення з нього вийде",
  "help.listen.folder": "де зберігати запити (типово: `received-leads`)",
  "help.listen.studio": "сторінка, яка показує, що сталося з кожним: на тестовому акаунті, за --rules",
  "help.listen.forward": "передавати кожен запит програмі на цьому комп'ютері",
  "help.listen.tunnel":
    "назва тунелю, що веде до вебхука, наприклад leads.ngrok-free.app; інші чужі хости отримують 421",
  "help.listen.inventory":
    "каталог, з яким звіряти позиції замовлення (типово: єдиний, якщо є --settings або --token-file)",
  "help.studio":
    "сторінка на цьому комп'ютері, яка показує, що сталося з вашими лідами; без сховища це проба на тестовому акаунті",
  "help.studio.read-only": "усе показувати, нічого не змінювати й не надсилати",
  "help.studio.forwarder": "файл, який експортує ваш `forwarder` і ваші `rules`: для Redis і PostgreSQL",
  "help.studio.panel": "де відкривати замовлення (типово: `https://panel.baselinker.com`)",
  "help.trigger": "надіслати вебхуку підписані приклади запитів і побачити, як він відповідає",
  "help.trigger.source": "відправник",
  "help.trigger.to": "адреса вебхука",
  "help.trigger.secret":
    "його секрет; краще у змінній WEBHOOK_SECRET, бо тут його видно в `ps` і в історії оболонки",
  "help.trigger.kind": "що надіслати (типово: `valid`)",
  "help.trigger.place":
    "де `tilda` і `sharedSecret` надсилають секрет: `header:x-key`, `query:key` або `field:key` (типово: `query:key`)",
  "help.mcp":
    "сервер для ШІ-агентів (Model Context Protocol): читає Base, ліди й правила; типово нічого не змінює",
  "help.mcp.rules": "ваші правила, які агент пояснює, перевіряє й порівнює (типово: з конфігурації)",
  "help.mcp.store": "файл SQLite з реєстром, у якому агент шукає ліди (типово: з конфігурації)",
  "help.mcp.write":
    "що агент може змінювати, спершу спитавши: методи, як-от `addOrder`, або resend_leads; кілька через кому",
  "help.mcp.personal-data": "показувати дані покупців; без цього агент бачить позначки, як-от `[email 1]`",
  "help.mcp.yes": "не питати перед записом",
  "help.mcp.http": "через HTTP на цьому комп'ютері, з ключем, замість стандартного вводу й виводу",
  "help.mcp.port": "з --http: порт (типово: будь-який вільний)",
  "help.mcp.host": "з --http: `127.0.0.1` (типово), `::1` або `localhost`",
  "help.doctor": "перевірити токен, акаунт, годинник, секрети, правила, сховище й вебхук",
  "help.doctor.save-account": "зберегти акаунт як файл, для --account",
  "help.doctor.all": "усі id акаунта (типово: по 20 кожного виду)",
  "help.doctor.store": "сховище, яке перевірити",
  "help.doctor.webhook": "адреса, яка має відповісти",
  "help.doctor.probe": "перевірити в акаунті те, про що мовчить документація: 15 запитів, лише читання",
  "help.doctor.write": "з --probe: створити одне справжнє замовлення і видалити його",
  "help.doctor.status": "для --write: статус без автоматизацій",
  "help.doctor.sku": "для --write: товар; його позиція може зарезервувати залишок",
  "help.doctor.undo": "видалити замовлення перерваної проби",
  "help.init":
    "створити проєкт, який приймає вебхуки одного чи кількох відправників і створює з них замовлення; про те, чого не вказано, спитає в терміналі",
  "help.init.source": "хто надсилає; повторіть для кількох",
  "help.init.country":
    "країна покупців, як-от UA: для телефонів і валюти (типово: з LANG, якщо не англійська)",
  "help.init.currency": "валюта цін, як-от UAH, якщо відправник її не вказує (типово: валюта країни)",
  "help.init.status": "статус нових замовлень: id або назва (типово: єдиний)",
  "help.init.order-source": "джерело замовлень: id або назва (типово: немає, поле не заповнюється)",
  "help.init.catalog": "де шукати товари: id або назва (типово: єдиний)",
  "help.init.folder": "папка проєкту (типово: поточна)",
  "help.init.rules":
    "ваші правила, також таблиця, або інший готовий набір (типово: готовий набір відправника)",
  "help.init.to": "на чому працюватиме (типово: `node`)",
  "help.rules":
    "правила: файл JSON, таблиця LeadBox (.tsv, .csv), `-` або назва готового набору, як-от tilda-cart",
  "help.rulesOfSenders":
    "правила: файл або готовий набір; для кількох відправників кожен як назва=файл, де назва — простір імен або джерело",
  "help.leads": "ліди: файли, папки, маски файлів, *.ndjson з одним лідом у рядку, *.body.txt або `-`",
  "help.contentType": "тип умісту лідів, для сирих тіл запитів",
  "help.account": "акаунт із файлу, який записала команда `doctor --save-account`",
  "help.receivedAt": "коли надійшли ліди, наприклад 2026-01-31T12:00:00Z (типово: зараз)",
  "help.watch": "повторювати щоразу, коли файл змінюється",
  "help.settings": "файл із BASELINKER_TOKEN або секретами, як-от .env; його читають як дані",
  "help.token-file": "файл із самим токеном",
  "help.requests-per-minute": "скільки запитів за хвилину; менше за 100, якщо токеном користуються й інші",
  "help.config": "конфігурація (типово: `baselinker.config.json`)",
  "help.inventory": "каталог, з яким звіряти позиції замовлення (типово: єдиний в акаунті)",
  "help.store": "сховище: файл SQLite, який пам'ятає, з якого ліда яке замовлення",
  "help.register": "реєстр: той самий файл, що й сховище",
  "help.namespace": "розділяє джерела, чиї ліди можуть мати однаковий id",
  "help.yes": "не питати",
  "help.confirm": "речення для підтвердження, яке інакше довелося б набрати; самого --yes не досить",
  "help.values": "показати й дані покупця",

  "usage.program":
    "Створює в Base (BaseLinker) рівно одне замовлення з кожного ліда й показує, що роблять правила, ще до надсилання.",
  "usage.heading.Usage": "Використання:",
  "usage.heading.Arguments": "Аргументи:",
  "usage.heading.Options": "Параметри:",
  "usage.heading.Commands": "Команди:",
  "usage.heading.ExitCodes": "Коди завершення:",
  "usage.placeholder.options": "[параметри]",
  "usage.placeholder.command": "[команда]",
  "usage.version": "версія пакета",
  "usage.help": "показати це",
  "usage.group": "що сталося з кожним лідом: `list`, `show`, `resend`, `discard`, `erase`, `stats`",
  "usage.tryHelp": "Спробуйте `baselinker-sdk --help` або `baselinker-sdk <команда> --help`.",
  "usage.forExample": "Наприклад: baselinker-sdk {example}",
  "usage.unknownCommand": "Невідома команда `{name}`.",
  "usage.unknownOption": "Невідомий параметр `{name}`.",
  "usage.token":
    "Токен не є параметром: він лишився б в історії оболонки. Задайте BASELINKER_TOKEN або вкажіть файл через --token-file чи --settings.",
  "usage.envFile": "{name} — параметр Node, який читає його ще до цієї програми. Використайте --settings.",
  "usage.missingArgument": "Бракує аргументу `{name}`.",
  "usage.excessArguments":
    "Команда {expected, plural, =0 {не приймає аргументів} one {приймає # аргумент} few {приймає # аргументи} many {приймає # аргументів} other {приймає # аргументу}}, а отримала {given}.",
  "usage.optionMissingArgument": "Параметр `{name}` потребує значення.",
  "usage.noCommand": "Бракує другого слова: `list`, `show`, `resend`, `discard`, `erase` або `stats`.",
  "usage.didYouMean": "Можливо, {close}?",
  "usage.noChoice": "{name}: «{given}» не підходить. Можна: {choices}.",
  "usage.misspelt": "{name}: «{given}» не підходить. Можна: {choices}. Можливо, {closest}?",
  "usage.noNamespace":
    "--namespace: «{given}» не підходить. Потрібно від 1 до 16 латинських літер, цифр або знаків `.`, `_`, `-`.",
  "usage.noNumber": "{name}: потрібне ціле число від {least}, а не «{given}».",
  "usage.noNumberBetween": "{name}: потрібне ціле число від {least} до {most}, а не «{given}».",
  "usage.allOptions": "Усі параметри: baselinker-sdk {command} --help",
  "usage.unknownLanguage": "{name}: мови «{given}» тут немає. Можна: {choices}.",

  "option.json": "результати як JSON у стандартний вивід",
  "option.quiet": "лише результати, без додаткових повідомлень",
  "option.language": "мова повідомлень (типово: BASELINKER_LANGUAGE або мова системи)",
  "option.no-color": "без кольору; так само діє NO_COLOR",

  "exit.yes": "Успіх: зроблено, або помилок не знайдено.",
  "exit.no": "Є помилки: у правилах, тестах або лідах.",
  "exit.usage": "Команду викликано неправильно: невідоме слово, немає файлу, зіпсований JSON. Виправте її.",
  "exit.outside":
    "Налаштування або середовище: токен, блокування, мережа, диск. Виправте або спробуйте пізніше.",
  "exit.interrupted": "Перервано через Ctrl+C.",

  "asking.nobodyToAsk": "{question} Немає термінала, щоб відповісти: додайте --yes. Нічого не зроблено.",
  "asking.needsSentence": '{question} Викличте з --confirm "{sentence}". Нічого не зроблено.',
  "asking.typeIt": "Щоб підтвердити, наберіть: {sentence}",
  "asking.saidNo": "Нічого не зроблено.",

  "watch.waiting": "Чекаю на зміну файлу. Зупинити: Ctrl+C.",

  "system.ENOENT": "{path}: немає такого файлу. Перевірте назву й папку.",
  "system.EISDIR": "{path}: це папка, а тут потрібен файл.",
  "system.ENOTDIR": "{path}: частина цього шляху є файлом, а не папкою.",
  "system.EACCES": "{path}: немає доступу. Перевірте власника і права.",
  "system.ELOOP": "{path}: це посилання веде саме на себе. Вкажіть потрібний файл.",
  "system.ENAMETOOLONG": "{path}: ця назва задовга для файлу. Перевірте її.",
  "system.ENXIO": "{path}: це сокет, а тут потрібен файл.",
  "system.EROFS": "{path}: диск лише для читання. Виберіть іншу папку.",
  "system.ENOSPC": "Диск заповнено, записано не все. Звільніть місце й запустіть ще раз.",
  "system.EEXIST": "{path} уже є й не перезаписується. Виберіть іншу назву.",
  "system.EADDRNOTAVAIL":
    "{path}: цей комп'ютер не має такої адреси. Приберіть --host або напишіть адресу цього комп'ютера.",
  "system.EADDRINUSE": "Порт зайнятий іншою програмою. Виберіть інший через --port.",

  "file.broken": "{at}: це не правильний JSON: тут не може бути `{found}`. Виправте там.",
  "file.cut": "{at}: JSON обривається. Перевірте, чи файл цілий і чи не бракує дужки або лапок.",
  "file.unreadable": "{at}: це не правильний JSON. Виправте його.",
  "file.wrongContent": "{file} не підходить:",
  "file.unknownNames": "{path}: тут не може бути {names, list}. Виправте назву або приберіть.",
  "file.missing": "{path}: цього значення бракує.",
  "file.wrongType":
    "{path}: тут має бути {expected, select, string {текст} int {ціле число} number {число} boolean {true або false} array {список} other {об'єкт}}.",
  "file.wrongForm":
    "{path}: тут має бути {format, select, uuid {UUID} datetime {час, наприклад 2026-01-31T12:00:00Z} other {назва з літер, цифр, `-`, `_` і `.`, щонайбільше 16 символів}}.",
  "file.rulesInWorkbook":
    "{path}: це книга Excel. В Excel або Google Таблицях збережіть аркуш як CSV UTF-8 або скопіюйте два стовпці у файл .tsv.",
  "file.empty": "{path}: файл порожній. Перевірте, чи це той файл.",
  "file.folder": "{path}: це папка, а тут потрібен файл.",
  "file.binary": "{path}: це не текстовий файл. Потрібен JSON, таблиця або тіло запиту.",
  "file.notUtf8":
    "{path}: текст не в UTF-8. Збережіть його як UTF-8 (в Excel: CSV UTF-8) і спробуйте ще раз.",
  "file.tooLarge":
    "{path}: файл більший за 64 МБ. Запишіть по одному ліду в рядок і назвіть *.ndjson: такий може бути будь-якого розміру.",
  "file.misspelt": "{path}: немає такого файлу. Можливо, {closest}?",

  "rules.noSet":
    "{name}: немає такого файлу, і жоден готовий набір правил так не називається. Перевірте назву й папку.",
  "rules.otherSet":
    "{name}: немає такого файлу, і жоден готовий набір правил так не називається. Можливо, {close}?",
  "rules.notRules": "{path}: правила — це об'єкт із `version` і `fields` або таблиця з двох стовпців.",

  "module.noModule": "{path}: немає такого модуля. Перевірте назву й папку.",
  "module.brokenModule": "{path}: модуль не завантажується: {reason}",

  "settings.otherInEnvironment": "{name} задано і в середовищі, тож діє те значення, а не те, що в {path}.",

  "config.notRun": "{program} — це програма, і сама вона не запускається. Додайте --config {program}.",

  "client.noUrl":
    "BASELINKER_URL — не адреса. Напишіть її так, як показує `baselinker-sdk fake`, наприклад `http://127.0.0.1:8080/connector.php`, або не задавайте для справжнього Base.",
  "client.noToken":
    "Немає токена. Ще немає акаунта? `npx baselinker-sdk fake` запускає тестовий і показує його токен та URL. Задайте BASELINKER_TOKEN або вкажіть файл через --token-file чи --settings.",
  "client.settingsThere": "У середовищі немає токена, але в цій папці є .env: додайте --settings .env.",
  "client.noTokenInFile":
    "У {path} немає токена. Впишіть його в рядок BASELINKER_TOKEN= або сам у файл для --token-file.",
  "client.misspeltToken": "Немає токена: задано {name}, а BASELINKER_TOKEN — ні. Виправте назву.",

  "address.noUrl": "{option}: «{given}» — не адреса. Напишіть, наприклад, `http://localhost:3000/hook`.",
  "address.foreignHost":
    "Відхилено з кодом 421: запит до хоста {host}, а це не цей комп'ютер. Якщо це назва вашого тунелю, запустіть знову з --tunnel {host}.",
  "address.noTunnel": "--tunnel: «{given}» — не назва хоста. Напишіть, наприклад, leads.ngrok-free.app.",

  "leads.unreadable": "{name}: цей лід не можна прочитати.",
  "leads.noLead":
    "Не вказано ліда. Збережіть одну заявку з вашої форми як lead.json або спробуйте готовий набір: {command} tilda-cart.",
  "leads.rulesFirst":
    "{path}: жодна з назв не є полем Base. Це лід? Спершу правила: {command} rules.tsv {path}",
  "leads.sampleUsed":
    "Лід не вказано, тому взято приклад із першого тесту. Для вашого: {command} {rules} lead.json",
  "leads.noTime": "«{given}» не є часом. Напишіть, наприклад, 2026-01-31T12:00:00Z.",
  "leads.twoStdin": "Правила й ліди не можуть обидва йти зі стандартного вводу. Покладіть одне з них у файл.",
  "leads.emptyFolder": "{path}: у цій папці немає лідів. Ліди — це *.json, *.ndjson і *.body.txt.",
  "leads.noMatch": "{path}: жоден файл не відповідає цій масці. Перевірте її або вкажіть папку.",
  "leads.inlineJson":
    "Лід читається з файлу. Збережіть цей JSON як lead.json і вкажіть цей файл або подайте JSON на стандартний ввід як `-`.",
  "leads.leadsInTable":
    "{path}: це книга Excel або таблиця, а лід — це JSON. Запишіть кожен її рядок одним рядком файлу *.ndjson, із заголовками як назвами: `explain xlsx-row` показує такий рядок.",
  "leads.longLine": "{path}:{number}: цей рядок довший за 64 МБ. Потрібен один лід у рядку.",
  "leads.noLeads": "{path}: тут немає лідів. Потрібен один лід у рядку або один JSON.",
  "leads.notJson": "це не JSON",

  "catalog.loading": "Читання каталогу {id}",
  "catalog.which":
    "У якому каталозі товари з позицій замовлення? Вкажіть його через --inventory: {catalogs}. Або впишіть `inventoryId` у baselinker.config.json.",
  "catalog.noCatalog":
    "В акаунті немає каталогу {id}. Вкажіть потрібний через --inventory або в baselinker.config.json: {catalogs}.",

  "delivery.noRules": "Не вказано правил. Додайте --rules або впишіть їх у baselinker.config.json.",
  "delivery.noStore":
    "Потрібне сховище: без нього лід, що надійшов двічі, стане двома замовленнями. Вкажіть файл: --store leads.sqlite.",
  "delivery.twoFiles":
    "Реєстр має бути в тому самому файлі, що й сховище, щоб записувати їх разом. Вкажіть для --register той самий файл, що й для --store.",
  "delivery.noRegister":
    "Не вказано реєстру. Додайте --register leads.sqlite або впишіть його в baselinker.config.json.",
  "delivery.noSuchRegister": "{path}: немає такого реєстру. Перевірте назву й папку.",

  "senders.other":
    "Лід {id} надійшов від {name}, а ці правила для іншого відправника. Вкажіть його правила: --rules {name}=file.json.",
  "senders.unknownName": "--rules {name}=…: у реєстрі немає лідів від {name}.",
  "senders.closeName": "--rules {name}=…: у реєстрі немає лідів від {name}. Можливо, {close}?",
  "senders.bothKinds":
    "У конфігурації є і `rules`, і `senders`. Залиште `senders`: там указано правила кожного простору імен.",
  "senders.nameTwice": "--rules: {name} вказано двічі. Вкажіть один файл для кожного відправника.",
  "senders.twiceFromInput":
    "--rules: стандартний ввід читається один раз, а `-` указано для двох наборів. Збережіть один із них у файл.",
  "senders.twoWithoutName":
    "--rules: два файли без назви, тож невідомо, для яких вони лідів. Напишіть кожен як назва=файл.",

  "resultLine.issueCounts":
    "{errors, plural, one {# помилка} few {# помилки} many {# помилок} other {# помилки}}, {warnings, plural, one {# попередження} few {# попередження} many {# попереджень} other {# попередження}}",
  "resultLine.orderCounts":
    "{values, plural, one {# значення} few {# значення} many {# значень} other {# значення}}, {lines, plural, one {# позиція} few {# позиції} many {# позицій} other {# позиції}}",
  "resultLine.keyOf": "ключ {key}",
  "resultLine.noKey": "без ключа",
  "resultLine.noOrder": "немає замовлення",

  "map.oneOnALine": "це список. Запишіть кожен лід окремим рядком файлу *.ndjson або окремим файлом у папці.",
  "map.unreadable": "цей лід не можна прочитати ({reason})",
  "map.summary":
    "{count, plural, one {# лід} few {# ліди} many {# лідів} other {# ліда}}, {failed, plural, =0 {без помилок} other {з них # з помилкою}}",

  "explain.head": "ПОЛЕ|ЗНАЧЕННЯ|ЗВІДКИ|КРОКИ",
  "explain.constant": "вписано в правилах",
  "explain.fitted": "приведено до формату",
  "explain.byDefault": "типове",
  "explain.notUsed": "Не використано: {names}",

  "check.summary":
    "{errors, plural, one {# помилка} few {# помилки} many {# помилок} other {# помилки}}, {warnings, plural, one {# попередження} few {# попередження} many {# попереджень} other {# попередження}}.",
  "check.withoutAccount": "З акаунтом не звірено (--account файл або --live).",
  "check.noCurrency":
    'Ці правила записують ціни, але не валюту: суми читаються з двома знаками після коми, а валюту обирає Base. Додайте поле `currency` до `fields` або впишіть код своєї валюти в `defaults`, наприклад `"currency": "UAH"`.',

  "test.difference": "очікувано {expected}, отримано {actual}",
  "test.nothing": "нічого",
  "test.summary": "Пройдено {passed} з {count}.",
  "test.accept": "Прийняти нові результати: --update",
  "test.notReached": "Жоден тест не перевіряє: {rules}",
  "test.readySetStays":
    "{name}: тести готового набору не змінюються. Скопіюйте його правила й тести у свою папку й оновіть їх там.",
  "test.noTests":
    "Немає тестів. Напишіть їх у <назва>.test.json поруч із правилами або під `tests` усередині.",

  "plan.noLeads":
    "Немає лідів, на яких порівняти правила. Вкажіть файли або --register зі збереженими лідами.",

  "suggest.head": "ПОЛЕ|ПРАВИЛО|ЧОМУ",
  "suggest.moreCandidates":
    "… і ще {count, plural, one {# варіант} few {# варіанти} many {# варіантів} other {# варіанта}}: усі показує --json.",
  "suggest.notUsed": "Не використано: {names}",
  "suggest.wrote":
    "Записано {path} і поруч {tests, plural, one {# тест} few {# тести} many {# тестів} other {# тесту}}. Далі: `npx baselinker-sdk test {rest}`",
  "suggest.wroteWithoutStatus":
    "Записано {path} без тестів: жоден лід ще не стає замовленням, бо в правилах немає статусу. Додайте --account або впишіть у правила order_status_id.",
  "suggest.wroteWithoutTests":
    "Записано {path} без тестів: жоден лід ще не стає замовленням. Причину покаже `npx baselinker-sdk map {path} <лід>`",
  "suggest.why.name": "назва",
  "suggest.why.value": "значення",
  "suggest.why.sum": "сходиться із сумою в ліді",
  "suggest.why.order": "як у замовленні",
  "suggest.doubt.several": "кілька параметрів мають різні значення",
  "suggest.doubt.somebody_else": "можливо, це продавець, менеджер або кур'єр",
  "suggest.doubt.one_of_many": "перший елемент списку, у якому їх більше",
  "suggest.doubt.unproved": "ймовірно, але не доведено",
  "suggest.doubt.no_zone": "дата без часового поясу",
  "suggest.doubt.minor_units": "цілі числа: можливо, копійки",
  "suggest.doubt.word": "слово джерела: його значення знаєте лише ви",
  "suggest.badOrders":
    "{path}: потрібен список щонайбільше з {most, plural, one {# замовлення} few {# замовлень} many {# замовлень} other {# замовлення}}, у порядку лідів; null, де замовлення немає.",

  "forward.question":
    "Створити справжні замовлення в Base з {count, plural, one {# ліда} few {# лідів} many {# лідів} other {# ліда}}?",
  "forward.sending": "Надсилання",
  "forward.skippedWhy": "Чому ліди пропущено, покаже `explain` з тими самими правилами й лідами.",
  "forward.stillOpen":
    "{open, plural, one {# замовлення, можливо, уже є} few {# замовлення, можливо, уже є} many {# замовлень, можливо, уже є} other {# замовлення, можливо, уже є}} в Base: запустіть ту саму команду ще раз із тим самим сховищем, нічого не подвоїться.",
  "forward.stopped":
    "Зупинено: інші ліди завершилися б так само. Виправте й запустіть ту саму команду ще раз із тим самим сховищем: нічого не подвоїться.",
  "forward.questionAll": "Створити справжні замовлення в Base з цих лідів?",

  "register.noEntry": "{id}: немає такого запису. Усі показує `register list`.",
  "register.severalEntries":
    "{id}: так {count, plural, one {починається # запис} few {починаються # записи} many {починаються # записів} other {починається # запису}}. Напишіть більше символів.",
  "register.shortId":
    "{id}: потрібно щонайменше {count, plural, one {# символ} few {# символи} many {# символів} other {# символу}} id.",
  "register.head": "ID|НАДІЙШОВ|ДЖЕРЕЛО|СТАН|СПРОБИ|КОД|ДЕ|КЛЮЧ",
  "register.statsHead": "СТАН|ЛІДИ",
  "register.more": "Далі: --cursor {cursor}",
  "register.waiting":
    "{count, plural, =0 {Жоден лід не чекає.} =1 {1 лід чекає {ms, duration}.} one {# лід чекає, найстаріший {ms, duration}.} few {# ліди чекають, найстаріший {ms, duration}.} many {# лідів чекають, найстаріший {ms, duration}.} other {# ліда чекає, найстаріший {ms, duration}.}}",
  "register.orderAlone": "--order вказує на один лід: приберіть інші фільтри.",
  "register.discardQuestion": "Більше не надсилати лід {id}? Його дані буде стерто.",
  "register.eraseQuestion": "Запис {id}, дані покупця та всі їхні сліди тут буде стерто.",
  "register.discarded": "Лід відкинуто вручну.",
  "register.erased": "Дані ліда стерто.",
  "register.eraseSentence": "стерти цей лід",

  "resend.refused.discarded": "Лід відкинуто або стерто. Нехай відправник надішле його ще раз.",
  "resend.refused.order_may_exist":
    "Замовлення, можливо, вже є в Base. Пошукайте його там; якщо його немає, надішліть лід ще раз у `studio`.",
  "resend.refused.lead_not_kept":
    "Лід не збережено, тож надіслати його ще раз не можна. Нехай це зробить відправник.",
  "resend.oneOrAll": "Вкажіть один запис або --all.",
  "resend.newAlone": "--as-new створює окреме замовлення з одного ліда: вкажіть його запис, без --all.",
  "resend.asNewQuestion": "Створити з ліда {id} окреме замовлення в Base ({order})?",
  "resend.question": "Надіслати лід {id} до Base ще раз ({order})?",
  "resend.questionAll":
    "{count, plural, one {# лід буде надіслано} few {# ліди буде надіслано} many {# лідів буде надіслано} other {# ліда буде надіслано}} до Base ще раз, разом на {sum}.",
  "resend.wouldBeSent":
    "{count, plural, one {# лід стане замовленням} few {# ліди стануть замовленнями} many {# лідів стануть замовленнями} other {# ліда стане замовленням}}{bare, plural, =0 {} other {, з них без товарів #}}.",
  "resend.notSent": "За цими правилами з ліда не виходить замовлення, тож його не надіслано.",
  "resend.notSentAll":
    "Не буде надіслано, бо за цими правилами з них не виходить замовлення: {skip} пропущено, {error} з помилками.",
  "resend.moreLeads": "і ще {count}",
  "resend.moreForeign":
    "Ще {count, plural, one {# лід не має} few {# ліди не мають} many {# лідів не мають} other {# ліда не має}} правил.",
  "resend.changed":
    "{id}: тепер вийшло б інше замовлення, ніж було показано, тому лід не надіслано. Викличте ще раз.",
  "resend.linesOf": "{lines, plural, one {# позиція} few {# позиції} many {# позицій} other {# позиції}}",
  "resend.noGoods": "без товарів",
  "resend.looking": "Перегляд лідів",
  "resend.sending": "Повторне надсилання",
  "resend.stoppedAt": "Зупинено після п'яти помилок {code} поспіль: виправте налаштування й викличте ще раз.",
  "resend.sentence": "надіслати все знову",

  "doctor.writeNeedsProbe": "--write діє лише разом із --probe: додайте --probe.",
  "doctor.secretIsWeak":
    "{name} має менше ніж 16 символів, тому його можна вгадати. Виберіть довший випадковий секрет тут і у відправника.",
  "doctor.what":
    "{what, select, version {версія} token {токен} clock {годинник} account {акаунт} saved {збережено} secret {секрет} rules {правила} store {сховище} webhook {вебхук} other {{what}}}",
  "doctor.nothingElse": "Більше нічого не перевірено.",
  "doctor.tokenWorks": "Base його приймає",
  "doctor.accountSays":
    "{statuses, plural, one {# статус} few {# статуси} many {# статусів} other {# статусу}}, {sources, plural, one {# джерело} few {# джерела} many {# джерел} other {# джерела}}, {fields, plural, one {# додаткове поле} few {# додаткові поля} many {# додаткових полів} other {# додаткового поля}}, {catalogs, plural, one {# каталог} few {# каталоги} many {# каталогів} other {# каталогу}}",
  "doctor.idsHead": "ПОЛЕ|ID|НАЗВА",
  "doctor.noAnswer": "немає відповіді",
  "doctor.webhookRedirects":
    "Ця адреса переспрямовує на {target}, а відправники туди не йдуть: одні вважають лід доставленим, інші — ні. Вкажіть відправникові ту адресу.",
  "doctor.correctWebhook": "Запустіть програму, яка має там відповідати, або виправте адресу.",
  "doctor.clockRight": "збігається з Base",
  "doctor.clockAhead": "поспішає на {ms, duration} порівняно з Base; за ним визначається час замовлень",
  "doctor.clockBehind": "відстає на {ms, duration} від Base; за ним визначається час замовлень",

  "probe.R1": "годинник, токен, каталоги",
  "probe.R2": "форма списків акаунта",
  "probe.R3": "що дає невідомий метод",
  "probe.R4": "новіші методи діють",
  "probe.R5": "невідомі параметри ігноруються",
  "probe.R6": "`id_from` включно",
  "probe.R7": "назва комісій",
  "probe.R8": "пошук за e-mail не зважає на регістр",
  "probe.R9": "події `getJournalList` увімкнено",
  "probe.R10": "варіанти є в списку",
  "probe.W1": "замовлення приймається",
  "probe.W2": "нове замовлення видно одразу",
  "probe.W3": "тексти зберігаються повністю",
  "probe.W4": "позиції пов'язано з каталогом",
  "probe.W5": "`paid` діє до копійки",
  "probe.W6": "платіж замінює попередній",
  "probe.W7": "додаткові поля повертаються",
  "probe.W8": "замовлення видалено",
  "probe.W9": "залишок повернуто",
  "probe.planHead": "ID|ВИКЛИКИ|МЕТОДИ|ПЕРЕВІРКА",
  "probe.answerHead": "ID|ВІДПОВІДЬ|ПЕРЕВІРКА|ЧОМУ",
  "probe.planTotal":
    "Щонайбільше {total, plural, one {# виклик} few {# виклики} many {# викликів} other {# виклику}}, {rate} за хвилину.",
  "probe.readQuestion": "Перевірити це в акаунті?",
  "probe.writeQuestion":
    "Буде створено й видалено ОДНЕ СПРАВЖНЄ замовлення. Лишаться пропуск у номерах, події в `getJournalList` і те, що зроблять автоматизації.",
  "probe.probing": "Перевірка",
  "probe.noStatus":
    "--write потребує --status <id>: статус без автоматизацій, бо нові замовлення їх запускають.",
  "probe.noSku": "--sku: у жодному каталозі немає {sku}.",
  "probe.deleteByHand": "Замовлення {id}, можливо, ще є в Base. Видаліть його вручну: {page}",
  "probe.brokeOff": "Пробу перервано. Знайти й видалити її замовлення: `doctor --undo {file}`",
  "probe.undone": "Видалено: {ids}",
  "probe.failed": "Base відповів {code}.",
  "probe.sentence": "створити й видалити одне замовлення",

  "init.whichFolder": "Яка папка?",
  "init.exists": "{file} уже є, нічого не записано. Виберіть порожню папку через --folder.",
  "init.leftOut": "Пропущено: {path}: {message}",
  "init.environmentLacks": "Файл .env уже є, його не змінено. Додайте в нього: {names}.",
  "init.next":
    "Далі в папці {folder}: заповніть .env, `npm install`, `npm test`, `npm start`. Що сталося з лідами: `npm run studio`. Де це запускати: docs/hosting.uk.md.",
  "init.noFields":
    "{path}: `init` бере правила з `version` і `fields` або таблицю з двох стовпців (.tsv, .csv).",
  "init.sampleId": "цей id — лише приклад; впишіть id свого додаткового поля, його показує `doctor`",
  "init.noCurrency": "валюта для {country} тут не відома; впишіть її в `defaults`, наприклад EUR",
  "init.answersMissing": "Немає термінала, щоб запитати, і нічого не записано. Додайте до команди:",
  "init.lacksSource": "--source: хто надсилає, один чи кілька з {names}",
  "init.lacksCountry": "--country: країна покупців, дві літери, як-от UA",
  "init.lacksChoice": "{option}: {list}",
  "init.whoSends": "Хто надсилає?",
  "init.whoSendAll": "Хто надсилає? Вибирайте пробілом, можна кількох.",
  "init.whichCountry": "Країна покупців? Дві літери, як-от UA.",
  "init.whichCurrency": "Валюта цін? Три літери, як-от UAH.",
  "init.whichStatus": "У якому статусі будуть нові замовлення?",
  "init.whichOrderSource": "Яке джерело замовлень?",
  "init.whichCatalog": "У якому каталозі товари?",
  "init.leaveOut": "жодне",
  "init.sameTwice":
    "--source: {name} вказано двічі. Кожен магазин того самого виду — окремий проєкт: викличте `init` для кожного зі своїм --folder.",
  "init.rulesOfOne":
    "--rules — для одного відправника, а тут {names}. Приберіть цей параметр, а потім змініть файли rules-<source>.json.",
  "init.noCountry": "--country: «{given}» не підходить. {reason}",
  "init.badCurrency": "--currency: «{given}» не підходить. {reason}",
  "init.noItem": "{option}: в акаунті немає «{given}». Виберіть одне з {list}.",
  "init.noItems":
    "{option}: в акаунті немає «{given}», і весь цей список порожній. Приберіть цей параметр або додайте потрібне в панелі Base.",
  "init.ambiguous": "{option}: в акаунті є кілька «{given}». Напишіть id одного з них: {list}.",
  "init.didYouMean": "Можливо, {name}?",
  "init.closeItem": "{option}: в акаунті немає «{given}». Можливо, {close}? Виберіть одне з {list}.",

  "fake.listening": "Тестовий акаунт Base працює. Зупинити: Ctrl+C.",
  "fake.forOthers":
    "--host {host}: акаунтом можуть користуватися й інші, кому доступний цей комп'ютер. Їм потрібен токен.",
  "fake.noLimit": "--limit: потрібне ціле число від 0 або `off`.",
  "fake.wrongOption": "Тестовий акаунт не запускається: {reason}",

  "listen.started": "Чекаю на заявки. Зупинити: Ctrl+C. Кожна зберігається в {folder}.",
  "listen.studioStarted": "Відкрийте це посилання, щоб бачити, що сталося з кожною; воно лише для вас:",
  "listen.studioNeedsRules":
    "--studio показує, яке замовлення виходить із кожного ліда за правилами. Вкажіть їх через --rules.",
  "listen.notLocal": "--forward: {given} не на цьому комп'ютері. Запити передаються лише програмі на ньому.",
  "listen.wrong_origin":
    "Відхилено з кодом 403: браузер надіслав це через сторінку іншого сайту. Надсилати сюди можуть лише програми.",
  "listen.no_route":
    "Відповідь 404: через тунель {host} звернулися до тестового акаунта. Користуватися ним може лише цей комп'ютер, без тунелю.",
  "listen.webhook": "Адреса вебхука",
  "listen.fake": "Тестовий Base",
  "listen.token": "Його токен",

  "studio.tryOut":
    "Сховища не вказано, тому це проба: тестовий акаунт, і все в пам'яті. Для ваших лідів: --store leads.sqlite.",
  "studio.started": "Відкрийте це посилання, воно лише для вас. Зупинити: Ctrl+C.",

  "trigger.head": "|ЗАПИТ|КОД|ВІДПОВІДЬ",
  "trigger.realOrders": "{host} — не цей комп'ютер: із цих запитів там з'являться СПРАВЖНІ замовлення.",
  "trigger.question": "Надіслати на {host}?",
  "trigger.noSecret": "Бракує секрету вебхука: WEBHOOK_SECRET у середовищі або у файлі для --settings.",
  "trigger.seenSecret":
    "--secret бачить кожен, хто може викликати тут `ps`, і він лишається в історії оболонки. Справжній секрет задайте у змінній середовища WEBHOOK_SECRET.",
  "trigger.noAnswer": "{url} не відповідає. Перевірте, чи вебхук запущено.",
  "trigger.noPlace": "--place: «{given}» не підходить. Напишіть `header:x-key`, `query:key` або `field:key`.",

  "mcp.foreignHost":
    "--host {host}: викликати може лише цей комп'ютер: `127.0.0.1`, `::1` або `localhost`. Для інших потрібен проксі, який перевіряє, хто входить.",
  "mcp.shortKey": "BASELINKER_MCP_KEY закороткий: щонайменше 32 символи.",
  "mcp.started": "{url} — адреса сервера. Зупинити: Ctrl+C. Ключ — BASELINKER_MCP_KEY.",
  "mcp.startedWithKey":
    "{url} — адреса сервера. Зупинити: Ctrl+C. Ключ новий за кожного запуску, якщо не задано BASELINKER_MCP_KEY:",
  "mcp.waiting":
    "Це сервер для клієнта ШІ, який запускає його сам: конфігурація є в docs/mcp.md. Зупинити: Ctrl+C.",
  "mcp.resendNeeds":
    "--write resend_leads: так надсилаються ліди зі сховища за вашими правилами. Вкажіть їх через --store і --rules.",
  "mcp.onlyHttp": "--{name} діє лише разом із --http. Додайте --http або приберіть --{name}.",
  "mcp.isRead": "--write {name}: цей метод нічого не змінює; дозвіл не потрібен.",
  "mcp.otherWrite": "--write {name}: жоден метод запису так не називається. Можливо, {close}?",
  "mcp.noWrite": "--write {name}: жоден метод запису так не називається. Їх перелічує docs/methods.md.",

  "uncaught.bug": "Це помилка в baselinker-sdk. Повідомте про неї з цими рядками, без даних покупців.",

  "progress.rate": "{aMinute} за хвилину",
  "progress.rateAndTime": "{aMinute} за хвилину, лишилося {ms, duration}",
} as const satisfies Texts<typeof english>;

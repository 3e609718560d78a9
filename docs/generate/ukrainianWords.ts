import type { newOrderFields, newOrderProduct } from "../../src/api/methods/orders/orderFields.ts";
import type {
  DiscountRule,
  LeadsRule,
  LimitRule,
  LinePriceRules,
  LinesRule,
  MatchRule,
  Rules,
  Verdict,
} from "../../src/mapping/rules/rules.ts";
import type { ExpectedResult, RuleTest } from "../../src/mapping/rules/ruleTest.ts";
import type {
  LookupModifiers,
  Modifiers,
  RuleCondition,
  SourceForm,
  Tests,
  TypeOptions,
} from "../../src/mapping/rules/value.ts";

/** The words of a type, also of each member of a union. One that is forgotten does not compile. */
type WordsOf<Type> = { readonly [Name in NamesOf<Type>]: string };
type NamesOf<Type> = Type extends unknown ? keyof Type : never;
type Group = Exclude<RuleCondition, Tests & object>;

/**
 * What each word of the rules means, in Ukrainian, by the type that declares it. The English words are its comments;
 * `rules.schema.json` shows both.
 */
export const ukrainianWords: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  Rules: {
    $schema: "Для редактора: `./node_modules/baselinker-sdk/dist/rules.schema.json`.",
    version: "Версія мови: `1`.",
    defaults: 'Що діє там, де лід нічого не каже: `{ "country": "UA", "currency": "UAH" }`.',
    leads: 'Шлях до лідів у запиті, де їх кілька: `"entry[*].changes[*]"`.',
    values:
      'Іменовані значення, у шляхах і шаблонах вони називаються `$name`: `{ "buyer": "contact.name" }`.',
    skip: 'Ліди, з яких не буде замовлення: `[{ "when": { "path": "test", "is": true }, "reason": "тест" }]`.',
    reject:
      'Ліди, які завершуються помилкою: `[{ "when": { "path": "phone", "empty": true }, "reason": "немає телефону" }]`.',
    warn: 'Ліди, на які треба глянути: `[{ "when": { "path": "total", "gt": 50000 }, "reason": "велике замовлення" }]`.',
    needsContact: "`false`: замовленням стає і лід без телефону та пошти.",
    key: 'Власний номер ліда, як-от `"order.id"`: один ключ, одне замовлення.',
    fields: 'Значення кожного поля замовлення: `{ "email": "Email", "phone": "Phone" }`.',
    products: 'Звідки беруться позиції замовлення: `{ "each": "items", "fields": { "sku": "sku" } }`.',
    maxLines:
      "Скільки позицій може мати замовлення; лід, у якому їх більше, завершується помилкою. За замовчуванням `1000`.",
    negativePrices:
      'Позиція з від\'ємною ціною: `"keep"` — лишити з попередженням (за замовчуванням), `"reject"` — відхилити замовлення.',
    discount: 'Знижка на все замовлення: `{ "amount": "discount" }`.',
    total: 'Підсумок, який називає лід, як-от `"total"`: з ним звіряють позиції й доставку.',
    share:
      "`true`: позиції без ціни ділять між собою те, що лишається від `total` після доставки й позицій із ціною, порівну на кожну штуку.",
    match: 'Як позиції знаходять свої товари: `{ "by": ["sku", "ean"] }`. `false`: їх не шукають.',
    limits:
      'Що робити із задовгими текстами, для кожного поля: `{ "user_comments": { "overflow": "admin_comments" } }`.',
    tests:
      'Що з якого ліда має вийти, як-от `[{ "name": "тест", "lead": { "test": true }, "skip": true }]`, для `testRules` і `baselinker-sdk test`. Зіставлення на них не зважає.',
  } satisfies WordsOf<Rules>,
  "Rules.defaults": {
    country: 'Код ISO, як-от `"UA"`; також країна телефонів без коду.',
    currency: 'Код ISO, як-от `"UAH"`.',
    timeZone: 'Назва IANA, як-от `"Europe/Kyiv"`, для дат без часового поясу.',
    missing: 'Інші тексти, які всюди означають «нічого»: `["не вказано"]`.',
    decimalSeparator: 'Що джерело пише перед дробом у сумах, якщо завжди одне й те саме: `","`.',
  } satisfies WordsOf<NonNullable<Rules["defaults"]>>,
  LeadsRule: {
    path: "Ключі та `[*]`: `entry[*].changes[*]`.",
    keep: "Що є лідом: `element` (за замовчуванням) або `whole`, увесь запит лише з цим одним елементом у списках, щоб правила бачили, що довкола.",
  } satisfies WordsOf<LeadsRule>,
  Verdict: {
    when: 'Коли це діє: `{ "path": "test", "is": true }`.',
    reason: 'Причина для людей: `"тест"`.',
  } satisfies WordsOf<Verdict>,
  LinesRule: {
    when: 'Коли такі позиції є: `{ "path": "fee", "exists": true }`.',
    each: 'Список: з кожного елемента — позиція. Без нього позиція одна, із самого ліда: `"payment.products"`.',
    columns:
      'Паралельні колонки: перші елементи дають першу позицію, другі — другу і так далі: `{ "sku": "skus", "count": "counts" }`.',
    values: 'Іменовані значення однієї позиції: `{ "size": "options[name=Розмір].value" }`.',
    where: 'Які елементи стають позиціями: `{ "path": "type", "is": "product" }`.',
    match:
      "`false`: у цих позицій немає товару, як-от у збору. Їх не шукають, і про відсутній артикул не попереджають.",
    fields: 'Значення кожного поля позиції: `{ "sku": "article", "quantity": "count" }`.',
  } satisfies WordsOf<LinesRule>,
  LinePriceRules: {
    price_netto: "Ціна нетто **однієї** штуки: `100`.",
    line_brutto: "Ціна брутто всієї позиції: `246`.",
    line_netto: "Ціна нетто всієї позиції: `200`.",
  } satisfies WordsOf<LinePriceRules>,
  DiscountRule: {
    amount: 'Сума або, де є `%`, відсоток від вартості позицій: `"payment.discount"`.',
    percent: "`true`: сума є відсотком, із `%` чи без.",
    mode: "`spread`: розділити між позиціями до копійки (за замовчуванням), `line`: окрема позиція.",
    name: 'Назва цієї позиції: `{ "value": "Знижка" }`.',
  } satisfies WordsOf<DiscountRule>,
  MatchRule: {
    by: 'За чим шукати товар позиції, по черзі. За замовчуванням `["sku"]`.',
    unmatched:
      'Позиція без товару: `"keep"` — додати без зв\'язку з каталогом (за замовчуванням), `"drop"` — прибрати, `"reject"` — відхилити замовлення.',
    ambiguous:
      'Артикул, який мають кілька товарів: `"keep"` — додати позицію без зв\'язку з каталогом (за замовчуванням), `"first"` — взяти перший, `"reject"` — відхилити замовлення.',
    allOrNothing: "`true`: якщо одна позиція не знайшла товару, не пов'язують жодної.",
    priceGroup: 'Цінова група для позицій без ціни: її номер або назва в акаунті: `"Роздріб"`.',
    price:
      'Чия ціна діє, коли вона є і в позиції, і в групі: `"lead"` — ліда (за замовчуванням), `"catalog"` — каталогу.',
    tolerance:
      "На скільки відсотків ціна ліда може відрізнятися від цінової групи без попередження. За замовчуванням `50`.",
    storageId: 'Що йде в `storage_id`: `"205"`. За замовчуванням номер каталогу.',
  } satisfies WordsOf<MatchRule>,
  LimitRule: {
    max: "Скільки знаків може бути: `100`. За замовчуванням стільки, скільки дозволяє API.",
    overflow: 'Поле, яке бере відрізане: `"admin_comments"`.',
  } satisfies WordsOf<Exclude<LimitRule, string>>,
  SourceForm: {
    path: 'Шлях у ліді: `"payment.products[0].name"`.',
    value: 'Значення, вписане в правилах: `"UAH"`.',
    first: 'Перше з цих, яке є: `["phone", "tel"]`.',
    join: 'Усі з цих, які є, одним текстом. Список дає всі свої елементи: `["city", "street"]`.',
    with: 'Що `join` пише між ними. За замовчуванням `", "`.',
    template:
      'Текст із `{шляхами}`. Частина в `[...]` випадає, коли шляху в ній немає; коли немає шляху поза нею, немає всього тексту: `"Промокод {code}[ (−{discount})]"`.',
    sum: 'Сума; списки дають усі елементи, відсутні не рахуються: `["delivery", "packing"]`.',
    subtract: 'Перше без усіх інших: `["total", "delivery"]`.',
    multiply: 'Добуток: `["price", "quantity"]`.',
    divide: 'Перше, поділене на всі інші: `["amount", 100]`.',
    each: 'Елементи списку. Шляхи в `where` і `take` починаються з елемента: `"items"`.',
    where: 'Які елементи лишаються: `{ "path": "type", "is": "fee" }`.',
    take: 'Що взяти з кожного елемента; без цього сам елемент: `"name"`.',
    test: '`true`, де умова виконана, інакше `false`: `{ "path": "status", "is": "paid" }`.',
    status: 'Номер статусу замовлення з такою назвою в акаунті: `"Нові"`.',
    orderSource: 'Номер власного джерела замовлень із такою назвою в акаунті: `"Сайт"`.',
    warehouse: 'Номер складу з такою назвою в акаунті: `"Київ"`.',
  } satisfies WordsOf<SourceForm>,
  Modifiers: {
    when: 'Інакше значення немає: `{ "path": "type", "is": "company" }`.',
    missing: 'Інші тексти, які означають «нічого»: `["(none)", "не вказано"]`.',
    decode:
      'Розкодовує текст: `"json"`, `"form"`, тобто форму або запит (і з URL), рядки `"csv"`. Розкодоване лишається.',
    clean:
      'Чистить текст у такому порядку: теги, сутності, емодзі, пробіли, знаки формули, цифри (нічого іншого не лишиться): `["tags", "spaces"]`.',
    split: 'Ділить текст на список: `","`.',
    pattern:
      'Розбирає текст на названі частини; з кількох зразків перший, що підходить: `"{city}, {street}"`.',
    part: 'Частина з `pattern`, з якою йти далі: `"city"`.',
    replace: 'Тексти, які замінити всюди: `{ "м.": "" }`.',
    case: 'Літери тексту: `"upper"`, `"lower"` або `"title"`.',
    as: 'Читає значення як тип. Поля роблять це самі; це для параметрів і проміжних значень: `"decimal"`.',
    lookup:
      'Таблиця відповідностей: для тексту — значення або кілька іменованих значень: `{ "card": true, "cash": false }`.',
    default: 'Значення, коли його немає: `{ "value": "Київ" }`.',
    required:
      "`true`: без значення лід завершується помилкою. `false`: без зауважень про те, що шлях не знайдено чи зразок не підходить.",
    lookupBy: 'Як порівнюють ключі `lookup`: `"exact"` (за замовчуванням), `"ignoreCase"` або `"pattern"`.',
    unmatched:
      'Що робити зі значенням, якого немає в `lookup`: `"drop"` (за замовчуванням; тоді діє `default`), `"keep"` або `"reject"`.',
  } satisfies WordsOf<Modifiers & LookupModifiers>,
  TypeOptions: {
    type: 'Тип: `"date"`.',
    country:
      'Країна номерів без коду, як-от `"UA"`. За замовчуванням країна замовлення, потім `defaults.country`.',
    which:
      'З кількох номерів в одному тексті: `"first"` (за замовчуванням), `"second"` або `"all"`, що їх з\'єднує.',
    decimalSeparator: 'Що пишуть перед дробом, якщо це відомо: `","`.',
    minorUnits: "`true`: сума в найменших одиницях валюти замовлення, як-от у копійках.",
    numeric: "`true`: число — це номер країни за ISO 3166-1, як-от `804`. Інакше число не є країною.",
    from: 'Як записано текст: `"DD.MM.YYYY HH:mm"`.',
    to: 'Як записати: `"DD MMMM"`. Без цього дата в секундах unix.',
    timeZone: 'Звідки дата: `"Europe/Kyiv"`. За замовчуванням `defaults.timeZone`, інакше UTC.',
    language:
      'Мова назв місяців: `"hr"`. Для `to` за замовчуванням `"en"`; дати читаються приблизно сорока мовами, цією найперше, бо `listopada` хорватською означає жовтень, а польською листопад.',
    order: 'Що стоїть першим: `"first-last"` ім\'я, `"last-first"` прізвище або `"auto"`.',
  } satisfies WordsOf<TypeOptions>,
  RuleCondition: {
    all: 'Виконано всі: `[{ "path": "a", "is": 1 }, { "path": "b", "is": 2 }]`.',
    any: 'Виконано одну з цих: `[{ "path": "a", "is": 1 }, { "path": "b", "is": 2 }]`.',
    not: 'Не виконано: `{ "path": "status", "is": "paid" }`.',
  } satisfies WordsOf<Group>,
  Tests: {
    is: 'Дорівнює: `"paid"`. Число порівнюють як число, логічне як так чи ні.',
    in: 'Дорівнює одному з цих: `["paid", "sent"]`.',
    gt: "Більше за це: `100`.",
    gte: "Це або більше: `100`.",
    lt: "Менше за це: `100`.",
    lte: "Це або менше: `100`.",
    exists: "`true`, де щось є, навіть порожній текст.",
    empty: "`true`, де значення немає: нічого, порожньо, риска.",
    matches: 'Чи підходить текст до зразка або одного з кількох: `"*@example.com"`.',
  } satisfies WordsOf<Tests>,
  RuleTest: {
    name: 'Про що тест. У двох тестів одного набору назви різні: `"картка, оплачено"`.',
    lead: 'Лід у тому вигляді, у якому його передає вебхук: `{ "Phone": "0671234567" }`.',
    body: 'Тіло запиту замість `lead`: `"Phone=0671234567"`.',
    contentType: 'Як записано `body`. За замовчуванням `"application/x-www-form-urlencoded"`.',
    file: 'Файл із лідом, поруч із тестами: `"./leads/card.json"`. Команда читає його в `lead`.',
    receivedAt: 'Коли надійшов лід: ISO або секунди unix. За замовчуванням `"2026-01-01T00:00:00Z"`.',
    results:
      'Для запиту з кількома лідами, що вийде з кожного: `[{ "order": { "email": "a@example.com" } }]`.',
    only: "`true`: запускаються лише цей тест та інші з `only`.",
    order:
      'Поля замовлення: `{ "email": "a@example.com" }`. Неназвані можуть бути будь-якими; `null` не має бути. Списки збігаються довжиною й порядком. `{ "$matches": "*Київ*" }` є зразком, `"$receivedAt"` часом отримання.',
    whole: "`true`: у замовленні немає інших полів, ніж у `order`.",
    key: 'Власний номер ліда; `null`, де його не має бути: `"2000000001"`.',
    skip: 'З ліда не буде замовлення; `true` або з цієї причини: `"тест"`.',
    error: 'Лід завершується помилкою, з такими кодами: `["required_missing"]`.',
    issues:
      'Усі попередження й помилки, як `"код"` або `"код шлях"`: `["phone_invalid fields.phone"]`. Без цього попередження можуть бути будь-які, а помилок бути не може.',
  } satisfies WordsOf<RuleTest & ExpectedResult>,
  newOrderFields: {
    order_status_id: "Номер статусу замовлення (Замовлення, Налаштування, Статуси), наприклад `8001`.",
    custom_source_id:
      "Номер власного джерела замовлень (Замовлення, Налаштування, Власні джерела), наприклад `3102`.",
    date_add: "Коли зроблено замовлення, у **секундах** unix, наприклад `1767225600`.",
    currency: 'Код ISO, наприклад `"UAH"`.',
    payment_method: 'Як платить покупець, як це показують, наприклад `"Картка онлайн"`.',
    payment_method_cod: "Післяплата, наприклад `true`.",
    paid: "`true` додає оплату всієї суми; деякі акаунти на це не зважають і потребують `setOrderPayment`.",
    user_comments: 'Коментар покупця, наприклад `"Подзвоніть перед доставкою"`.',
    admin_comments: 'Коментар продавця, наприклад `"Промокод MAY10"`.',
    email: 'Пошта покупця, наприклад `"ann@example.com"`.',
    phone: 'Телефон покупця, наприклад `"+380671234567"`.',
    user_login: 'Логін покупця в магазині чи на майданчику, наприклад `"ann_b"`.',
    delivery_method: 'Як доставити, як це показують, наприклад `"Кур\'єр"`.',
    delivery_price: "Ціна доставки брутто, наприклад `80`.",
    delivery_fullname: 'Хто отримує, наприклад `"Ганна Вигадана"`.',
    delivery_company: 'Компанія, яка отримує, наприклад `"ТОВ Приклад"`.',
    delivery_address: 'Вулиця, будинок і квартира, наприклад `"вул. Вигадана, 1, кв. 2"`.',
    delivery_postcode: 'Індекс доставки, наприклад `"01001"`.',
    delivery_city: 'Місто доставки, наприклад `"Київ"`.',
    delivery_state: 'Область доставки, наприклад `"Київська"`.',
    delivery_country_code: 'Країна доставки за кодом ISO, наприклад `"UA"`.',
    delivery_point_id: 'Номер поштомата чи відділення, наприклад `"12"`.',
    delivery_point_name: 'Назва пункту видачі, наприклад `"Відділення №5"`.',
    delivery_point_address: 'Вулиця й будинок пункту видачі, наприклад `"вул. Вигадана, 1"`.',
    delivery_point_postcode: 'Індекс пункту видачі, наприклад `"79000"`.',
    delivery_point_city: 'Місто пункту видачі, наприклад `"Львів"`.',
    invoice_fullname: 'На кого виписати рахунок, наприклад `"Ганна Вигадана"`.',
    invoice_company: 'На яку компанію виписати рахунок, наприклад `"ТОВ Приклад"`.',
    invoice_nip: 'Податковий номер для рахунку, наприклад `"12345678"`.',
    invoice_address: 'Вулиця, будинок і квартира в рахунку, наприклад `"вул. Вигадана, 1"`.',
    invoice_postcode: 'Індекс у рахунку, наприклад `"79000"`.',
    invoice_city: 'Місто в рахунку, наприклад `"Львів"`.',
    invoice_state: 'Область у рахунку, наприклад `"Львівська"`.',
    invoice_country_code: 'Країна рахунку за кодом ISO, наприклад `"UA"`.',
    want_invoice: "Покупець хоче рахунок, наприклад `true`.",
    extra_field_1: 'Перше вбудоване додаткове поле, наприклад номер замовлення в магазині: `"100045"`.',
    extra_field_2: 'Друге вбудоване додаткове поле, наприклад `"landing-2"`.',
    custom_extra_fields: 'Додаткові поля за номерами, наприклад `{ "101": "google" }`.',
  } satisfies WordsOf<typeof newOrderFields>,
  newOrderProductFields: {
    storage: '`"db"` — каталог самого Base, `"shop"` — під\'єднаний магазин, `"warehouse"` — гуртовик.',
    storage_id: 'Для `db` — номер каталогу, наприклад `"205"`.',
    product_id:
      'Номер товару, наприклад `"1001"`; для варіанта — номер самого варіанта, а `variant_id` порожній.',
    variant_id: 'Варіант товару в магазині чи в гуртовика, наприклад `"12"`; для `db` порожній.',
    name: 'Назва позиції, наприклад `"Чашка, синя"`.',
    sku: 'Власний код товару в продавця, наприклад `"MUG-BLUE"`.',
    ean: 'Штрихкод, наприклад `"5901234123457"`.',
    location: 'Де товар лежить на складі, наприклад `"A-12"`.',
    warehouse_id: "Лише число складу, без `bl_` із ключів складів, наприклад `205`.",
    attributes: 'Чим позиція відрізняється, наприклад `"Колір: синій"`.',
    price_brutto: "Ціна брутто **однієї** штуки, наприклад `123`.",
    tax_rate:
      "Відсоток, від 0 до 100, наприклад `20`; -1 звільнено (ZW), -0.02 NP, -0.03 зворотне нарахування (OO).",
    quantity: "Скільки штук, наприклад `2`.",
    weight: "Кілограми однієї штуки, наприклад `0.4`.",
  } satisfies WordsOf<NonNullable<(typeof newOrderProduct)["~types"]>["input"]>,
};

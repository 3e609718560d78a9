import type { ForwardCodeName } from "../../lead/forwardCodes.ts";
import type { RegisterCodeName } from "../../register/registerCodes.ts";
import type { WebhookCodeName } from "../../webhook/webhookCodes.ts";

/** The texts of `forwardCodes` in Ukrainian, with the same `{name}`s as in English. */
export const forwardCodesUk: Readonly<Record<ForwardCodeName, string>> = {
  key_missing:
    "У ліда немає ключа, тож його повторення не розпізнати. Додайте правило `key`, передайте `key` або задайте `withoutKey`.",
  key_reused:
    "Під цим ключем раніше прийшов інший лід, з іншим покупцем, іншими рядками або іншою адресою, і замовлення створено з нього. Виправлення робіть у Base; якщо це два ліди, ключ не є власним ключем ліда: виправте правило `key`, тоді надішліть цей лід знову.",
  key_erased:
    "Лід, якому належить замовлення з цим ключем, стерто, тож невідомо, чи це той самий лід. Якщо це інший, внесіть його замовлення в Base вручну й виправте правило `key`.",
  key_not_unique:
    "Під цим ключем прийшли три різні покупці: він не є власним ключем ліда. Виправте правило `key` і передайте лід ще раз.",
  duplicate_possible:
    "Поки замовлення надсилалося, право на лід було втрачено, тож інший процес теж міг надіслати його. Перевірте в Base, чи немає двох замовлень.",
  marker_forged:
    "Один із текстів ліда схожий на мітку іншого ліда. Його змінено, щоб його не прийняли за мітку.",
  marker_not_kept:
    "Base не зберіг мітку в `{field}`, тож замовлення, відповідь на яке загублено, не знайти. Назвіть інше поле опцією `marker`.",
  marker_field_taken:
    "Правила заповнюють `{field}`, а опція `marker` лишає це поле для мітки. Виберіть для одного з них інше поле.",
  marker_field_unusable: "Опція `marker` називає `{field}`, а це {what}. Назвіть додаткове поле типу text.",
  marker_cut_comments:
    "`admin_comments` обрізано, щоб умістити мітку: без неї втрачена відповідь могла б подвоїти замовлення. Лишіть для мітки extra_field_1 або extra_field_2.",
  order_of_two:
    "Замовлення {order} має мітку цього ліда, а записане воно й за іншим лідом. Якщо ніхто не об'єднував їхніх замовлень у Base, відповідь потрапила не до того ліда: знайдіть у Base власне замовлення того іншого ліда.",
  payment_open:
    "Замовлення в Base є, але його оплату не записано: {reason} Передайте лід ще раз або викличте reconcile().",
  store_failed:
    "Сховище не зберегло результат цього ліда. Якщо лід прийде ще раз, спершу перевіряється, чи є його замовлення в Base. Перевірте сховище.",
  catalog_missing:
    'Рядки мають артикул або EAN, а каталогу (`catalog`), де їх шукати, немає: вони лишаються текстовими. Передайте `catalog` або напишіть у правилах `"match": false`.',
  store_in_memory:
    "Сховище (`store`) не задано: після завершення процесу ніщо не пам'ятатиме, який лід став яким замовленням, і лід, що прийде знову, буде надіслано знову. Передайте `sqliteStore` або `redisStore`.",
  store_not_shared:
    "Інший forwarder цього процесу має той самий токен і `namespace`, але пам'ятає свої ліди окремо: лід, що прийде до обох, буде надіслано двічі. Зробіть один forwarder на всі запити або дайте обом одне сховище (`store`).",
  time_short: "`{option}` дорівнює {given} мс: час задають у мілісекундах, 30 секунд це 30_000.",
};

/** The texts of `registerCodes` in Ukrainian, with the same `{name}`s as in English. */
export const registerCodesUk: Readonly<Record<RegisterCodeName, string>> = {
  lead_too_large:
    "Байтів у ліді як JSON: {bytes}, а реєстр бере щонайбільше {most}. Нічого не збережено й не надіслано. Збільште `maxLeadBytes` або надсилайте менше.",
  lead_not_kept:
    "Лід уже не зберігається, тому надіслати його знову не можна. Нехай його надішле відправник; див. `keepLeads`.",
  order_may_exist:
    "Замовлення може вже бути в Base, і з'ясувати це може лише людина. Пошукайте там ключ або контакт ліда. Лише якщо замовлення немає, викличте `resend` з `confirmedAbsent: true`.",
  leads_wait:
    "Ліди прийнято, і вони чекають: за хвилину жодного не спробували надіслати, а цей процес не викликає `work()`. Викличте його один раз на початку, тут або в іншому процесі.",
  register_may_forget: "Реєстр може втратити ліди, які вже прийняв. {reason}",
  namespace_waits:
    "Лідів, що чекають у просторі імен `{other}`: {count}, а в цього forwarder простір `{own}`: він їх ніколи не візьме. Якщо з `{other}` не працює інший процес, поверніть попередній `namespace` або зробіть forwarder із тим простором і викличте його `work()` та `resendAll()`.",
};

/** The texts of `webhookCodes` in Ukrainian. */
export const webhookCodesUk: Readonly<Record<WebhookCodeName, string>> = {
  notice_without_data:
    "Запит лише називає лід. Передайте `createWebhook` опцію `fetchLead`, для лідів Facebook це `metaLeads({ accessToken, version })`.",
};

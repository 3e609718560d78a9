import type { ForwardCodeName } from "../../src/forwarding/forwardCodes.ts";

/**
 * The texts of `forwardCodes` in Ukrainian, for the guide. Programs give the English ones. `{name}` stands for
 * the same detail as there.
 */
export const forwardCodesUk: Readonly<Record<ForwardCodeName, string>> = {
  key_missing:
    "У ліда немає ключа, тож його повторення не розпізнати. Додайте правило `key`, передайте `key` або задайте `withoutKey`.",
  marker_field_taken:
    "Правила заповнюють `{field}`, а опція `marker` лишає це поле для мітки. Виберіть для одного з них інше поле.",
  marker_field_unusable: "Опція `marker` називає `{field}`, а це {what}. Назвіть додаткове поле типу text.",
  marker_cut_comments:
    "`admin_comments` обрізано, щоб умістити мітку: без неї втрачена відповідь могла б подвоїти замовлення. Лишіть для мітки extra_field_1 або extra_field_2.",
  payment_open:
    "Замовлення в Base є, але його оплату не записано: {reason} Передайте лід ще раз або викличте reconcile().",
  store_failed:
    "Сховище не зберегло результат цього ліда. Якщо лід прийде ще раз, спершу перевіряється, чи є його замовлення в Base. Перевірте сховище.",
};

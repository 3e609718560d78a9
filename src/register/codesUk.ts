import type { RegisterCodeName } from "./registerCodes.ts";

/** The texts of `registerCodes` in Ukrainian. `{name}` is the same detail as in English. */
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

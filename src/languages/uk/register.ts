import type { Texts } from "../../shared/messages/texts.ts";
import type { register as english } from "../en/register.ts";

export const register = {
  lead_too_large:
    "Байтів у ліді як JSON: {bytes}, а реєстр бере щонайбільше {most}. Нічого не збережено й не надіслано. Збільште `maxLeadBytes` або надсилайте менше.",
  lead_not_kept:
    "Лід уже не зберігається, тому надіслати його знову не можна. Нехай його надішле відправник; див. `keepLeads`.",
  order_may_exist:
    "Замовлення може вже бути в Base, і з'ясувати це може лише людина. Пошукайте там ключ або контакт ліда. Лише якщо його немає, викличте `resend` з `confirmedAbsent: true`.",
  leads_wait:
    "Прийняті ліди чекають: за хвилину жодного не спробували надіслати. Викличте `work()` один раз на початку, тут або в іншому процесі.",
  register_may_forget: "Реєстр може втратити ліди, які вже прийняв. {reason}",
  namespace_waits:
    "Лідів, що чекають у просторі імен `{other}`: {count}, а цей forwarder, з простором `{own}`, їх ніколи не візьме. Якщо їх не бере інший процес, зробіть forwarder із тим `namespace` і викличте його `work()` та `resendAll()`.",
} as const satisfies Texts<typeof english>;

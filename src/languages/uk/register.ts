import type { Texts } from "../../shared/messages/texts.ts";
import type { register as english } from "../en/register.ts";

export const register = {
  lead_too_large:
    "Лід як JSON займає {bytes, plural, one {# байт} few {# байти} many {# байтів} other {# байта}}, а реєстр приймає щонайбільше {most, number}. Нічого не збережено й не надіслано. Збільште `maxLeadBytes` або надсилайте менше.",
  lead_not_kept:
    "Лід уже не зберігається, тож надіслати його ще раз звідси не можна. Нехай його надішле відправник; див. `keepLeads`.",
  order_may_exist:
    "Замовлення може вже бути в Base, і перевірити це може лише людина. Пошукайте там за ключем або контактом ліда. Лише якщо замовлення немає, викличте `resend` із `confirmedAbsent: true`.",
  leads_wait:
    "Отримані ліди чекають: за хвилину жодного не спробували надіслати. Викличте `startWork(forwarder)` один раз під час запуску, тут або в іншому процесі.",
  register_may_forget: "Реєстр може втратити ліди, які вже прийняв. {reason}",
  namespace_waits:
    "{count, plural, one {# лід чекає} few {# ліди чекають} many {# лідів чекають} other {# ліда чекає}} у просторі імен `{other}`, якого цей форвардер, із простором `{own}`, не обслуговує. Якщо цього не робить інший процес, створіть форвардер із тим `namespace` і викличте його `work()` та `resendAll()`.",
} as const satisfies Texts<typeof english>;

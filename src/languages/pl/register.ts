import type { Texts } from "../../shared/messages/texts.ts";
import type { register as english } from "../en/register.ts";

export const register = {
  lead_too_large:
    "Lead ma {bytes} bajtów jako JSON, a rejestr przyjmuje najwyżej {most}. Niczego nie zachowano ani nie wysłano. Zwiększ `maxLeadBytes` albo wysyłaj mniej.",
  lead_not_kept:
    "Lead nie jest już przechowywany, więc nie da się go wysłać ponownie. Niech wyśle go nadawca; zobacz `keepLeads`.",
  order_may_exist:
    "Zamówienie może już być w Base i rozstrzygnąć to może tylko człowiek. Poszukaj tam klucza albo kontaktu leada. Dopiero gdy go nie ma, wywołaj `resend` z `confirmedAbsent: true`.",
  leads_wait:
    "Przyjęte leady czekają: przez minutę żadnego nie próbowano wysłać. Wywołaj `work()` raz na początku, tutaj albo w innym procesie.",
  register_may_forget: "Rejestr może stracić leady, które już przyjął. {reason}",
  namespace_waits:
    "Leady czekające w przestrzeni nazw `{other}`: {count}, a ten forwarder, z `{own}`, nigdy ich nie weźmie. Jeśli nie bierze ich inny proces, zrób forwarder z tamtym `namespace` i wywołaj jego `work()` oraz `resendAll()`.",
} as const satisfies Texts<typeof english>;

import type { Texts } from "../../shared/messages/texts.ts";
import type { register as english } from "../en/register.ts";

export const register = {
  lead_too_large:
    "Lead jako JSON ma {bytes, plural, one {# bajt} few {# bajty} many {# bajtów} other {# bajta}}, a rejestr przyjmuje najwyżej {most, number}. Niczego nie zapisano ani nie wysłano. Zwiększ `maxLeadBytes` albo wysyłaj mniej.",
  lead_not_kept:
    "Lead nie jest już przechowywany, więc nie da się go stąd wysłać ponownie. Niech wyśle go nadawca; zobacz `keepLeads`.",
  order_may_exist:
    "Zamówienie może już być w Base, a sprawdzić to może tylko człowiek. Poszukaj tam klucza albo kontaktu leada. Dopiero gdy zamówienia nie ma, wywołaj `resend` z `confirmedAbsent: true`.",
  leads_wait:
    "Odebrane leady czekają: przez minutę żadnego nie próbowano wysłać. Wywołaj `startWork(forwarder)` raz przy starcie, tutaj albo w innym procesie.",
  register_may_forget: "Rejestr może stracić leady, które już przyjął. {reason}",
  namespace_waits:
    "{count, plural, one {# lead czeka} few {# leady czekają} many {# leadów czeka} other {# leada czeka}} w przestrzeni nazw `{other}`, której ten forwarder (`{own}`) nie obsługuje. Jeśli nie robi tego inny proces, utwórz forwarder z tamtym `namespace` i wywołaj jego `work()` oraz `resendAll()`.",
} as const satisfies Texts<typeof english>;

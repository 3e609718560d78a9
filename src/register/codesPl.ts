import type { RegisterCodeName } from "./registerCodes.ts";

/** The texts of `registerCodes` in Polish. `{name}` is the same detail as in English. */
export const registerCodesPl: Readonly<Record<RegisterCodeName, string>> = {
  lead_too_large:
    "Lead ma {bytes} bajtów jako JSON, a rejestr przyjmuje najwyżej {most}. Niczego nie zachowano ani nie wysłano. Zwiększ `maxLeadBytes` albo wysyłaj mniej.",
  lead_not_kept:
    "Lead nie jest już przechowywany, więc nie da się go wysłać ponownie. Niech wyśle go nadawca; zobacz `keepLeads`.",
  order_may_exist:
    "Zamówienie może już być w Base i rozstrzygnąć to może tylko człowiek. Poszukaj tam klucza albo kontaktu leada. Dopiero gdy zamówienia nie ma, wywołaj `resend` z `confirmedAbsent: true`.",
  leads_wait:
    "Leady przyjęto i czekają: przez minutę żadnego nie próbowano wysłać, a ten proces nie wywołuje `work()`. Wywołaj je raz na początku, tutaj albo w innym procesie.",
  register_may_forget: "Rejestr może stracić leady, które już przyjął. {reason}",
  namespace_waits:
    "Leady czekające w przestrzeni nazw `{other}`: {count}, a ten forwarder ma `{own}`: nigdy ich nie weźmie. Jeśli z `{other}` nie pracuje inny proces, przywróć poprzedni `namespace` albo zrób forwarder z tamtą przestrzenią i wywołaj jego `work()` oraz `resendAll()`.",
};

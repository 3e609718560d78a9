import type { Texts } from "../../shared/messages/texts.ts";
import type { delivery as english } from "../en/delivery.ts";

export const delivery = {
  key_missing:
    "Lead nie ma klucza, więc jego powtórzenia nie da się rozpoznać. Dodaj regułę `key`, przekaż `key` albo ustaw `withoutKey`.",
  key_reused:
    "Pod tym kluczem przyszedł wcześniej lead z innym kupującym, innymi pozycjami albo innym adresem i zamówienie jest z niego. Poprawki trzeba zrobić w Base. Jeśli to dwa leady, popraw regułę `key`, a potem wyślij tego leada ponownie.",
  paid_later:
    'To powtórzenie mówi, że leada opłacono, a jego zamówienie jest w Base jako nieopłacone. Zapisz tam płatność. Z `payment: "setOrderPayment"` dzieje się to za Ciebie.',
  key_erased:
    "Lead z tym kluczem został usunięty, więc nie wiadomo, czy to ten sam lead. Jeśli to inny, wprowadź jego zamówienie w Base ręcznie i popraw regułę `key`.",
  key_not_unique:
    "Pod tym kluczem przyszło trzech różnych kupujących. Popraw regułę `key`, potem prześlij leada ponownie.",
  duplicate_possible:
    "Inny proces mógł też wysłać tego leada, bo jego rezerwacja tymczasem przepadła. Sprawdź w Base, czy nie ma dwóch zamówień.",
  marker_forged: "Tekst leada wygląda jak znacznik innego leada: wstawiono w niego spację.",
  marker_not_kept:
    "Base nie zachował znacznika w `{field}`, więc zamówienia, którego odpowiedź zginęła, nie da się znaleźć. Wskaż inne pole opcją `marker`.",
  marker_field_taken:
    "Reguły wypełniają `{field}`, a opcja `marker` rezerwuje to pole. Wybierz dla jednego z nich inne.",
  marker_field_unusable:
    "Opcja `marker` wskazuje `{field}`, a {what, select, missing {takiego pola dodatkowego nie ma na koncie} other {to pole typu {type}}}. Wskaż pole dodatkowe typu text.",
  marker_cut_comments:
    "`admin_comments` obcięto, żeby zmieścić znacznik. Zostaw mu extra_field_1 albo extra_field_2.",
  order_of_two:
    "Zamówienie {order} ma znacznik tego leada, a zapisane jest przy innym leadzie. Jeśli nikt nie połączył ich zamówień w Base, znajdź tam własne zamówienie tamtego leada.",
  order_doubled:
    "Zamówienie {other} w Base też ma znacznik tego leada, a jego zamówienie to {order}. Jeśli nikt go tam nie skopiował ani nie podzielił, żądanie powtórzyło się po drodze: anuluj jedno z dwóch.",
  store_not_shared:
    "Ani magazyn, ani rejestr nie zna leada zamówienia {order}, którego znacznik ma to konto i tę przestrzeń nazw. Jeśli inny program ma to samo, a własny magazyn, daj mu inny `namespace` albo ten magazyn. Jeśli takiego nie ma, znajdź to, co usuwa klucze z magazynu: lead, który przyjdzie ponownie, stanie się drugim zamówieniem.",
  refused_unchecked:
    "Base odrzuciło zamówienie z kodem {code}. Innych z tym kodem nie było w Base, więc tego nie szukano. Popraw przyczynę i prześlij leada ponownie: najpierw szuka się jego zamówienia.",
  lead_ends_process:
    "Pięć procesów zakończyło się, gdy miały tego leada. Popraw to, co je kończy, i wyślij go ponownie.",
  payment_open:
    "Zamówienie jest w Base, ale jego płatność nie jest zapisana: {reason} Prześlij leada ponownie albo wywołaj reconcile().",
  store_failed:
    "Magazyn nie zapisał wyniku tego leada. Sprawdź go. Jeśli lead przyjdzie ponownie, najpierw szuka się jego zamówienia w Base.",
  catalog_missing:
    'Pozycje mają SKU albo EAN, a nie ma katalogu (`catalog`): zostają tekstowe. Przekaż `catalog` albo wpisz w regułach `"match": false`.',
  store_in_memory:
    "Bez `store` proces zapomina swoje leady, gdy się kończy, a lead, który przyjdzie ponownie, stanie się drugim zamówieniem. Przekaż `sqliteStore` albo `redisStore`.",
  memory_not_shared:
    "Inny forwarder tego procesu ma ten sam token i `namespace`, a własną pamięć: lead, który trafi do obu, zostanie wysłany dwa razy. Zrób jeden forwarder albo daj obu jeden `store`.",
  time_short: "`{option}` to {given} ms: czas podaje się w milisekundach, 30 sekund to 30_000.",
} as const satisfies Texts<typeof english>;

import type { Texts } from "../../shared/messages/texts.ts";
import type { delivery as english } from "../en/delivery.ts";

export const delivery = {
  key_missing:
    "Lead nie ma klucza, więc jego powtórzenia nie da się rozpoznać. Dodaj regułę `key`, przekaż `key` albo ustaw `withoutKey`.",
  key_reused:
    "Pod tym kluczem przyszedł wcześniej lead z innym kupującym, innymi pozycjami albo innym adresem i to z niego jest zamówienie. Jeśli to poprawka, wprowadź ją w Base. Jeśli to dwa różne leady, popraw regułę `key` i wyślij tego leada ponownie.",
  paid_later:
    'Lead przyszedł ponownie jako opłacony, a jego zamówienie w Base jest nieopłacone. Zapisz tam płatność. Z `payment: "setOrderPayment"` dzieje się to automatycznie.',
  key_erased:
    "Dane leada z tym kluczem usunięto, więc nie wiadomo, czy to ten sam lead. Jeśli inny, wprowadź jego zamówienie w Base ręcznie i popraw regułę `key`.",
  key_not_unique: "Ten klucz miało trzech różnych kupujących. Popraw regułę `key` i wyślij leada ponownie.",
  duplicate_possible:
    "W trakcie wysyłania leada mógł go przejąć inny proces. Sprawdź w Base, czy nie ma dwóch zamówień.",
  marker_forged: "Jeden z tekstów leada wygląda jak znacznik innego leada: wstawiono w niego spację.",
  marker_not_kept:
    "Base nie zachował znacznika w `{field}`, więc zamówienia, o którym odpowiedź zginęła, nie da się znaleźć. Wskaż inne pole opcją `marker`.",
  marker_field_taken:
    "Reguły wypełniają `{field}`, a opcja `marker` przeznacza to pole na znacznik. Wybierz inne pole dla reguły albo dla znacznika.",
  marker_field_unusable:
    "Opcja `marker` wskazuje `{field}`, a {what, select, missing {takiego pola dodatkowego nie ma na koncie} other {to pole typu `{type}`}}. Wskaż pole dodatkowe typu `text`.",
  marker_cut_comments:
    "`admin_comments` obcięto, żeby zmieścić znacznik. Przeznacz na niego `extra_field_1` albo `extra_field_2`.",
  order_of_two:
    "Zamówienie {order} ma znacznik tego leada, a jest zapisane przy innym. Jeśli nikt nie połączył ich zamówień w Base, poszukaj tam zamówienia tamtego leada.",
  order_doubled:
    "Zamówienie {other} w Base też ma znacznik tego leada, a jego zamówienie to {order}. Jeśli nikt go tam nie skopiował ani nie podzielił, żądanie powtórzyło się w sieci: anuluj jedno z dwóch.",
  store_not_shared:
    "Ani baza leadów, ani rejestr nie zna leada, z którego jest zamówienie {order}, a w jego znaczniku są to samo konto i ta sama przestrzeń nazw. Jeśli inny program ma takie same, a własną bazę, daj mu inny `namespace` albo tę bazę. Jeśli takiego programu nie ma, sprawdź, co usuwa klucze z bazy: lead, który przyjdzie ponownie, stanie się drugim zamówieniem.",
  refused_unchecked:
    "Base odrzucił zamówienie z kodem {code}. Inne zamówienia odrzucone z tym kodem nie trafiły do Base, więc tego nie szukano. Popraw to, co wskazał Base, i wyślij leada ponownie: najpierw jego zamówienie będzie szukane w Base.",
  lead_ends_process:
    "Pięć procesów zakończyło się podczas obsługi tego leada. Usuń przyczynę i wyślij go ponownie.",
  payment_open:
    "Zamówienie jest w Base, ale jego płatności nie zapisano. {reason} Wyślij leada ponownie albo wywołaj `reconcile()`.",
  store_failed:
    "Baza leadów nie zapisała wyniku tego leada. Sprawdź ją. Jeśli lead przyjdzie ponownie, najpierw jego zamówienie będzie szukane w Base.",
  catalog_missing:
    'Pozycje mają SKU albo EAN, a nie przekazano `catalog`: dodano je bez powiązania z katalogiem. Przekaż `catalog` albo wpisz w regułach `"match": false`.',
  inventory_not_found:
    "Na koncie nie ma katalogu {id}. {help, select, near {Czy chodziło o {near}?} listed {Są {names, list}: popraw id.} other {Nie ma tam żadnego katalogu: utwórz go w Base albo nie przekazuj `catalog`.}}",
  store_in_memory:
    "Bez `store` proces zapomina swoje leady, gdy się kończy, a lead, który przyjdzie ponownie, stanie się drugim zamówieniem. Przekaż `sqliteStore` albo `redisStore`.",
  memory_not_shared:
    "Inny forwarder w tym procesie ma ten sam token i `namespace`, ale własną pamięć: lead, który trafi do obu, zostanie wysłany dwa razy. Zostaw jeden albo daj obu wspólną bazę (`store`).",
  time_short: "`{option}` to {given} ms: czas podaje się w milisekundach, a 30 sekund to 30_000.",
} as const satisfies Texts<typeof english>;

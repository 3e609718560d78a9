import type { Texts } from "../../shared/messages/texts.ts";
import type { plan as english } from "../en/plan.ts";

export const plan = {
  nothingChanges:
    "{leads, plural, one {# лід} few {# ліди} many {# лідів} other {# ліда}}: нічого не змінюється.",
  changes:
    "{leads, plural, one {# лід} few {# ліди} many {# лідів} other {# ліда}}: {changed, plural, one {# змінюється} few {# змінюються} many {# змінюються} other {# змінюється}}, {same, plural, one {# лишається} few {# лишаються} many {# лишаються} other {# лишається}} без змін.",
  keysChanged:
    "Інший ключ у {count, plural, =1 {# ліда: надісланий ще раз, він стане другим замовленням.} one {# ліда: надіслані ще раз, вони стануть другими замовленнями.} other {# лідів: надіслані ще раз, вони стануть другими замовленнями.}}",
  keysRemoved:
    "З них {count, plural, one {# не має} few {# не мають} many {# не мають} other {# не має}} ключа: кожне повторне надсилання стане ще одним замовленням.",
  statusChanged: "Інший результат у {count, plural, one {# ліда} other {# лідів}}.",
  lead: "лід {number}",
  order: "замовлення {id}",
  more: "Ще {count, plural, one {# лід, схожий на ці.} few {# ліди, схожі на ці.} many {# лідів, схожих на ці.} other {# ліда, схожих на ці.}}",
  none: "(немає)",
  status: "результат",
  issue: "зауваження",
  gone: "більше немає:",
  moved: "в іншому порядку:",
} as const satisfies Texts<typeof english>;

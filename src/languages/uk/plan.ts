import type { Texts } from "../../shared/messages/texts.ts";
import type { plan as english } from "../en/plan.ts";

export const plan = {
  nothingChanges:
    "{leads, plural, one {# лід} few {# ліди} many {# лідів} other {# ліда}}: нічого не змінюється.",
  changes:
    "{leads, plural, one {# лід} few {# ліди} many {# лідів} other {# ліда}}: {changed, plural, one {# змінюється} few {# змінюються} many {# змінюються} other {# змінюється}}, {same, plural, one {# лишається} few {# лишаються} many {# лишаються} other {# лишається}} без змін.",
  keysChanged:
    "{count, plural, one {# дістає інший ключ: надісланий ще раз, він стане другим замовленням.} few {# дістають інший ключ: надіслані ще раз, вони стануть другими замовленнями.} many {# дістають інший ключ: надіслані ще раз, вони стануть другими замовленнями.} other {# дістає інший ключ: надісланий ще раз, він стане другим замовленням.}}",
  keysRemoved:
    "З них {count, plural, one {# лишається} few {# лишаються} many {# лишаються} other {# лишається}} без ключа: кожне повторне надсилання стане ще одним замовленням.",
  statusChanged:
    "{count, plural, one {# дістає} few {# дістають} many {# дістають} other {# дістає}} інший статус.",
  lead: "лід {number}",
  order: "замовлення {id}",
  more: "Ще {count, plural, one {# лід, схожий на ці.} few {# ліди, схожі на ці.} many {# лідів, схожих на ці.} other {# ліда, схожих на ці.}}",
  none: "(немає)",
  status: "статус",
  issue: "зауваження",
  gone: "більше немає:",
  moved: "в іншому порядку:",
} as const satisfies Texts<typeof english>;

import type { Texts } from "../../shared/messages/texts.ts";
import type { plan as english } from "../en/plan.ts";

export const plan = {
  nothingChanges:
    "{leads, plural, one {# lead} few {# leady} many {# leadów} other {# leada}}: nic się nie zmienia.",
  changes:
    "{leads, plural, one {# lead} few {# leady} many {# leadów} other {# leada}}: {changed, plural, one {# się zmienia} few {# się zmieniają} many {# się zmienia} other {# się zmienia}}, {same, plural, one {# zostaje} few {# zostają} many {# zostaje} other {# zostaje}} bez zmian.",
  keysChanged:
    "{count, plural, one {# dostaje inny klucz: wysłany ponownie stanie się drugim zamówieniem.} few {# dostają inny klucz: wysłane ponownie staną się drugimi zamówieniami.} many {# dostaje inny klucz: wysłane ponownie staną się drugimi zamówieniami.} other {# dostaje inny klucz: wysłane ponownie staną się drugimi zamówieniami.}}",
  keysRemoved:
    "Z tego {count, plural, one {# zostaje} few {# zostają} many {# zostaje} other {# zostaje}} bez klucza: każde powtórzenie stanie się zamówieniem.",
  statusChanged:
    "{count, plural, one {# dostaje} few {# dostają} many {# dostaje} other {# dostaje}} inny status.",
  lead: "lead {number}",
  order: "zamówienie {id}",
  more: "Jeszcze {count, plural, one {# lead podobny do tych.} few {# leady podobne do tych.} many {# leadów podobnych do tych.} other {# leada podobnego do tych.}}",
  none: "(brak)",
  status: "status",
  issue: "uwaga",
  gone: "już nie ma:",
  moved: "w innej kolejności:",
} as const satisfies Texts<typeof english>;

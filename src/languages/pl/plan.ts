import type { Texts } from "../../shared/messages/texts.ts";
import type { plan as english } from "../en/plan.ts";

export const plan = {
  nothingChanges:
    "{leads, plural, one {# lead} few {# leady} many {# leadów} other {# leada}}: nic się nie zmienia.",
  changes:
    "{leads, plural, one {# lead} few {# leady} many {# leadów} other {# leada}}: {changed, plural, one {zmienia się #} few {zmieniają się #} many {zmienia się #} other {zmienia się #}}, bez zmian {same, plural, one {zostaje #} few {zostają #} many {zostaje #} other {zostaje #}}.",
  keysChanged:
    "{count, plural, one {Inny klucz ma # lead: wysłany ponownie stanie się drugim zamówieniem.} few {Inny klucz mają # leady: wysłane ponownie staną się drugimi zamówieniami.} many {Inny klucz ma # leadów: wysłane ponownie staną się drugimi zamówieniami.} other {Inny klucz ma # leada: wysłane ponownie staną się drugimi zamówieniami.}}",
  keysRemoved:
    "Z tego {count, plural, one {# nie ma} few {# nie mają} many {# nie ma} other {# nie ma}} klucza: każde powtórzenie stanie się kolejnym zamówieniem.",
  statusChanged:
    "Inny status {count, plural, one {dostaje # lead} few {dostają # leady} many {dostaje # leadów} other {dostaje # leada}}.",
  lead: "lead {number}",
  order: "zamówienie {id}",
  more: "Jeszcze {count, plural, one {# lead podobny do tych.} few {# leady podobne do tych.} many {# leadów podobnych do tych.} other {# leada podobnego do tych.}}",
  none: "(brak)",
  status: "status",
  issue: "uwaga",
  gone: "już nie ma:",
  moved: "w innej kolejności:",
} as const satisfies Texts<typeof english>;

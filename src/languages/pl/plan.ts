import type { PlanWords } from "../../mapping/plan/planWords.ts";

/** The words of a plan. Numbers come after the word, so that it needs no plural forms. */
export const planWordsPl: PlanWords = {
  counts({ leads, changed, keysChanged, keysRemoved, statusChanged }) {
    if (changed === 0) return `Leadów: ${leads}. Nic się nie zmienia.`;
    const sentences = [`Leadów: ${leads}. Zmienia się: ${changed}, bez zmian: ${leads - changed}.`];
    if (keysChanged > 0)
      sentences.push(
        `Z innym kluczem: ${keysChanged}; wysłany ponownie, taki lead stałby się drugim zamówieniem.`,
      );
    if (keysRemoved > 0)
      sentences.push(`Z tego całkiem bez klucza: ${keysRemoved}; każde powtórzenie staje się zamówieniem.`);
    if (statusChanged > 0) sentences.push(`Z innym statusem: ${statusChanged}.`);
    return sentences.join(" ");
  },
  lead: (number) => `lead ${number}`,
  order: (id) => `zamówienie ${id}`,
  more: (count) => `Jeszcze ${count}, każdy jak jeden z tych.`,
  none: "(brak)",
  status: "status",
  issue: "uwaga",
  gone: "już nie ma:",
  moved: "w innej kolejności:",
};

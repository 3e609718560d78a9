import type { PlanWords } from "../../mapping/plan/planWords.ts";

/** The words of a plan. Numbers come after the word, so that it needs no plural forms. */
export const planWordsUk: PlanWords = {
  counts({ leads, changed, keysChanged, keysRemoved, statusChanged }) {
    if (changed === 0) return `Лідів: ${leads}. Нічого не змінюється.`;
    const sentences = [`Лідів: ${leads}. Змінюється: ${changed}, без змін: ${leads - changed}.`];
    if (keysChanged > 0)
      sentences.push(
        `З іншим ключем: ${keysChanged}; надісланий ще раз, такий лід став би другим замовленням.`,
      );
    if (keysRemoved > 0)
      sentences.push(`З них зовсім без ключа: ${keysRemoved}; кожен повтор стає замовленням.`);
    if (statusChanged > 0) sentences.push(`З іншим статусом: ${statusChanged}.`);
    return sentences.join(" ");
  },
  lead: (number) => `лід ${number}`,
  order: (id) => `замовлення ${id}`,
  more: (count) => `Ще ${count}, кожен як один із цих.`,
  none: "(немає)",
  status: "статус",
  issue: "зауваження",
  gone: "більше немає:",
  moved: "в іншому порядку:",
};

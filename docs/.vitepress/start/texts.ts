import type { LanguageCode } from "../languages.ts";

interface Texts {
  readonly form: string;
  readonly rules: string;
  readonly order: string;
  readonly remarks: string;
  readonly note: string;
  readonly playground: string;
  readonly region: string;
}

/** The words of the live lead in each language. */
export const texts: Readonly<Record<LanguageCode, Texts>> = {
  en: {
    region: "A lead and its order",
    form: "A form of a site",
    rules: "Your rules",
    order: "The order in Base",
    remarks: "What to look at",
    note: "Change something in the form. The order is made in this page, and nothing is sent.",
    playground: "Open it in the playground",
  },
  uk: {
    region: "Лід і його замовлення",
    form: "Форма на сайті",
    rules: "Ваші правила",
    order: "Замовлення в Base",
    remarks: "На що звернути увагу",
    note: "Змініть щось у формі. Замовлення складається на цій сторінці, нічого не надсилається.",
    playground: "Відкрити в пісочниці",
  },
  pl: {
    region: "Lead i jego zamówienie",
    form: "Formularz na stronie",
    rules: "Twoje reguły",
    order: "Zamówienie w Base",
    remarks: "Na co zwrócić uwagę",
    note: "Zmień coś w formularzu. Zamówienie powstaje na tej stronie, nic nie jest wysyłane.",
    playground: "Otwórz w piaskownicy",
  },
};

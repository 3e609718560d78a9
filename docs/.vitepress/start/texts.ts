import type { LanguageCode } from "../languages.ts";

interface Texts {
  /** What is below the live lead, as Markdown. */
  readonly below: string;
  readonly form: string;
  readonly fields: Readonly<Record<"name" | "phone" | "email" | "city" | "product" | "price", string>>;
  readonly rules: string;
  readonly order: string;
  readonly remarks: string;
  readonly note: string;
  readonly playground: string;
  readonly region: string;
}

/** The words of the front page in each language. The heading and the sentence below it are in its own file. */
export const texts: Readonly<Record<LanguageCode, Texts>> = {
  en: {
    region: "A lead and its order",
    form: "A form of a site",
    fields: {
      name: "Name",
      phone: "Phone",
      email: "E-mail",
      city: "City",
      product: "Product",
      price: "Price",
    },
    rules: "Your rules",
    order: "The order in Base",
    remarks: "What it had to say",
    note: "Type into the form. The order is made in this page, and nothing is sent.",
    playground: "Open it in the playground",
    below: `## Three roads

- **Without code.** Paste a lead into the [playground](/playground), take the [rules of your source](/sources/), and forward leads from a file with the [command line](/cli). A table of LeadBox works [as it is](/leadbox).
- **A back end.** \`npm install baselinker-sdk\`, then a [webhook](/webhooks) that answers once a lead is kept, and a [store](/stores) that knows which lead became which order.
- **A tester.** A [fake account](/testing) that answers as Base does, with its faults, its limit, and a clock that your test moves.

## What is promised

- **0 lost, 0 doubled.** 2,400 leads, each delivered one to three times, while answers are lost and processes are killed: [one lead, one order](/delivery#what-is-promised).
- **100 a minute, never 101.** The worst minute of nine limiters, as the server counts: ours 100, the others 101 to 114. Above 100 Base [blocks the token](/codes/ERROR_BLOCKED_TOKEN).
- **4,586 runs.** Every order of up to two faults is executed, not sampled, and none makes [a second order](/decisions/simulation).
- **Nothing in silence.** A value that cannot be read is [an issue with a code](/issue-codes), its cause and its cure.`,
  },
  uk: {
    region: "Лід і його замовлення",
    form: "Форма на сайті",
    fields: {
      name: "Ім’я",
      phone: "Телефон",
      email: "Пошта",
      city: "Місто",
      product: "Товар",
      price: "Ціна",
    },
    rules: "Ваші правила",
    order: "Замовлення в Base",
    remarks: "На що звернути увагу",
    note: "Змініть щось у формі. Замовлення створюється на цій сторінці, нічого не надсилається.",
    playground: "Відкрити в пісочниці",
    below: `## Три шляхи

- **Без коду.** Вставте лід у [пісочницю](/playground), візьміть [правила свого джерела](/sources/) і передавайте ліди з файлу [командним рядком](/cli). Таблиця LeadBox працює [як є](/uk/leadbox).
- **Бекенд.** \`npm install baselinker-sdk\`, далі [вебхук](/webhooks), який відповідає, щойно лід збережено, і [сховище](/stores), яке знає, який лід став яким замовленням.
- **Тестування.** [Несправжній акаунт](/testing), який відповідає, як Base, з його збоями, лімітом і годинником, що його переводить ваш тест.

## Що обіцяно

- **0 втрачених, 0 подвоєних.** 2400 лідів, кожен доставлено від одного до трьох разів, поки губляться відповіді й падають процеси: [один лід, одне замовлення](/delivery#what-is-promised).
- **100 за хвилину, ніколи 101.** Найгірша хвилина дев’яти обмежувачів за годинником сервера: наш 100, решта від 101 до 114. Понад 100, і Base [блокує токен](/uk/codes/ERROR_BLOCKED_TOKEN).
- **4586 перебігів.** Кожну послідовність із двох збоїв виконано, а не вибрано навмання, і жодна не створює [другого замовлення](/decisions/simulation).
- **Нічого мовчки.** Значення, яке не прочитати, стає [зауваженням із кодом](/uk/issue-codes), причиною та порадою.`,
  },
  pl: {
    region: "Lead i jego zamówienie",
    form: "Formularz na stronie",
    fields: {
      name: "Imię i nazwisko",
      phone: "Telefon",
      email: "E-mail",
      city: "Miasto",
      product: "Produkt",
      price: "Cena",
    },
    rules: "Twoje reguły",
    order: "Zamówienie w Base",
    remarks: "Na co zwrócić uwagę",
    note: "Zmień coś w formularzu. Zamówienie powstaje na tej stronie, nic nie jest wysyłane.",
    playground: "Otwórz w piaskownicy",
    below: `## Trzy drogi

- **Bez kodu.** Wklej leada do [piaskownicy](/playground), weź [reguły swojego źródła](/sources/) i przekazuj leady z pliku [z wiersza poleceń](/cli). Tabela z LeadBox działa [bez zmian](/pl/leadbox).
- **Backend.** \`npm install baselinker-sdk\`, potem [webhook](/webhooks), który odpowiada, gdy lead jest już zapisany, i [magazyn](/stores), który wie, z którego leada powstało które zamówienie.
- **Testy.** [Fałszywe konto](/testing), które odpowiada jak Base: z jego błędami, limitem i zegarem, który przestawia twój test.

## Co obiecujemy

- **0 zgubionych, 0 podwójnych.** 2400 leadów, każdy dostarczony od jednego do trzech razy, podczas gdy giną odpowiedzi i padają procesy: [jeden lead, jedno zamówienie](/delivery#what-is-promised).
- **100 na minutę, nigdy 101.** Najgorsza minuta dziewięciu limiterów według zegara serwera: nasz 100, pozostałe od 101 do 114. Powyżej 100 Base [blokuje token](/pl/codes/ERROR_BLOCKED_TOKEN).
- **4586 przebiegów.** Każda kolejność do dwóch awarii jest wykonana, a nie losowana, i żadna nie tworzy [drugiego zamówienia](/decisions/simulation).
- **Nic po cichu.** Wartość, której nie da się odczytać, to [uwaga z kodem](/pl/issue-codes), przyczyną i radą.`,
  },
};

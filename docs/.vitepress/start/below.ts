import type { LanguageCode } from "../languages.ts";

const code = `\`\`\`ts
import { Baselinker } from "baselinker-sdk";
const baselinker = new Baselinker({ token: process.env.BASELINKER_TOKEN ?? "" });
const { order_id } = await baselinker.addOrder({
  order_status_id: 8001,
  date_add: Math.floor(Date.now() / 1000),
  products: [{ name: "Mug", price_brutto: 49.9, quantity: 2 }],
});
console.log(\`Order \${order_id}\`);
\`\`\``;

/** The most requests of any 60 seconds, as the README has it. */
const limiters = (heads: string) => `| ${heads} |
| --- | --- |
| **baselinker-sdk** | **100** |
| p-throttle strict | 101 |
| bottleneck | 101–103 |
| limiter | 107 |
| rate-limiter-flexible | 108 |
| p-queue | 109–114 |`;

/** What is below the live lead, as Markdown. */
export const below: Readonly<Record<LanguageCode, string>> = {
  en: `## The client alone

${code}

## Three starting points

- **[Get started](/getting-started).** A developer: a webhook that answers once a lead is kept, and a store that knows which lead became which order.
- **[Without code](/no-code).** A shop: a table of two columns, or the ready rules of [your source](/sources/).
- **[Testing](/testing).** A fake account that answers like Base, with its faults, its limit, and a clock that your test moves.

## 100 a minute, never 101

The most requests that each limiter sent in any 60 seconds, counted by the server. Above 100 Base [blocks the token](/codes/ERROR_BLOCKED_TOKEN).

${limiters("limiter | requests in its worst minute")}`,
  uk: `## Лише клієнт

${code}

## З чого почати

- **[Без коду](/uk/no-code).** Магазин: таблиця з двох колонок або готові правила [вашого джерела](/uk/sources/).
- **[Для розробників](/getting-started).** Вебхук, що відповідає, щойно лід збережено, і сховище, яке пам'ятає, яким замовленням став кожен лід.
- **[Тестування](/testing).** Тестовий акаунт, який відповідає так само, як Base: з його збоями, лімітом і годинником, який переводить ваш тест.

## 100 запитів на хвилину, а не 101

Скільки щонайбільше запитів надіслав кожен обмежувач за будь-які 60 секунд, за підрахунком сервера. Понад 100 — і Base [блокує токен](/uk/codes/ERROR_BLOCKED_TOKEN).

${limiters("обмежувач | найбільше запитів за хвилину")}`,
  pl: `## Sam klient

${code}

## Od czego zacząć

- **[Bez kodu](/pl/no-code).** Sklep: tabela o dwóch kolumnach albo gotowe reguły [twojego źródła](/pl/sources/).
- **[Dla programistów](/getting-started).** Webhook, który odpowiada, gdy lead jest już zapisany, i baza leadów, która pamięta, jakim zamówieniem stał się każdy lead.
- **[Testy](/testing).** Konto testowe, które odpowiada tak jak Base: z jego awariami, limitem i zegarem, który przestawia twój test.

## 100 żądań na minutę, a nie 101

Ile najwięcej żądań wysłał każdy limiter w dowolnych 60 sekundach, według serwera. Powyżej 100 Base [blokuje token](/pl/codes/ERROR_BLOCKED_TOKEN).

${limiters("limiter | najwięcej żądań na minutę")}`,
};

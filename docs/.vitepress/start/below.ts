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
- **[Testing](/testing).** A fake account that answers as Base does, with its faults, its limit, and a clock that your test moves.

## 100 a minute, never 101

The most requests that nine limiters sent in any 60 seconds, counted by the server. Above 100 Base [blocks the token](/codes/ERROR_BLOCKED_TOKEN).

${limiters("limiter | requests in its worst minute")}`,
  uk: `## Лише клієнт

${code}

## Три точки старту

- **[Без коду](/uk/no-code).** Магазин: таблиця з двох колонок або готові правила [вашого джерела](/uk/sources/).
- **[Для розробників](/getting-started).** Вебхук, який відповідає, щойно лід збережено, і сховище, яке знає, який лід став яким замовленням.
- **[Тестування](/testing).** Несправжній акаунт, який відповідає, як Base, з його збоями, лімітом і годинником, що його переводить ваш тест.

## 100 за хвилину, ніколи 101

Найбільше запитів, які дев’ять обмежувачів надіслали за будь-які 60 секунд за рахунком сервера. Понад 100, і Base [блокує токен](/uk/codes/ERROR_BLOCKED_TOKEN).

${limiters("обмежувач | запитів за найгіршу хвилину")}`,
  pl: `## Sam klient

${code}

## Trzy punkty startu

- **[Bez kodu](/pl/no-code).** Sklep: tabela z dwiema kolumnami albo gotowe reguły [twojego źródła](/pl/sources/).
- **[Dla programistów](/getting-started).** Webhook, który odpowiada, gdy lead jest już zapisany, i magazyn, który wie, z którego leada powstało które zamówienie.
- **[Testy](/testing).** Fałszywe konto, które odpowiada jak Base: z jego błędami, limitem i zegarem, który przestawia twój test.

## 100 na minutę, nigdy 101

Najwięcej żądań, które dziewięć limiterów wysłało w ciągu dowolnych 60 sekund, liczone przez serwer. Powyżej 100 Base [blokuje token](/pl/codes/ERROR_BLOCKED_TOKEN).

${limiters("limiter | żądań w najgorszej minucie")}`,
};

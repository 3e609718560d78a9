import type { LanguageCode } from "../languages.ts";
import type { ErrorText } from "./errorCodes.ts";

type Texts = Readonly<Record<LanguageCode, ErrorText>>;

/** A code that the fake account answers with. Whether Base spells it so, no source says. */
function assumed(en: ErrorText, uk: ErrorText, pl: ErrorText): Texts {
  return {
    en: { ...en, help: `${en.help} The fake account answers so; Base may use another code for it.` },
    uk: { ...uk, help: `${uk.help} Так відповідає тестовий акаунт; у Base код може бути інший.` },
    pl: { ...pl, help: `${pl.help} Tak odpowiada konto testowe; w Base kod może być inny.` },
  };
}

function noSuch(en: string, uk: string, pl: string, method: string): Texts {
  return assumed(
    { why: `The account has no ${en} with this id.`, help: `\`${method}\` gives the ids.` },
    { why: `В акаунті немає ${uk} з таким id.`, help: `\`${method}\` дає правильні id.` },
    { why: `Na koncie nie ma ${pl} o takim id.`, help: `\`${method}\` podaje właściwe id.` },
  );
}

/** Codes of Base for which the sources say less. */
export const assumedTexts = {
  ERROR_ORDER_ID: noSuch("order", "замовлення", "zamówienia", "getOrders"),
  ERROR_ORDER_PRODUCT_ID: noSuch("order line", "позиції замовлення", "pozycji zamówienia", "getOrders"),
  ERROR_ORDER_STATUS_ID: noSuch("order status", "статусу", "statusu", "getOrderStatusList"),
  ERROR_PRODUCT_ID: noSuch("product", "товару", "produktu", "getInventoryProductsList"),
  ERROR_INVOICE_ID: noSuch("invoice", "рахунку", "faktury", "getInvoices"),
  ERROR_PACKAGE_ID: noSuch("shipment", "відправлення", "przesyłki", "getOrderPackages"),
  ERROR_PARAMETERS: assumed(
    {
      why: "The parameters of the call are not a JSON object.",
      help: "The client always sends one: check what is between you and Base.",
    },
    {
      why: "Параметри виклику не є об'єктом JSON.",
      help: "Клієнт завжди надсилає об'єкт: перевірте, що є між вами й Base.",
    },
    {
      why: "Parametry wywołania nie są obiektem JSON.",
      help: "Klient zawsze wysyła obiekt: sprawdź, co jest między tobą a Base.",
    },
  ),
  ERROR_LAST_LOG_ID: assumed(
    { why: "`getJournalList` was called with a `last_log_id` of 0.", help: "Begin with 1." },
    { why: "`getJournalList` викликано з `last_log_id`, рівним 0.", help: "Починайте з 1." },
    { why: "`getJournalList` wywołano z `last_log_id` równym 0.", help: "Zacznij od 1." },
  ),
  ERROR_DATE_ADD: assumed(
    {
      why: "`date_add` is far in the future: it was given in milliseconds.",
      help: "Base counts seconds: `Math.floor(Date.now() / 1000)`.",
    },
    {
      why: "Час у `date_add` — у далекому майбутньому: його вказано в мілісекундах.",
      help: "Base рахує секунди: `Math.floor(Date.now() / 1000)`.",
    },
    {
      why: "Czas w `date_add` wypada w dalekiej przyszłości: podano milisekundy.",
      help: "Base liczy sekundy: `Math.floor(Date.now() / 1000)`.",
    },
  ),
  ERROR_TOO_LONG: assumed(
    {
      why: 'A text is longer than its field, and the fake account runs with `longTexts: "reject"`.',
      help: "Shorten it, or let the rules do so with `limits`.",
    },
    {
      why: 'Текст задовгий для поля, а тестовий акаунт працює з `longTexts: "reject"`.',
      help: "Скоротіть його або задайте в правилах `limits`.",
    },
    {
      why: 'Tekst jest za długi dla pola, a konto testowe działa z `longTexts: "reject"`.',
      help: "Skróć go albo użyj w regułach `limits`.",
    },
  ),
  ERROR_INTERNAL: assumed(
    {
      why: "Base failed inside. The call may have been carried out before that.",
      help: "Look in Base before you send it again; `forward` does so automatically.",
    },
    {
      why: "У Base стався внутрішній збій. Перед ним виклик міг бути виконаний.",
      help: "Спершу подивіться в Base, а вже потім надсилайте ще раз; `forward` робить це сам.",
    },
    {
      why: "W Base wystąpił błąd wewnętrzny. Wywołanie mogło się przedtem wykonać.",
      help: "Zanim wyślesz ponownie, zajrzyj do Base; `forward` robi to sam.",
    },
  ),
} satisfies Readonly<Record<string, Texts>>;

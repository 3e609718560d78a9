import type { LanguageCode } from "../languages.ts";

type Said = Readonly<Record<LanguageCode, string>>;

/** What a lead of a source is. */
const kinds = {
  order: { en: "order", uk: "замовлення", pl: "zamówienie" },
  form: { en: "form", uk: "форма", pl: "formularz" },
  cart: { en: "cart", uk: "кошик", pl: "koszyk" },
  call: { en: "call", uk: "дзвінок", pl: "połączenie" },
  booking: { en: "booking", uk: "запис на зустріч", pl: "rezerwacja spotkania" },
  contact: { en: "contact", uk: "контакт", pl: "kontakt" },
  message: { en: "message", uk: "повідомлення", pl: "wiadomość" },
  payment: { en: "payment", uk: "оплата", pl: "płatność" },
} satisfies Readonly<Record<string, Said>>;

type Kind = keyof typeof kinds;

/** A sender of our signatures, which has steps of its own. */
export type Sender =
  | "woocommerce"
  | "shopify"
  | "stripe"
  | "tilda"
  | "typeform"
  | "webflow"
  | "calendly"
  | "telegram"
  | "googleAds"
  | "ecwid"
  | "meta"
  | "standardWebhooks";

interface Source {
  /** The name of the sender; of what no one company sends, words in each language. */
  readonly brand: string | Said;
  readonly kind?: Kind;
  /** What tells two sets of a sender apart. */
  readonly detail?: Said;
  readonly sender?: Sender;
}

const whatsapp = "WhatsApp Cloud API";
const facebook = "Facebook, Instagram";

/** Every ready set of `examples/rules`; a set that is not here stops the build. */
const sources: Readonly<Record<string, Source>> = {
  "allegro-order": { brand: "Allegro", kind: "order" },
  "amocrm-unsorted": { brand: "amoCRM, Kommo", kind: "form" },
  "bigcommerce-order": { brand: "BigCommerce", kind: "order", sender: "standardWebhooks" },
  "binotel-call": { brand: "Binotel", kind: "call" },
  "calendly-invitee": { brand: "Calendly", kind: "booking", sender: "calendly" },
  "cashcow-order": { brand: "CashCow", kind: "order" },
  "contact-form-7": { brand: "Contact Form 7", kind: "form" },
  "delivery-as-product": {
    brand: {
      en: "A cart that lists delivery among its products",
      uk: "Кошик, у якому доставка серед товарів",
      pl: "Koszyk z dostawą wśród produktów",
    },
  },
  "ecwid-order": { brand: "Ecwid", kind: "order", sender: "ecwid" },
  "elementor-pro-form-advanced": {
    brand: "Elementor Pro",
    kind: "form",
    detail: { en: "“Advanced data” on", uk: "з «Advanced data»", pl: "z „Advanced data”" },
  },
  "elementor-pro-form-simple": {
    brand: "Elementor Pro",
    kind: "form",
    detail: { en: "“Advanced data” off", uk: "без «Advanced data»", pl: "bez „Advanced data”" },
  },
  "email-order-text": {
    brand: {
      en: "An order in the text of an e-mail",
      uk: "Замовлення в тексті листа",
      pl: "Zamówienie w treści e-maila",
    },
  },
  "etsy-receipt": { brand: "Etsy", kind: "order" },
  "facebook-lead-ads": { brand: facebook, kind: "form", sender: "meta" },
  "facebook-leadgen-webhook": {
    brand: facebook,
    kind: "form",
    detail: { en: "the notice alone", uk: "лише сповіщення", pl: "samo powiadomienie" },
    sender: "meta",
  },
  "framer-form": { brand: "Framer", kind: "form" },
  "google-ads-lead-form": { brand: "Google Ads", kind: "form", sender: "googleAds" },
  "google-forms": { brand: "Google Forms", kind: "form" },
  "gravity-forms": { brand: "Gravity Forms", kind: "form" },
  "horoshop-order": { brand: "Horoshop", kind: "order" },
  "hubspot-contact": { brand: "HubSpot", kind: "contact" },
  "idosell-order": { brand: "IdoSell", kind: "order" },
  "jotform-api": {
    brand: "Jotform",
    kind: "form",
    detail: { en: "read from its API", uk: "з її API", pl: "z jego API" },
  },
  jotform: { brand: "Jotform", kind: "form" },
  "keycrm-order": { brand: "KeyCRM", kind: "order" },
  "linkedin-lead": { brand: "LinkedIn", kind: "form" },
  "magento-2-order": { brand: "Magento 2", kind: "order" },
  "medusa-order": { brand: "Medusa v2", kind: "order" },
  "opencart-order": { brand: "OpenCart", kind: "order" },
  "pandabase-order": { brand: "Pandabase", kind: "order" },
  "pipedrive-person": { brand: "Pipedrive", kind: "contact" },
  "prestashop-order": { brand: "PrestaShop", kind: "order" },
  "prom-ua-order": { brand: "Prom.ua", kind: "order" },
  "repeated-keys-form": {
    brand: {
      en: "An HTML form with repeated keys",
      uk: "Форма HTML із повторюваними ключами",
      pl: "Formularz HTML z powtarzającymi się kluczami",
    },
  },
  "ringostat-call": { brand: "Ringostat", kind: "call" },
  "rozetka-order": { brand: "Rozetka", kind: "order" },
  "salesdrive-order": { brand: "SalesDrive", kind: "order" },
  "sendpulse-bot": { brand: "SendPulse", kind: "message" },
  "shoper-order": { brand: "Shoper", kind: "order" },
  "shopify-order": { brand: "Shopify", kind: "order", sender: "shopify" },
  "shopranos-order": { brand: "Shopranos", kind: "order" },
  "shoprenter-order": { brand: "Shoprenter", kind: "order" },
  "shopware-order": { brand: "Shopware 6", kind: "order" },
  "site-form": {
    brand: { en: "A form of your own site", uk: "Форма на вашому сайті", pl: "Formularz na twojej stronie" },
  },
  "slon-lead": { brand: "slon.biz", kind: "form" },
  "snipcart-order": { brand: "Snipcart", kind: "order" },
  "squarespace-order": { brand: "Squarespace", kind: "order" },
  "stripe-checkout-session": { brand: "Stripe", kind: "payment", sender: "stripe" },
  "sylius-order": { brand: "Sylius", kind: "order" },
  "tally-form": { brand: "Tally", kind: "form" },
  "telegram-contact": { brand: "Telegram", kind: "contact", sender: "telegram" },
  "tiktok-lead": { brand: "TikTok", kind: "form" },
  "tilda-cart-text-lines": {
    brand: "Tilda",
    kind: "cart",
    detail: { en: "products as text", uk: "товари текстом", pl: "produkty jako tekst" },
    sender: "tilda",
  },
  "tilda-cart": { brand: "Tilda", kind: "cart", sender: "tilda" },
  "tilda-form": { brand: "Tilda", kind: "form", sender: "tilda" },
  typeform: { brand: "Typeform", kind: "form", sender: "typeform" },
  "viber-smsgate": { brand: "Viber, smsgate", kind: "message" },
  "webflow-form": { brand: "Webflow", kind: "form", sender: "webflow" },
  "whatsapp-order": { brand: whatsapp, kind: "order", sender: "meta" },
  "winkelstraat-order": { brand: "Winkelstraat.nl", kind: "order" },
  "wix-form": { brand: "Wix", kind: "form" },
  "wix-order": { brand: "Wix", kind: "order" },
  "woocommerce-order": { brand: "WooCommerce", kind: "order", sender: "woocommerce" },
  wpforms: { brand: "WPForms", kind: "form" },
  "xlsx-row": {
    brand: {
      en: "A row of an XLSX or CSV file",
      uk: "Рядок файлу XLSX чи CSV",
      pl: "Wiersz pliku XLSX lub CSV",
    },
  },
  "zoho-lead": { brand: "Zoho CRM", kind: "contact" },
};

/** What the page of a ready set is called, whose it is, and which steps it has. */
export function aboutSet(name: string, language: LanguageCode) {
  const source = sources[name];
  if (source === undefined) throw new Error(`docs/.vitepress/sources/sets.ts does not name ${name}.`);
  const { brand, kind, detail, sender } = source;
  const own = typeof brand === "string" ? brand : brand[language];
  const what = [kind && kinds[kind][language], detail?.[language]].filter((each) => each !== undefined);
  return {
    title: what.length === 0 ? own : `${own}: ${what.join(", ")}`,
    /** Whose panel it is; `undefined` of what no one company sends. */
    company: typeof brand === "string" ? brand : undefined,
    sender,
  };
}

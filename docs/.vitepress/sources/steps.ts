import type { LanguageCode } from "../languages.ts";
import type { Sender } from "./sets.ts";

/** What a person does at a sender: its words stay as its English panel has them. */
export type Step =
  | { readonly open: string }
  | { readonly fill: readonly (readonly [field: string, value: string])[] }
  | { readonly press: string }
  /** What the sender shows becomes the secret of the program. */
  | { readonly copy: string }
  /** No panel: a call, with parameters. */
  | { readonly call: string; readonly fill: readonly (readonly [field: string, value: string])[] }
  | { readonly note: Readonly<Record<LanguageCode, string>> };

/** What is the user's own; each language has words for the secret. */
export const address = "https://leads.example.com/";
export const secret = "<secret>";

const onlyNames: Step = {
  note: {
    en: "Only the id of the lead arrives: `fetchLead` reads the rest, see [webhooks](/webhooks).",
    uk: "Надходить лише id ліда: решту читає `fetchLead`, див. [вебхуки](/webhooks).",
    pl: "Przychodzi tylko id leada: resztę czyta `fetchLead`, zob. [webhooki](/webhooks).",
  },
};

export const stepsOf: Readonly<Record<Sender, readonly Step[]>> = {
  woocommerce: [
    { open: "WooCommerce → Settings → Advanced → Webhooks → Add webhook" },
    {
      fill: [
        ["Status", "Active"],
        ["Topic", "Order created"],
        ["Delivery URL", address],
        ["Secret", secret],
      ],
    },
    { press: "Save webhook" },
  ],
  shopify: [
    { open: "Settings → Notifications → Webhooks → Create webhook" },
    {
      fill: [
        ["Event", "Order creation"],
        ["Format", "JSON"],
        ["URL", address],
      ],
    },
    { copy: "Your webhooks will be signed with" },
    { press: "Send test notification" },
  ],
  stripe: [
    { open: "Developers → Webhooks → Add destination" },
    {
      fill: [
        ["Events", "checkout.session.completed"],
        ["Endpoint URL", address],
      ],
    },
    { copy: "Signing secret" },
  ],
  tilda: [
    { open: "Site Settings → Forms → Webhook" },
    { fill: [["Webhook URL", `${address}?key=${secret}`]] },
    {
      note: {
        en: "For a cart, also switch on the sending of products as an array. Then choose this webhook in the settings of each form, and publish the pages.",
        uk: "Для кошика ввімкніть також передавання товарів масивом. Тоді виберіть цей вебхук у налаштуваннях кожної форми й опублікуйте сторінки.",
        pl: "Dla koszyka włącz też wysyłanie produktów jako tablicy. Potem wybierz ten webhook w ustawieniach każdego formularza i opublikuj strony.",
      },
    },
  ],
  typeform: [
    { open: "Connect → Webhooks → Add a webhook" },
    {
      fill: [
        ["Endpoint", address],
        ["Secret", secret],
      ],
    },
    { press: "Send test request" },
  ],
  webflow: [
    { open: "Site settings → Apps & integrations → Webhooks → Add webhook" },
    {
      fill: [
        ["Trigger type", "Form submission"],
        ["URL", `${address}?key=${secret}`],
      ],
    },
    {
      note: {
        en: 'Webflow signs only what an OAuth app has made. For a webhook of the panel put `signatures.sharedSecret({ secret, query: "key" })` into `server.js`.',
        uk: 'Webflow підписує лише вебхуки застосунку OAuth. Для вебхука з панелі впишіть у `server.js` `signatures.sharedSecret({ secret, query: "key" })`.',
        pl: 'Webflow podpisuje tylko webhooki aplikacji OAuth. Dla webhooka z panelu wpisz w `server.js` `signatures.sharedSecret({ secret, query: "key" })`.',
      },
    },
  ],
  calendly: [
    {
      call: "POST https://api.calendly.com/webhook_subscriptions",
      fill: [
        ["url", address],
        ["events", '["invitee.created"]'],
        ["signing_key", secret],
      ],
    },
  ],
  telegram: [
    {
      call: "POST https://api.telegram.org/bot<token>/setWebhook",
      fill: [
        ["url", address],
        ["secret_token", secret],
      ],
    },
  ],
  googleAds: [
    { open: "Assets → Lead form → Export leads from Google Ads → Other data integration options" },
    {
      fill: [
        ["Webhook URL", address],
        ["Key", secret],
      ],
    },
    { press: "Send test data" },
  ],
  ecwid: [
    {
      note: {
        en: "Ask Ecwid to add to your app the `webhookUrl` `https://leads.example.com/` and the event `order.created`; it has no panel for that.",
        uk: "Попросіть Ecwid додати до вашого застосунку `webhookUrl` `https://leads.example.com/` і подію `order.created`: панелі для цього немає.",
        pl: "Poproś Ecwid o dodanie do twojej aplikacji `webhookUrl` `https://leads.example.com/` i zdarzenia `order.created`: panelu do tego nie ma.",
      },
    },
    { copy: "client_secret" },
    onlyNames,
  ],
  meta: [
    { open: "developers.facebook.com → My Apps → Webhooks → Page → Subscribe to this object" },
    {
      fill: [
        ["Callback URL", address],
        ["Verify token", secret],
      ],
    },
    {
      note: {
        en: "Subscribe to the field `leadgen`, for WhatsApp to `messages`. The token is `verifyToken` of `signatures.meta`.",
        uk: "Підпишіться на поле `leadgen`, для WhatsApp — на `messages`. Токен — це `verifyToken` у `signatures.meta`.",
        pl: "Zasubskrybuj pole `leadgen`, a dla WhatsApp pole `messages`. Token to `verifyToken` w `signatures.meta`.",
      },
    },
    { copy: "App settings → Basic → App secret" },
  ],
  standardWebhooks: [
    {
      call: "POST https://api.bigcommerce.com/stores/<store>/v3/hooks",
      fill: [
        ["scope", "store/order/created"],
        ["destination", address],
      ],
    },
    { copy: "Client secret" },
    onlyNames,
  ],
};

import type { LanguageCode } from "../languages.ts";

export const fieldsOfLead = ["name", "phone", "email", "city", "product", "price"] as const;

/** What a person types into a form of a site. */
export type Lead = Readonly<Record<(typeof fieldsOfLead)[number], string>>;

interface Sample {
  readonly lead: Lead;
  readonly rules: ReturnType<typeof rulesFor>;
}

const polish: Sample = {
  lead: {
    name: "anna kowalska",
    phone: "600 123 456",
    email: "anna @example,com",
    city: "Kraków",
    product: "MUG-BLUE",
    price: "1 250,50 zł",
  },
  rules: rulesFor("PL", "PLN"),
};

const ukrainian: Sample = {
  lead: {
    name: "коваль олена",
    phone: "067 123-45-67",
    email: "olena @example,com",
    city: "Львів",
    product: "MUG-BLUE",
    price: "1 250,50 грн",
  },
  rules: rulesFor("UA", "UAH"),
};

export const samples: Readonly<Record<LanguageCode, Sample>> = { en: polish, pl: polish, uk: ukrainian };

/** Always the same, so that the order made with the page and the one made in it are one. */
export const receivedAt = new Date(1_795_180_000_000);

function rulesFor(country: "PL" | "UA", currency: "PLN" | "UAH") {
  return {
    version: 1 as const,
    defaults: { country, currency },
    fields: {
      delivery_fullname: { path: "name", case: "title" as const },
      phone: "phone",
      email: "email",
      delivery_city: "city",
    },
    products: { fields: { sku: "product", name: "product", price_brutto: "price" } },
  };
}

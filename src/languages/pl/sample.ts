/** The buyer of sample leads that are sent for people who read Polish. */
export const sample = {
  country: "PL",
  currency: "PLN",
  city: "Łódź",
  street: "ul. Testowa 1",
  postcode: "90-001",
  phone: "+48600700800",
  goods: "TEST kubek",
  carrier: "InPost",
  payment: "Za pobraniem",
  taxRate: 0.23,
} as const;

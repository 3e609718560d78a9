/** The buyer of sample leads that are sent for people who read Ukrainian. */
export const sample = {
  country: "UA",
  currency: "UAH",
  city: "Львів",
  street: "вул. Тестова, 1",
  postcode: "79000",
  phone: "+380500000012",
  goods: "TEST чашка",
  carrier: "Нова пошта",
  payment: "Післяплата",
  taxRate: 0.2,
} as const;

import { createFakeAccount, type FakeAccount } from "baselinker-sdk/fake";

/** The account of a sample shop: what a merchant would have set up in the panel of Base. */
export function demoAccount(): FakeAccount {
  return createFakeAccount({
    statuses: [
      { id: 8001, name: "Нові замовлення", name_for_customer: "Прийнято", color: "#0d6efd" },
      { id: 8002, name: "В роботі", name_for_customer: "Готується", color: "#198754" },
    ],
    sources: {
      personal: { "0": "Особисто / телефоном", "3102": "Сайт", "3103": "Реклама", "3201": "Магазин" },
    },
    extraFields: [
      { extra_field_id: 101, name: "UTM", editor_type: "text" },
      { extra_field_id: 102, name: "Kampania", editor_type: "text" },
    ],
    catalogs: [
      {
        inventory_id: 307,
        name: "Основний каталог",
        price_groups: [105],
        default_price_group: 105,
        warehouses: ["bl_205"],
        default_warehouse: "bl_205",
        is_default: true,
        products: [
          product(5101, "CUP-RANOK", "Чашка «Ранкова»", 320),
          product(5102, "CUP-RANOK-BLUE", "Чашка «Ранкова», синя", 320, 5101),
          product(5110, "CARD-01", "Листівка", 45.5),
          product(5200, "LAMP-DESK", "Lampa biurkowa", 189),
          product(5300, "BULB-E27", "Żarówka E27", 14.9),
          product(5301, "BULB-E27-WARM", "Żarówka E27 ciepła", 14.9, 5300),
        ],
      },
    ],
  });
}

function product(id: number, sku: string, name: string, price: number, parent_id = 0) {
  return { id, sku, name, parent_id, prices: { "105": price }, stock: { bl_205: 25 } };
}

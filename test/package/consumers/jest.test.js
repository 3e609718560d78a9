const { Baselinker, InvalidParamsError } = require("baselinker-sdk");

test("the client makes an order", async () => {
  const baselinker = new Baselinker({ token: process.env.FAKE_TOKEN, baseUrl: process.env.FAKE_URL });
  const { order_id: id } = await baselinker.addOrder({ order_status_id: 1, date_add: 1_795_000_000 });
  expect(id).toBeGreaterThan(0);
});

test("a misspelt parameter is named", async () => {
  const baselinker = new Baselinker({ token: process.env.FAKE_TOKEN, baseUrl: process.env.FAKE_URL });
  const params = { order_status_id: 1, date_add: 1_795_000_000, delivery_adress: "x" };
  const error = await baselinker.addOrder(params).catch((reason) => reason);
  expect(error instanceof InvalidParamsError).toBe(true);
  expect(error.problems[0].suggestion).toBe("delivery_address");
});

import { describe, expect, it } from "vitest";
import type { Rules } from "../../../src/entries/mapping.ts";
import { planRules } from "../../../src/entries/rule-tools.ts";
import { pl } from "../../../src/languages/pl/language.ts";
import { uk } from "../../../src/languages/uk/language.ts";
import { formatPlan } from "../../../src/mapping/plan/formatPlan.ts";

const before: Rules = {
  version: 1,
  defaults: { country: "UA", currency: "UAH" },
  key: "id",
  fields: { order_status_id: 8001, phone: "tel", delivery_price: "post" },
};
const after: Rules = {
  ...before,
  key: "no",
  fields: { ...before.fields, delivery_price: 100, user_comments: "note" },
};
const lead = { id: "0730000061", tel: "0671234567", post: 80, note: "нове" };
const planOf = (leads: readonly object[], to = after) =>
  planRules(
    before,
    to,
    leads.map((own) => ({ lead: own, receivedAt: 1_767_225_600 })),
  );

const formatted = (...asked: Parameters<typeof formatPlan>) => `${formatPlan(...asked).join("\n")}\n`;

describe("a plan as text", () => {
  it("says how many leads change, in which fields, and how", () => {
    const plan = planRules(before, after, [
      { lead, receivedAt: 1, orderId: 5 },
      { lead: { tel: "0671234567", post: 100 }, receivedAt: 1 },
    ]);
    expect(formatted(plan, { values: true })).toBe(
      [
        "2 leads: 1 changes, 1 stays. 1 gets another key: sent again it would become a second order. 1 of these gets no key: every repeat becomes an order.",
        "  key: 1",
        "  delivery_price: 1",
        "  user_comments: 1",
        "  issue key_absent: 1",
        "",
        "0730000061 (order 5)",
        '  ~ key  "0730000061" → (none)',
        "  ~ delivery_price  80 → 100",
        '  + user_comments  "нове"',
        "  ! key_absent  key",
        "",
      ].join("\n"),
    );
  });

  it.each([
    ["Ukrainian", uk, /^2 ліди: 2 змінюються, .*З них 1 не має ключа/, "замовлення 5", "(немає)"],
    ["Polish", pl, /^2 leady: zmieniają się 2, .*Z tego 1 nie ma klucza/, "zamówienie 5", "(brak)"],
  ])("is in %s as a whole", (_, language, head, order, none) => {
    const skip: Rules = { ...after, skip: [{ when: { path: "stop", is: "yes" }, reason: "test" }] };
    const plan = planRules(before, skip, [
      { lead, receivedAt: 1, orderId: 5 },
      { lead: { ...lead, stop: "yes" }, receivedAt: 1 },
    ]);
    const text = formatted(plan, { language });
    expect(text).toMatch(head);
    expect(text).toContain(`(${order})`);
    expect(text).toContain(none);
    expect(text.replace(/order|skip|\w*_\w*|key|deal|products/g, "")).not.toMatch(
      /\b(?:leads|status:|change|stays?|gets?|none|issue|more)\b/,
    );
  });

  it("masks what may say something about a buyer, and keys that are made of it", () => {
    const text = formatted(planOf([lead]));
    expect(text).toContain("  + user_comments  ***");
    expect(text).toContain("  ~ delivery_price  80 → 100");
    const byPhone: Rules = { ...before, key: "tel" };
    const plan = planRules(byPhone, after, [{ lead, receivedAt: 1 }]);
    expect(formatted(plan)).toContain("\nlead 1\n  ~ key  *** → (none)");
    expect(formatted(plan, { values: true })).toContain("\n0671234567\n");
    expect(formatted(plan)).not.toMatch(/067|нове/);
  });

  it("may hold counts only, and then nothing of any lead", () => {
    const text = formatted(planOf([lead, { ...lead, post: 1 }]), { countsOnly: true });
    expect(text.split("\n")).toEqual([
      "2 leads: 2 change, 0 stay. 2 get another key: sent again they would become second orders. 2 of these get no key: every repeat becomes an order.",
      "  key: 2",
      "  delivery_price: 2",
      "  user_comments: 2",
      "  issue key_absent: 2",
      "",
    ]);
  });

  it("shows of more than twenty leads the first three that change in the same places", () => {
    const leads = Array.from({ length: 21 }, (_, index) => ({
      ...lead,
      id: `n${index}`,
      post: index === 20 ? 100 : 80,
    }));
    const text = formatted(planOf(leads));
    expect(text.match(/^n\d+$/gm)).toEqual(["n0", "n1", "n2", "n20"]);
    expect(text).toContain("\n17 more, each like one of these.\n");
    expect(formatted(planOf(leads.slice(1))).match(/^n\d+$/gm)).toHaveLength(20);
  });

  it("says each kind of change", () => {
    const skip = [{ when: { path: "post", is: 80 }, reason: "not ours" }];
    expect(formatted(planOf([lead], { ...before, skip }))).toContain("  ~ status  order → skip: not ours\n");
    expect(formatted(planRules({ ...before, skip }, before, [{ lead, receivedAt: 1 }]))).toContain(
      "  ~ status  skip: not ours → order\n",
    );
    expect(
      formatted(planRules(after, { ...after, fields: before.fields, key: "id" }, [{ lead, receivedAt: 1 }])),
    ).toContain("  - user_comments  ***\n  ~ delivery_price  100 → 80\n  ! no more: key_absent  key\n");
    expect(formatted(planRules(undefined, before, [{ lead, receivedAt: 1 }]))).toContain(
      "  ~ status  (none) → order\n",
    );
  });

  it("says that nothing changes", () => {
    expect(formatted(planOf([lead], before))).toBe("1 lead: none changes.\n");
    expect(formatted(planOf([], before))).toBe("0 leads: none changes.\n");
  });
});

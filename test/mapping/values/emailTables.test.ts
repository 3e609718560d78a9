import { describe, expect, it } from "vitest";
import { isUsualEmail, readEmail } from "../../../src/mapping/values/email.ts";

describe("an e-mail address", () => {
  it.each("no none test a aa aaa x xx xxx mail email nomail".split(" "))(
    "is none that someone had to type: %s",
    (word) => {
      expect(readEmail(`${word}@${word}.com`).email).toBeUndefined();
      for (const own of [`${word}q7@${word}q7.com`, `q7${word}@q7${word}.com`, `b@${word}.com`])
        expect(readEmail(own), own).toEqual({ email: own, code: undefined });
    },
  );

  it.each([
    ["gmail.com", "gmial.com gmai.com gmal.com gamil.com gmail.co gmail.cm"],
    ["ukr.net", "ukr.ner ukr.ne ukt.net urk.net"],
    ["i.ua", "i.ia"],
    ["hotmail.com", "hotmial.com"],
    ["outlook.com", "outlok.com"],
    [".com", "shop.con shop.cmo shop.vom shop.comm my.shop.con"],
    [".net", "shop.ner shop.nte"],
  ])("of %s is meant by %s", (meant, wrong) => {
    for (const domain of wrong.split(" ")) {
      const email = `olha@${domain}`;
      expect(readEmail(email), email).toEqual({ email, code: "email_typo", meant });
      expect(isUsualEmail(email), email).toBe(false);
    }
  });

  it.each([
    ["olha@example.com", true],
    ["o.l_h+a-1@mail.example-shop.com.ua", true],
    [`${"a".repeat(52)}@example.com`, true],
    [`${"a".repeat(53)}@example.com`, false],
    ["Olha@example.com", false],
    ["olha@example.c", false],
    ["olha@-example.com", false],
    ["olha@example-.com", false],
    ["olha@example", false],
    [".olha@example.com", false],
    ["olha.@example.com", false],
    ["ol..ha@example.com", false],
    ["olha@example..com", false],
    ["olha @example.com", false],
    ["olha@olha.com", false],
    ["olha@olhax.com", true],
    [`a@b.${"c".repeat(24)}`, true],
    [`a@b.${"c".repeat(25)}`, false],
    ["x olha@example.com", false],
    ["olha@example.com x", false],
  ])("%s needs no look: %s", (text, isUsual) => {
    expect(isUsualEmail(text)).toBe(isUsual);
  });

  it.each([
    [`${"a".repeat(64)}@example.com`, true],
    [`${"a".repeat(65)}@example.com`, false],
    [`a@${`${"b".repeat(62)}.`.repeat(4)}c`, false],
    [`a@${`${"b".repeat(49)}.`.repeat(5)}com`, true],
    [`a@${`${"b".repeat(50)}.`.repeat(5)}com`, false],
    [`a@${"b".repeat(63)}.com`, true],
    [`a@${"b".repeat(64)}.com`, false],
    ["a@b.com", true],
    ["a@b.c1", false],
    ["a@b-.com", false],
    ["a@b_c.com", false],
    ["a@xn--p1ai", false],
    ["a@b.xn--", false],
    ["a@b.xn--p1ai", true],
    ["a@b.1com", false],
    ["a@b.com1", false],
    ["a@b@c.com", false],
    ["a@b.com@c.com", false],
    [`a@${`${"b".repeat(49)}.`.repeat(5)}info`, false],
    [`${"X ".repeat(197)}a@b.com`, true],
    [`${"X ".repeat(200)}a@b.com`, false],
    ["olha@example,community", false],
  ])("%s is one: %s", (text, isOne) => {
    expect(readEmail(text).code).toBe(isOne ? undefined : "email_unusual");
  });

  it.each([
    ["no", undefined],
    ["not yet", undefined],
    ["none.", undefined],
    ["нема", undefined],
    ["немає", undefined],
    ["нет", undefined],
    ["ні", undefined],
    ["brak", undefined],
    ["nie mam", undefined],
    ["nein", undefined],
    ["kein", undefined],
    ["bez", undefined],
    ["north", "north"],
    ["x no", "x no"],
    ["no @", "no @"],
    [" немає ", undefined],
    ["qwe@qwe.qwe", undefined],
    ["ask", "ask"],
  ])("%s is kept as %s", (text, email) => {
    expect(readEmail(text)).toEqual({ email, code: "email_unusual" });
  });

  it.each(["''a@b.com''", "``a@b.com...", "a@b.com x@y", "(((a@b.com;;;"])("is found in %s", (text) => {
    expect(readEmail(text)).toEqual({ email: "a@b.com", code: undefined });
  });

  it("is repaired with spaces around it", () => {
    expect(readEmail(" olha@example,com ")).toEqual({ email: "olha@example.com", code: "email_repaired" });
  });

  it.each([
    ["a@b.com x@y.com", "a@b.com", 2],
    ["a@b.com, x@y.com; z@w.com", "a@b.com", 3],
    ["«a@b.com» “x@y.com”", "a@b.com", 2],
  ])("is the first of %s", (text, email, count) => {
    expect(readEmail(text)).toEqual({ email, code: "several_values", count });
  });
});

import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { compileClean, stripEmoji, stripTags } from "../../../src/mapping/values/clean.ts";
import { decodeEntities } from "../../../src/mapping/values/entities.ts";
import {
  cleanText,
  codePointLength,
  collapseSpaces,
  equalInAnyCase,
  isDamaged,
  splitAt,
  titleCase,
} from "../../../src/mapping/values/letters.ts";
import { numRuns } from "../numRuns.ts";
import { anyText } from "./anyText.ts";

it("cleanText drops what no one sees, and keeps joiners inside of words and emoji", () => {
  expect(cleanText("Київ\u200b \ufeffа\u00adб\u202eв\u2060")).toBe("Київ абв");
  expect(cleanText("Йод".normalize("NFD"))).toBe("Йод");
  expect(cleanText("👩‍👩‍👧 می\u200cخواهم \u200d")).toBe("👩‍👩‍👧 می\u200cخواهم ");
});

const manyTexts = fc.oneof(anyText(), fc.string({ unit: "grapheme" }), fc.string());

describe("collapseSpaces", () => {
  it("takes every kind of space for one", () => {
    expect(collapseSpaces("  Зоряна \u00a0\u2009 ҐЕДЗ\u202f\n")).toBe("Зоряна ҐЕДЗ");
  });
});

describe("cleanText", () => {
  it("drops NUL and control characters, keeps line ends, replaces lone surrogates", () => {
    expect(cleanText("\ud800")).toBe("\ufffd");
    expect(cleanText("O'\u200dConnor")).toBe("O'Connor");
    expect(cleanText("a\0b\u0007c\n\td\ud800e🎁\udc00")).toBe("abc\n\td\ufffde🎁\ufffd");
  });

  it("gives well-formed text", () => {
    fc.assert(
      fc.property(manyTexts, (text) => {
        expect(cleanText(text).isWellFormed()).toBe(true);
      }),
      { numRuns },
    );
  });
});

describe("titleCase", () => {
  it.each([
    ["ІРИНА ЛИТВИН", "Ірина Литвин"],
    ["дмитро о’коннор-шевчук", "Дмитро О’Коннор-Шевчук"],
    ["ДАР’Я ЗОРЯНА ҐЕДЗ", "Дар’я Зоряна Ґедз"],
    ["o'connor", "O'Connor"],
    ["katarzyna WÓJCIK-żółć", "Katarzyna Wójcik-Żółć"],
    ["d’artagnan", "D’Artagnan"],
    ["мар'яна", "Мар'яна"],
    ["«плед» 2м", "«Плед» 2м"],
  ])("writes %s as %s", (text, expected) => {
    expect(titleCase(text)).toBe(expected);
  });
});

it("a text is this one in any case, also with a sign that becomes a plain letter", () => {
  const isKilogram = equalInAnyCase("kg");
  expect(["kg", "KG", " Kg ", "\u212ag"].map(isKilogram)).toEqual([true, true, true, true]);
  expect(["École", "e\u0301cole", "ecole"].map(equalInAnyCase("école"))).toEqual([true, true, false]);
  expect(["mg", "k", "", "їg", undefined].map(isKilogram)).toEqual([false, false, false, false, false]);
});

it.each([
  ["\\u0456", "\\u04", "D:\\u0x"],
  ["&frac12;", "a &b !;"],
  ["</div>", "</ div>"],
  ["</h1>", "</1>"],
  ["ÐžÐ´ÐµÑ", "CAÑÓN"],
  ["??? ??????", "?5"],
  ["Olha undefined", "an undefined word"],
])("a text is damaged like %j, not by %j", (damaged, ...others) => {
  expect([damaged, ...others].map(isDamaged)).toEqual([true, ...others.map(() => false)]);
});

describe("codePointLength", () => {
  it.each([
    "\ud83c\udc00",
    "\ud83c\udfff",
    "\ud800\udc00",
    "\udbff\udfff",
    "\ud800\r",
    "\udc00\udc00",
    "Ж\ud800\ufffd",
    "\ud800",
  ])("of %j is what a loop counts", (text) => {
    expect(codePointLength(text)).toBe([...text].length);
  });

  it("counts as a loop over the text does", () => {
    fc.assert(
      fc.property(manyTexts, (text) => {
        expect(codePointLength(text)).toBe([...text].length);
      }),
      { numRuns },
    );
  });
});

describe("splitAt", () => {
  it("counts code points and ends with an ellipsis", () => {
    expect(splitAt("12345", 5).head).toBe("12345");
    expect(splitAt("123456", 5).head).toBe("1234…");
    expect(splitAt("123456", 5, "").head).toBe("12345");
    expect(splitAt("of", 1).head).toBe("o");
    expect(splitAt("abcd", 3, "...").head).toBe("abc");
    expect(splitAt("\uffff\uffffab", 2, "").head).toBe("\uffff\uffff");
    expect(splitAt("🎁🎁🎁", 3).head).toBe("🎁🎁🎁");
    expect(splitAt("🎁🎁🎁🎁", 3).head).toBe("🎁🎁…");
  });

  it("never cuts inside what a reader sees as one character", () => {
    expect(splitAt("ab👩‍👩‍👧cd", 5).head).toBe("ab…");
    expect(splitAt("abe\u0301cd", 4).head).toBe("ab…");
    expect(splitAt(`${"a".repeat(100)}👩‍👩‍👧cd`, 102, "").head).toBe("a".repeat(100));
    expect(splitAt("a🇺🇦🇵🇱", 3).head).toBe("a…");
    expect(splitAt("👍🏽👍🏽", 3, "").head).toBe("👍🏽");
  });

  it("keeps within the limit at a boundary of graphemes, and loses nothing", () => {
    const segmenter = new Intl.Segmenter("en", { granularity: "grapheme" });
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme", maxLength: 40 }),
        fc.integer({ min: 0, max: 30 }),
        (text, max) => {
          const { head, rest } = splitAt(text, max, "");
          expect(codePointLength(head)).toBeLessThanOrEqual(max);
          expect(head + rest).toBe(text);
          const starts = Array.from(segmenter.segment(text), ({ index }) => index);
          expect([...starts, text.length]).toContain(head.length);
          expect(codePointLength(splitAt(text, max).head)).toBeLessThanOrEqual(max);
        },
      ),
      { numRuns: numRuns * 3 },
    );
  });
});

describe("decodeEntities", () => {
  it("decodes numbers and names once", () => {
    expect(
      decodeEntities("49,00&nbsp;&#122;&#x142; &ndash; &quot;Las&quot; &amp;amp; &#8217; &hellip;"),
    ).toBe('49,00\u00a0zł – "Las" &amp; ’ …');
    expect(decodeEntities("Świeca &oacute;&Oacute; &auml;&szlig; &eacute;")).toBe("Świeca óÓ äß é");
  });

  it("leaves what it does not know", () => {
    expect(decodeEntities("a & b &foo; &#xD800; &constructor; &xproto; &#99999999;")).toBe(
      "a & b &foo; &#xD800; &constructor; &xproto; &#99999999;",
    );
    expect(decodeEntities("?a=1&copy=3&lt=4&quot=5&amp=6")).toBe("?a=1&copy=3&lt=4&quot=5&amp=6");
  });

  it("knows the signs of texts, and Latin and Greek letters, and leaves Cyrillic ones to be told", () => {
    expect(decodeEntities("&frac12;&plusmn;&sup2;&sect;&permil;&prime;&AElig;&oelig;&rarr;")).toBe(
      "½±²§‰′Æœ→",
    );
    expect(decodeEntities("&zdot;&odblac;&scedil;&abreve;&dstrok;&Lstrok;&yucy;&numero;&check;")).toBe(
      "żőşăđŁ&yucy;№✓",
    );
    expect(decodeEntities("&diams;&loz;&euro;&hearts;&alpha;&Omega;&thetasym;&sdot;&forall;")).toBe(
      "♦◊€♥αΩϑ⋅&forall;",
    );
  });

  it.each([
    ["&#127;", "\x7f"],
    ["&#128;&#133;&#x91;&#151;&#x9f;&#152;", "€…‘—&#x9f;&#152;"],
    ["&#160;", "\u00a0"],
    ["&#x1f381;&#xe000;&#xd7ff;", "🎁\ue000\ud7ff"],
    ["&#xdfff;&#xd800;", "&#xdfff;&#xd800;"],
    ["&#x10ffff;", "\u{10ffff}"],
    ["&#x110000;&#1114112;", "&#x110000;&#1114112;"],
    ["&SZlig;&Szlig;&xacute;&SUP1;", "&SZlig;&Szlig;&xacute;&SUP1;"],
    ["&OSLASH;&ETH;&Yuml;&Zdot;", "ØÐŸŻ"],
    ["&agrave;&eacute;&icirc;&ntilde;&amacr;&abreve;&zdot;", "àéîñāăż"],
    ["&ouml;&aring;&odblac;&scaron;&ccedil;&aogon;", "öåőšçą"],
    ["&minus;&infin;&asymp;&ne;&le;&ge;", "−∞≈≠≤≥"],
  ])("makes of %s %j", (text, expected) => {
    expect(decodeEntities(text)).toBe(expected);
  });

  it("forgives a missing semicolon of the most usual, and numbers of Windows", () => {
    expect(decodeEntities("Tom &amp Jerry &quot.&#39s&nbsp;")).toBe(`Tom & Jerry ".'s\u00a0`);
    expect(decodeEntities("a &#150; b &#0;")).toBe("a – b \ufffd");
  });
});

describe("stripTags", () => {
  it("drops tags, keeps line ends and lone brackets", () => {
    expect(stripTags("<b>Терміново</b>, будь ласка")).toBe("Терміново, будь ласка");
    expect(stripTags("a<br/>b<p class='x'>c</p>d<!-- no -->e")).toBe("a\nb\nc\nde");
    expect(stripTags('a<br class=x>b<hr>c<input disabled value="1 > 0">')).toBe("a\nb\nc");
    expect(stripTags("<table><tr><td>Чашка</td><td>2</td></tr><tr><td>x</td></tr></table>")).toBe(
      "Чашка 2\nx",
    );
    expect(stripTags("<option>S</option><option>M</option><li>a<li>b")).toBe("S\nM\na\nb");
    expect(stripTags("<SCRIPT>alert(1)</script>x<style>p{}</style>")).toBe("x");
    expect(stripTags("a<b і c>d <ann@example.com> <foo> <i>e</i>")).toBe(
      "a<b і c>d <ann@example.com> <foo> e",
    );
    expect(compileClean(["tags", "entities"])("&lt;b&gt;x&lt;/b&gt; 3 &lt; 5")).toBe("x 3 < 5");
    expect(stripTags("a<script>x</script>b<style>y</style>c<!-- z -->d")).toBe("abcd");
    expect(stripTags("İ<SCRIPT>x</Script>y<!--z-->")).toBe("İy");
    expect(stripTags("a-->b<!--c-->d<!-- e")).toBe("a-->bd<!-- e");
    expect(stripTags("a<td>b</td>c<th>d")).toBe("a bc d");
    expect(stripTags(" <b>x</b> ")).toBe(" x ");
    expect(stripTags('<video src="a">x</video> <acronym title="y">z</acronym> <brak>')).toBe("x z <brak>");
    expect(stripTags("3 < 5 > 2 <3")).toBe("3 < 5 > 2 <3");
    expect(stripTags('<img src="a.png" alt="x">Оплата')).toBe("Оплата");
  });
});

describe("compileClean", () => {
  it.each([
    [["entities"], "&lt;b&gt;x ", "<b>x "],
    [["spaces"], "<b>  x", "<b> x"],
    [["tags", "emoji"], "<🎁b>x", "<b>x"],
    [["digits"], "№ ٠١-2", "012"],
    [[], " <b> ", " <b> "],
  ] as const)("does only what is asked for: %j", (cleaning, text, expected) => {
    expect(compileClean(cleaning)(text)).toBe(expected);
  });
});

describe("stripEmoji", () => {
  it("drops emoji with everything that belongs to them, and keeps digits and letters", () => {
    expect(stripEmoji("Оленка 🌻")).toBe("Оленка");
    expect(stripEmoji("✨")).toBe("");
    expect(stripEmoji("a 👩‍👩‍👧 b 👍🏽 c 🇺🇦 1️⃣ #2 * d™")).toBe("a b c 1 #2 * d™");
    expect(stripEmoji("Lego® набір ↔ © ™️ ❤")).toBe("Lego® набір ↔ ©");
  });
});

import { describe, expect, it } from "vitest";
import { splitName } from "../../../src/mapping/values/name.ts";

describe("a name", () => {
  it.each(["Jr", "jr.", "Sr", "SR.", "ml", "ml.", "st", "st.", "II", "III", "iii."])(
    "keeps %s with the surname",
    (suffix) => {
      expect(splitName(`John Smith ${suffix}`)).toMatchObject({ first: "John", last: `Smith ${suffix}` });
      expect(splitName(`John ${suffix}`)).toMatchObject({ first: "John", last: suffix });
    },
  );

  it.each(
    "dr dr. prof prof. mgr inż inż. inz ing ing. lek hab bc bc. mudr judr dipl pan pani paní herr frau mr mr. mrs ms miss sir пан пані д-р фоп dr.-ing.".split(
      " ",
    ),
  )("loses %s before it", (title) => {
    for (const own of [title, title.toUpperCase()])
      expect(splitName(`${own} Jan Kowalski`), own).toMatchObject({
        first: "Jan",
        last: "Kowalski",
        middle: "",
      });
    expect(splitName(`${title} ${title} Jan Kowalski`)).toMatchObject({ first: "Jan", last: "Kowalski" });
    expect(splitName(`Jan ${title} Kowalski`)).not.toMatchObject({ middle: "" });
  });

  it.each("van der den de la las los del di da du dos von zu zum le ten ter".split(" "))(
    "keeps %s with what is after it",
    (particle) => {
      const last = `${particle} Berg`;
      expect(splitName(`Jan ${last}`)).toMatchObject({ first: "Jan", last, middle: "" });
      expect(splitName(`Jan Maria ${last.toUpperCase()}`)).toMatchObject({
        last: last.toUpperCase(),
        middle: "Maria",
      });
      expect(splitName(`Jan x${last}`)).toMatchObject({ last: "Berg", middle: `x${particle}` });
    },
  );

  it.each(
    "Іванович Сергеевич Андрійович Іванівна Сергіївна Ивановна Сергеевна Ильинична Ivanovych Sergeevych Ivanovich Sergeevich Ivanivna Sergiyivna Ivanovna Sergeevna Ілліч Ильич Лукич Кузьмич Хомич Фомич".split(
      " ",
    ),
  )("has the patronymic %s in any place but the first", (middle) => {
    const parts = { first: "Ім'я", last: "Гнатюк", middle };
    for (const text of [
      `Гнатюк Ім'я ${middle}`,
      `Ім'я ${middle} Гнатюк`,
      `Гнатюк Ім'я ${middle}`.toUpperCase(),
    ])
      expect(splitName(text).middle.toLowerCase(), text).toBe(middle.toLowerCase());
    expect(splitName(`Ім'я ${middle} Гнатюк`)).toEqual(parts);
    expect(splitName(`${middle} Ім'я Гнатюк`).middle).not.toBe(middle);
  });

  it.each(["огли", "оглы", "кизи", "кизі", "кызы", "oglu", "ogly", "oğlu", "qizi", "qızı"])(
    "has the patronymic of two words with %s",
    (son) => {
      expect(splitName(`Мамедов Алі Гусейн ${son}`)).toEqual({
        first: "Алі",
        last: "Мамедов",
        middle: `Гусейн ${son}`,
      });
    },
  );

  it.each([
    ["Шевченко Т. Г.", "Т.", "Г.", "Шевченко"],
    ["Шевченко Т.", "Т.", "", "Шевченко"],
    ["Т. Шевченко", "Т.", "", "Шевченко"],
    ["Т.Г. Шевченко", "Т.", "Г.", "Шевченко"],
    ["J. O’Neil-Smith", "J.", "", "O’Neil-Smith"],
    ["Микола Петрович", "Микола", "Петрович", ""],
    ["Ілля Петрович", "Ілля", "Петрович", ""],
    ["Luka Petrovich", "Luka", "Petrovich", ""],
    ["Anna Petrovich", "Anna", "", "Petrovich"],
    ["Анна Петрович", "Анна", "", "Петрович"],
    ["Марія Петрівна", "Марія", "Петрівна", ""],
    [", Taras", ",", "", "Taras"],
    ["Gnatiuk, Taras Ivan", "Taras", "Ivan", "Gnatiuk"],
    ["Gnatiuk,", "", "", "Gnatiuk"],
    ["Gnatiuk , Taras Ivan Petro", "Taras", "Ivan Petro", "Gnatiuk"],
    ["Jan Maria Wurst", "Jan", "Maria", "Wurst"],
    ["Anna Maria Stein", "Anna", "Maria", "Stein"],
    ["Оглы Алі Гусейн огли", "Алі", "Гусейн огли", "Оглы"],
    ["Мамедов Кизи Гусейн огли", "Кизи", "Гусейн огли", "Мамедов"],
    ["Іван Петрович Кероглы", "Іван", "Петрович", "Кероглы"],
    ["Іван Петрович Оглиєв", "Іван", "Петрович", "Оглиєв"],
    ["Іванович Петро Іванович", "Петро", "Іванович", "Іванович"],
    ["Анна Ильинична", "Анна", "Ильинична", ""],
    ["Anna Mychailivna", "Anna", "Mychailivna", ""],
    ["Иван Лукич", "Иван", "Лукич", ""],
    ["Роксава Петрович", "Роксава", "", "Петрович"],
    ["Никитана Петрович", "Никитана", "", "Петрович"],
    ["Ганна Марія Ковальчук-Петрович", "Ганна", "Марія", "Ковальчук-Петрович"],
    ["Іван Марко Петровичев", "Іван", "Марко", "Петровичев"],
    ["van Berg", "van", "", "Berg"],
    ["De La Cruz", "De", "", "La Cruz"],
  ])("%s is %s %s %s", (text, first, middle, last) => {
    expect(splitName(text)).toMatchObject({ first, middle, last });
  });

  it.each(
    "Іваненко Ковальчук Поліщук Хмельницький Хмельницька Городецкий Полянская Ivanenko Kovalchuk Kowalski Kowalsky Novacki Kowalska Novacka Sienkiewicz Kowalczyk Nováková Zelenská Novácká Veselý Novotný Popescu Munteanu Kazlauskas Petrinskas Paulavičius Paulienė Kazlaitė Petrytė Иванова Алексеева Костюк Марчук".split(
      " ",
    ),
  )("ends as surnames do: %s", (last) => {
    expect(splitName(`${last} Іван`)).toEqual({ first: "Іван", last, middle: "", note: "name_swapped" });
    expect(splitName(`Іван ${last}`)).toEqual({ first: "Іван", last, middle: "" });
    expect(splitName(`${last} ${last}`)).toEqual({ first: last, last, middle: "" });
    expect(splitName(`${last}x Іван`).note).toBe("name_unsure");
  });

  it("of three words is unsure, because the middle one may be the first of two surnames", () => {
    for (const text of ["Ewa Maria Nowak", "Rebecka Maria Nowak", "Lucía Amaya Carranza"]) {
      const [first, middle, last] = text.split(" ");
      for (const order of ["auto", "first-last"] as const)
        expect(splitName(text, order), order).toEqual({ first, middle, last, note: "name_unsure" });
      expect(splitName(text, "last-first")).toEqual({
        first: middle,
        middle: last,
        last: first,
        note: "name_unsure",
      });
    }
  });

  it.each(["John F. Kennedy", "John F Kennedy", "J. R. Ewing", "Ivan Ivanovych Franko"])(
    "is sure of initials and patronymics: %s",
    (text) => {
      expect(splitName(text).note).toBeUndefined();
    },
  );

  it.each(["Jr.", "Sr.", "II", "III", "IV", "ml."])("has no given name %s after a comma", (suffix) => {
    const smith = { first: "John", last: `Smith ${suffix}`, middle: "" };
    expect(splitName(`John Smith, ${suffix}`, "first-last")).toEqual(smith);
    for (const text of [
      `Smith, John, ${suffix}`,
      `Smith, ${suffix}, John`,
      `Smith ${suffix}, John`,
      `Smith, John ${suffix}`,
    ])
      expect(splitName(text), text).toEqual(smith);
    expect(splitName(`Smith, ${suffix}`)).toEqual({ ...smith, first: "" });
  });

  it.each(
    "Enf. Arq. Adv.ª Mevr. PhD. Dipl.-Kfm. gđa. g. hr. Sta. Mag. gđa gđica Bayan Dra Dna Κύριος Κυρία ΚΥΡΙΑ drs MSc".split(
      " ",
    ),
  )("has no title in any language before it: %s", (title) => {
    expect(splitName(`${title} Eva Wallin`, "first-last")).toEqual({
      first: "Eva",
      last: "Wallin",
      middle: "",
    });
    expect(splitName(`Wallin, ${title} Eva`)).toEqual({ first: "Eva", last: "Wallin", middle: "" });
    expect(splitName(`Dr. ${title} Eva Wallin`, "first-last")).toMatchObject({
      first: "Eva",
      last: "Wallin",
    });
  });

  it.each(["Enf.", "Alex.", "hr."])("keeps %s before one more word, because it may be a name", (first) => {
    expect(splitName(`${first} Wallin`, "first-last")).toEqual({ first, last: "Wallin", middle: "" });
  });

  it.each(["Ma.", "Fco.", "Wm.", "Yu.", "Zh.", "Ts.", "St.", "Jean-Cl.", "J.", "anna", "d’Angelo"])(
    "keeps %s, which is a short form, an initial or a name",
    (first) => {
      expect(splitName(`${first} Teresa Santos`)).toMatchObject({ first, middle: "Teresa", last: "Santos" });
    },
  );

  it.each([
    ["Eva Wallin PhD", "Eva", "Wallin"],
    ["Jan Kowalski MBA", "Jan", "Kowalski"],
    ["Petr Novák M.Sc., CSc.", "Petr", "Novák"],
    ["Eva Dis", "Eva", "Dis"],
  ])("has no degree after it without a comma: %s", (text, first, last) => {
    expect(splitName(text, "first-last")).toEqual({ first, last, middle: "" });
  });

  it.each([
    ["van Loon Selma", "Selma", "van Loon"],
    ["Van Loon Selma", "Selma", "Van Loon"],
    ["van de Wal Britt", "Britt", "van de Wal"],
    ["De Smet Jan", "Jan", "De Smet"],
    ["Ortega y Gasset José", "José", "Ortega y Gasset"],
    ["da Costa e Silva Maria", "Maria", "da Costa e Silva"],
  ])("with the surname first may start with a particle: %s", (text, first, last) => {
    expect(splitName(text, "last-first")).toEqual({ first, last, middle: "" });
  });

  it("starts with its surname if it starts with a small particle", () => {
    expect(splitName("van Loon Selma")).toEqual({
      first: "Selma",
      last: "van Loon",
      middle: "",
      note: "name_swapped",
    });
    expect(splitName("Van Loon Selma").note).toBe("name_unsure");
  });

  it.each([
    ["José Ortega y Gasset", "José", "", "Ortega y Gasset"],
    ["Antoni Gaudí i Cornet", "Antoni", "", "Gaudí i Cornet"],
    ["Maria da Costa e Silva", "Maria", "", "da Costa e Silva"],
    ["Anna i Jan", "Anna", "i", "Jan"],
    ["John E Smith", "John", "E", "Smith"],
  ])("joins two surnames, but no two people: %s", (text, first, middle, last) => {
    expect(splitName(text, "first-last")).toMatchObject({ first, middle, last });
  });

  it.each([
    ["Jean DUPONT", "Jean", "", "DUPONT", undefined],
    ["Juan GARCÍA LÓPEZ", "Juan", "", "GARCÍA LÓPEZ", undefined],
    ["DUPONT Jean", "Jean", "", "DUPONT", "name_swapped"],
    ["VAN LOON Selma Maria", "Selma", "Maria", "VAN LOON", "name_swapped"],
    ["Jean Marie DUPONT", "Jean", "Marie", "DUPONT", "name_unsure"],
    ["Jan Kowalski PHU", "Jan", "Kowalski", "PHU", "name_unsure"],
    ["Jan Lis PHU", "Jan", "Lis", "PHU", "name_unsure"],
    ["John F. KENNEDY", "John", "F.", "KENNEDY", undefined],
    ["A. CD B. GH", "A.", "CD B.", "GH", "name_unsure"],
    ["JP Smith", "JP", "", "Smith", "name_unsure"],
    ["ANNA NOWAK", "ANNA", "", "NOWAK", "name_unsure"],
    ["Anna NOWAK Maria", "Anna", "NOWAK", "Maria", "name_unsure"],
    ["ТАРАС Шевченко", "ТАРАС", "", "Шевченко", undefined],
  ])("has its surname in capitals: %s", (text, first, middle, last, note) => {
    expect(splitName(text)).toEqual({ first, middle, last, ...(note === undefined ? {} : { note }) });
  });

  it("has the order of the rule also where words are in capitals", () => {
    expect(splitName("JEAN Dupont", "first-last")).toEqual({ first: "JEAN", last: "Dupont", middle: "" });
  });

  it.each([
    "ТОВ «Ромашка»",
    "ТзОВ Мрія",
    "АТ Мрія",
    "ПАТ Мрія",
    "ПрАТ Мрія",
    "Мрия ООД",
    "Мрия ЕООД",
    "Магазин, ПП",
    "Alfa Sp. z o.o.",
    "Alfa sp.j.",
    "Beta s.c.",
    "P.H.U. Jan-Bud Jan Kowalski",
    "Gamma S.A.",
    "Novák s.r.o.",
    "Novák, spol. s r.o.",
    "Delta a.s.",
    "Müller GmbH & Co. KG",
    "UAB Baltija",
    "Omega Ltd.",
    "Verein e.V.",
  ])("of a company is a surname as a whole: %s", (company) => {
    expect(splitName(company)).toEqual({ first: "", last: company, middle: "", note: "name_company" });
  });

  it.each([
    ["Шевченко С.А.", "С.", "Шевченко", "А."],
    ["S.A. Petrenko", "S.", "Petrenko", "A."],
    ["Petr (Petya) Novák (Praha)", "Petr", "Novák", ""],
    ["Petr Novák, CSc. (Praha), MBA", "Petr", "Novák", ""],
    ["Novák, Diskar", "Diskar", "Novák", ""],
    ["Mr Smith", "", "Smith", ""],
    ["Dr. Frau Schmidt", "", "Schmidt", ""],
    ["Dr. Alfrau", "Alfrau", "", ""],
    ["Kowalski A. S.", "A.", "Kowalski", "S."],
    ["Anna Sas", "Anna", "Sas", ""],
    ["Inca Bto", "Inca", "Bto", ""],
    ["ФОП Бондар Ірина Сергіївна", "Ірина", "Бондар", "Сергіївна"],
    ["Ing. Petr Novák, Ph.D.", "Petr", "Novák", ""],
    ["Petr Novák, CSc., MBA", "Petr", "Novák", ""],
    ["Дмитро (Київ)", "Дмитро", "", ""],
    ["Дмитро Коваль (друг)", "Дмитро", "Коваль", ""],
    ["Maria Skłodowska - Curie", "Maria", "Skłodowska-Curie", ""],
    ["Fam. Schmidt", "", "Schmidt", ""],
    ["Herr Schmidt", "", "Schmidt", ""],
    ["Mrs Smith", "", "Smith", ""],
    ["Familie Anna Schmidt", "Anna", "Schmidt", ""],
    ["Frauke", "Frauke", "", ""],
    ["Пані Оксана", "Оксана", "", ""],
    ["Sig.ra Anna Rossi", "Anna", "Rossi", ""],
    ["г-жа Анна Росси", "Анна", "Росси", ""],
  ])("%s is %s %s %s, without what belongs to no name", (text, first, last, middle) => {
    expect(splitName(text)).toMatchObject({ first, last, middle });
  });

  it.each([
    "Ph.D.",
    "PhD",
    "Ph. D.",
    "ph d",
    "CSc.",
    "DrSc.",
    "MBA",
    "LL.M.",
    "DiS.",
    "MSc",
    "M.Sc.",
    "BSc.",
    "M.D.",
  ])("has no degree that follows it: %s", (degree) => {
    expect(splitName(`Petr Novák, ${degree}`)).toMatchObject({ first: "Petr", last: "Novák", middle: "" });
  });

  it.each(["Sig.", "Sig.ra", "Sr.", "Sra", "Sra.", "Dott.", "Mme", "Dl", "Г-н", "Dipl.-Ing.", "Prof. Dr."])(
    "has no title before it: %s",
    (title) => {
      expect(splitName(`${title} Ana Rossi`)).toMatchObject({ first: "Ana", last: "Rossi", middle: "" });
    },
  );

  it("is none with an @ or four digits in it", () => {
    for (const text of ["a@b", "Іван 0671", "0671"]) expect(splitName(text).note).toBe("name_unreadable");
    expect(splitName("Іван 067")).toMatchObject({ first: "Іван", last: "067" });
  });

  it.each([
    ["Dr. Nowak, Anna", "Anna", "Nowak"],
    ["Nowak, mgr Anna", "Anna", "Nowak"],
    ["Nowak, mgr", "", "Nowak"],
    ["Пані Шевченко, Ірина", "Ірина", "Шевченко"],
  ])("has no title on either side of its comma: %s", (text, first, last) => {
    expect(splitName(text)).toEqual({ first, last, middle: "" });
  });
});

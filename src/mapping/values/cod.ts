import { lazily } from "../../shared/runtime/lazily.ts";
import { denials, paid, yesOrNo } from "./boolean.ts";
import { foldWords } from "./fold.ts";
import { type Parsed, parsed, unparsed } from "./parsed.ts";

// These are beginnings of words, as `foldWords` writes them.

const cash = "gotivk|gotowk|cash(?![a-z])|hotov|nalichn|barzahl|numerar";

/** Words for the courier collecting the money: first its names, then what is done at the handover, then to whom. */
const handover =
  "pisl(?:ya|o)o?pl|posleopl|nalozh(?!n[iy]c)|nakladen|pobrani(?!\\S* z k)|dobie?rk|nachnahm|ramburs|rembours\\b|contre rembours|contra ?(?:r?ree?mbo|entrega)|" +
  "αντικαταβολ|contrassegn[oi]|utanvet|lunamaks|pecmaks|postforskott|efterkrav|a cobranca|pouze[cћ]|cashondeliv|cod\\b(?! (?!pay|cash|fee|cour|deliv)[a-z])|" +
  "(?:pri|prilikom|pid chas|przy|pislya|po|posle|fakt(?:u|om)|bei|bij|on|upon|at) (?:der |the )?(?:otriman|oderzh|dosta[vw]|vruchen|poluch|odbior|odbier|delivery|(?<!(?:due|able) \\w+ )receipt(?! of)|collection|prevz[ae]t|preuz|prebra|doruc|dodan|isporuc|povzet|lieferung|(?:af)?levering|ontvangst|zustell|ubergabe|erhalt(?! der re))(?!\\S* (?:oplat|koshti|grosh|peredo?pl))|" +
  "v[ie]d lever|la (?:livrare|primire|curier)|alla consegna|a la (?:livraison|reception(?! de))|[an] la entrega|na entrega|al (?:recibir|repartidor|corriere)|(?:atsiem|pristat)\\S* metu|atsiimant|gavus\\b|piegades bridi|sanemot|kattesaamisel|atvetelkor|kapida\\b|" +
  "kur(?:[ij]?e|[iy])r(?:u|o[vw]i|iui|am)\\b|u kur(?:[ij]?e|[iy])ra|kullerile|futarna[kl]|to (?:the )?courier|" +
  `(?:${cash})\\S* (?:\\S+ )?(?:kur|cour)|(?:u|v|na) (?:nov\\S+ )?(?:viddilenni|otdelenii|poshti|pochte|poshtomati)(?!.*bank)`;

const advance =
  "peredo?pl|predo?pl|przedpl|prepa[iy]|on ?line|onlain|vorkasse|voraus|predem|vopred|is ?ankst|ettemaks|prieksapm|anticip|elo(?:re\\b|leg)|voor(?:af|uit)|aanbetal|adelantad|acompte|acconto|predracun|advance\\b|deposit|zaliczk|avans|z gory";
/** Words for a deposit, and for the part or the rest that is collected. The order has one amount, which is the whole. */
const partly =
  "zavdat|zadat|zaloh|anzahl|kapar|chast(?:k|ich)|czesc|part(?:ial|ly|\\b)|resht|reszt|rest\\b|zbyt|z?ostat|zal[iy]sh";
const card =
  "(?:[ck]redi?[ie]?t)?(?:ka?art|card)|\\w*kort\\b|καρτ|cart[ae]|tarjet|kortel|visa\\b|master|ideal\\b|bizum|mb way|pix\\b|swish|sofort|cheque|blik|paypal|payu|\\w+pay\\b|(?:apple|google|shop|amazon) pay\\b";
const account =
  "(?<!za )rahun|rekvizit|perekaz|perevod|prevod|przelew|transfer|wire\\b|iban\\b|sepa\\b|\\w*ban[ck]|bacs|uberweis|rechnung|faktur|invoice|schet|ucet|na konto|(?:at)?utal|ordin de pl|pavedim|parskait|ulekan|bonific|overschrij|uplatnic|havale|τραπεζ|virement|[ck]red[iy]t(?!ow|\\S* ?[ck]ard|\\S* kart)|chast(?:in|yam)|rozstroch|rassroch|raty\\b|ratal|bezgot|beznal|bezhotov|klarna|stripe|p24|mono\\b|privat";
const other = `${advance}|${card}|${account}`;
/** Words for orders that the buyer fetches in person, without a courier. */
const fetched =
  "samov[iy]v|osob|abhol|pick ?up|in ?store|szemelyes|magazin|obchod|sklep|ridicare|na miejscu|afh|ophal|winkel|butik|boutique|tienda|negozi|loja|uzlet|poslovnic|parduotuv|καταστ";
const fee = "[ck]omm?is|.{0,2}plat|prowiz|gebuhr|fee|charge";
const or =
  " (?:abo|chi|ili|lub|albo|czy|or|oder|nebo|alebo|sau|vagy|arba|vai|ou|o|oppure|of|eller|veya|η) | ?[/|+] ?";

/** Words that only begin like a way to pay: cardboard, a private person. */
const others = "kart(?:o[fnp]|e[il])|card(?:[bi]|am)|bank(?:no|r)|privat[ei]";

const tests = /* @__PURE__ */ lazily(() => {
  const begins = (words: string) => new RegExp(`(?<!\\w)(?:${words})`);
  return {
    handover: begins(handover),
    other: begins(`(?!${others})(?:${other})`),
    account: begins(account),
    cash: begins(cash),
    // A field of its own has `COD: 0`, and an order that is paid is not collected.
    told: begins(
      `${advance}|${partly}|(?:${denials})(?!\\w)|${fetched}|(?<=[:=] ?)0$|false|(?<=.)(?:${paid})\\W*$`,
    ),
    not: begins(`(?:${denials})(?!\\w)`),
    or: new RegExp(or),
    /** Matches a choice of means at a handover, which may be named after both: `cash or card on delivery`. */
    means: new RegExp(`\\b(?:${cash}|${card})\\w*(?:${or})+(?=\\s*(?:${cash}|${card}))`, "g"),
    denied: new RegExp(
      `(?<!\\w)(?:${denials})(?!\\w)(?: [^\\s,;]+){0,2}? (?:(${handover})|${other}|${fee})\\S*`,
      "g",
    ),
  };
});

/**
 * Whether the courier collects the money: yes or no, or the name of a way to pay in any of 26 languages. A handover
 * means yes, any other way no. Told, not guessed: a choice, a part in advance, cash alone, and states such as `paid`.
 */
export function parseCod(value: unknown): Parsed<boolean> {
  const collects = typeof value === "string" && value.length <= 200 ? readText(value) : yesOrNo(value);
  return collects === undefined ? unparsed("cod_unreadable") : parsed(collects);
}

function readText(value: string): boolean | undefined {
  const text = foldWords(value.replaceAll("№", " ")).replaceAll("-", " ").replace(/ {2,}/g, " ");
  const { handover, other, cash } = tests();
  if (![handover, other, cash].some((words) => words.test(text))) return yesOrNo(value);
  // `Так, карткою` says two things.
  const [, answer, rest = text] = /^(\w+)[,.:;!]+ (.+)/s.exec(text) ?? [];
  const meant = yesOrNo(answer);
  const collects = readWay(meant === undefined ? text : rest);
  return meant === undefined || meant === collects ? collects : undefined;
}

function readWay(text: string): boolean | undefined {
  const test = tests();
  let isDenied = false;
  const left = text.replace(test.denied, (_, deniedHandover: string | undefined) => {
    isDenied ||= deniedHandover !== undefined;
    return "";
  });
  if (test.handover.test(left)) return isDenied || test.told.test(left) || isChoice(left) ? undefined : true;
  // Cash alone is paid to a courier, or in a shop.
  if (test.cash.test(left) || test.not.test(left)) return undefined;
  return isDenied || left.split(test.or).every((part) => test.other.test(part)) ? false : undefined;
}

/** Whether a text names another way besides the handover: `pobranie lub karta`. */
function isChoice(text: string): boolean {
  const { means, or, account, handover, other } = tests();
  return (
    account.test(text) ||
    text
      .replace(means, "")
      .split(or)
      .some((part) => other.test(part) && !handover.test(part))
  );
}

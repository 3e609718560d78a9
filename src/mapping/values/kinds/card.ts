/** Thirteen to nineteen digits with a card's check digit, in groups of four or without gaps. */
export function isCard(text: string): boolean {
  if (!/^(?:\d{4}[ -]){3}\d{1,7}$|^\d{15,16}$/.test(text)) return false;
  return luhnSum(text.replace(/\D/g, "")) % 10 === 0;
}

/** The Luhn sum. It is a multiple of ten if the last digit of a card is its check digit. */
export function luhnSum(digits: string): number {
  return [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (1 + (index % 2));
    return total + (value > 9 ? value - 9 : value);
  }, 0);
}

/** Text to search by: case, accents, composed forms, punctuation and the alphabet no longer matter. Pure. */

/** Letters that keep a shape of their own when their marks are gone, and how Latin writes them. Cyrillic as Bulgaria does. */
const LATIN: ReadonlyMap<string, string> = new Map(
  (
    "ı i ł l ø o đ d ß ss æ ae œ oe þ th ð d ħ h ŋ n ə e " +
    "α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o " +
    "а a б b в v г g д d е e ж zh з z и i к k л l м m н n о o п p р r с s т t у u ф f х h ц ts ч ch ш sh щ sht ъ a ы y ь _ э e ю yu я ya " +
    "є ie і i ґ g ђ dj ј j љ lj њ nj ћ c џ dz ѕ dz"
  )
    .split(" ")
    .reduce<[string, string][]>((pairs, letter, i, all) => (i % 2 === 0 ? [...pairs, [letter, all[i + 1].replace("_", "")]] : pairs), []),
);

/** Letters that sound otherwise together than alone. */
const TOGETHER: readonly (readonly [RegExp, string])[] = [
  [/[иі]я/g, "ia"],
  [/ου/g, "ou"],
  [/([αε])υ/g, "$1v"],
  [/(^|\s)μπ/g, "$1b"],
  [/(^|\s)ντ/g, "$1d"],
  [/γγ/g, "ng"],
];

export function fold(text: string): string {
  let bare = text.normalize("NFKD").toLowerCase().replace(/\p{M}+/gu, "");
  if (/[\u0370-\u052f]/.test(bare)) for (const [letters, latin] of TOGETHER) bare = bare.replace(letters, latin);
  return bare
    .replace(/[^\u0000-\u007f]/g, (letter) => LATIN.get(letter) ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
}

/** Cyrillic letters that other countries write otherwise than Bulgaria. */
const ELSEWHERE: ReadonlyMap<string, string> = new Map([["х", "kh"], ["щ", "shch"], ["ъ", ""], ["є", "ye"]]);

/** All the ways in which a name may be typed, the usual one first. */
export function foldings(text: string): string[] {
  const usual = fold(text);
  const other = /[хщъє]/i.test(text) ? fold(text.toLowerCase().replace(/[хщъє]/g, (letter) => ELSEWHERE.get(letter) ?? letter)) : usual;
  return other === usual ? [usual] : [usual, other];
}

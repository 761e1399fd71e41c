/** What countries are called elsewhere: by their own and by others, as the browser knows it, and by habit. */

const LANGUAGES = "bg cs da de el es et fi fr ga hr hu is it lt lv mt nb nl pl pt ro ru sk sl sq sr sv tr uk".split(" ");

/** Names that no list has and people type. */
const HABIT: ReadonlyMap<string, readonly string[]> = new Map([
  ["GB", ["UK", "Great Britain", "England", "Scotland", "Wales", "Northern Ireland"]],
  ["GR", ["EL", "Hellas"]],
  ["NL", ["Holland"]],
  ["CZ", ["Czech Republic"]],
  ["US", ["USA", "America"]],
  ["TR", ["Turkey"]],
]);

type Speaker = (code: string) => string | undefined;

function speakers(): Speaker[] {
  if (typeof Intl.DisplayNames !== "function") return [];
  return LANGUAGES.map((language) => {
    const names = new Intl.DisplayNames([language], { type: "region", fallback: "none" });
    return (code) => names.of(code);
  });
}

/** Other names of each country, in the order of the codes. */
export function countryAliases(codes: readonly string[]): string[][] {
  const all = speakers();
  return codes.map((code) => {
    const known = /^[A-Z]{2}$/.test(code) ? all.flatMap((says) => says(code) ?? []) : [];
    return [...new Set([...(HABIT.get(code) ?? []), ...known])];
  });
}

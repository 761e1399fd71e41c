/** The page that makes a map for another website: a form, what it gives, and the text to paste. */

import { readData } from "../payload";
import { copyText } from "../share/save";
import * as text from "./snippets";
import type { Choice, Published } from "./snippets";

const HIDDEN_AFTER = 4000;
const WAYS = { iframe: text.iframe, component: text.component, picture: text.picture, link: text.link } as const;

function start(form: HTMLFormElement): void {
  const data = readData();
  const about = form.dataset;
  const field = (name: string): HTMLInputElement | HTMLSelectElement => form.elements.namedItem(name) as HTMLInputElement | HTMLSelectElement;
  const value = (name: string): string => field(name).value;
  const preview = document.getElementById("preview") as HTMLIFrameElement;
  const here = new URL(about["top"] ?? ".", location.href).href;

  const records = {
    partner: { ids: data.partners.id, names: data.partners.name },
    project: { ids: data.projects.id, names: data.projects.title.map((title, row) => data.projects.acronym[row] || title) },
    programme: { ids: data.programmes.id, names: data.programmes.name },
  } as const;
  const kindNow = (): keyof typeof records | null => (value("of") in records ? (value("of") as keyof typeof records) : null);

  /** Offers the records of the kind that was chosen, by name. */
  function offer(): void {
    const kind = kindNow();
    const list = field("record") as HTMLSelectElement;
    list.closest("p")!.hidden = kind === null;
    if (kind === null) return;
    const { ids, names } = records[kind];
    const rows = [...ids.keys()].sort((a, b) => names[a].localeCompare(names[b]));
    list.replaceChildren(...rows.map((row) => new Option(names[row], ids[row])));
  }

  function choice(): Choice {
    const kind = kindNow();
    const asks: [string, string][] = [];
    if (kind === "programme") asks.push(["programme", value("record")], ["focus", "none"]);
    else if (kind !== null) asks.push([kind, value("record")]);
    else if (value("of") === "whole") asks.push(["focus", "none"]);
    const years = [value("from"), value("until")].filter((year) => /^\d{4}$/.test(year)).sort();
    if (years.length > 0) asks.push(["year", [...new Set(years)].join("-")]);
    for (const key of ["view", "theme", "controls"]) if (value(key) !== "") asks.push([key, value(key)]);
    const row = kind === null ? -1 : records[kind].ids.indexOf(value("record"));
    const name = kind === null || row < 0 ? "" : records[kind].names[row];
    const height = value("height");
    return {
      asks,
      language: value("language"),
      height: height === "auto" ? height : Number(height),
      title: name === "" ? data.site.title : `${name} · ${data.site.title}`,
    };
  }

  function published(): Published {
    const kind = kindNow();
    const picture = `pictures/${kind === null ? "index" : `${kind}s/${value("record")}`}.png`;
    return {
      base: about["address"] || here,
      script: about["script"] ?? "",
      integrity: about["integrity"] ?? "",
      picture: "pictures" in about ? picture : null,
    };
  }

  function update(): void {
    const chosen = choice();
    const site = published();
    for (const [way, write] of Object.entries(WAYS)) {
      const snippet = write(chosen, site);
      const shown = document.getElementById(`snippet-${way}`);
      if (shown === null) continue;
      shown.textContent = snippet;
      shown.closest("section")!.classList.toggle("is-missing", snippet === "");
    }
    const address = text.frameAddress(chosen, { ...site, base: here });
    preview.title = chosen.title;
    preview.height = String(chosen.height === "auto" ? 560 : chosen.height);
    preview.style.width = value("width") === "" ? "100%" : `${value("width")}px`;
    if (preview.src !== address) preview.src = address;
  }

  form.addEventListener("change", (event) => {
    if (event.target === field("of")) offer();
    update();
  });
  form.addEventListener("submit", (event) => event.preventDefault());
  for (const button of document.querySelectorAll<HTMLButtonElement>("button[data-copies]")) {
    button.hidden = false;
    button.addEventListener("click", () => void copy(button));
  }
  // from a folder, a sandboxed frame may not even load its own files
  if (location.protocol !== "file:") preview.setAttribute("sandbox", text.SANDBOX);
  form.hidden = preview.parentElement!.hidden = false;
  offer();
  update();
}

async function copy(button: HTMLButtonElement): Promise<void> {
  const snippet = document.getElementById(button.dataset["copies"] ?? "");
  const said = document.getElementById("copied");
  if (snippet === null || said === null) return;
  const isCopied = await copyText(snippet.textContent ?? "");
  if (!isCopied) getSelection()?.selectAllChildren(snippet);
  said.textContent = (isCopied ? said.dataset["yes"] : said.dataset["no"]) ?? "";
  setTimeout(() => (said.textContent = ""), HIDDEN_AFTER);
}

const form = document.querySelector<HTMLFormElement>("form.builder");
if (form !== null) start(form);

/**
 * What a frame adds to the map: the look that its address asks for, and, only where it asks for them, messages to the page
 * around it. They hold a number or ids that are public anyway, so it does not matter who that page is.
 */

import { HEIGHT, HIGHEST, LOWEST, RATE, RULES, SELECTION, SLACK, VERSION } from "./rules";

const asked = new URLSearchParams(location.search);
const page = document.documentElement;

for (const key of ["theme", "controls"]) {
  const value = asked.get(key) ?? "";
  if (RULES[key]?.test(value)) page.dataset[key] = value;
}
const isAuto = asked.get("height") === "auto";
if (isAuto) page.dataset["height"] = "auto";

const tell = (type: string, said: object): void => parent.postMessage({ type, version: VERSION, ...said }, "*");

/** The height of what is in the page, never of the window: a frame that follows it comes to rest. */
function tellHeight(): void {
  let last = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const measure = (): void => {
    timer = undefined;
    const height = Math.ceil(document.body.getBoundingClientRect().height);
    if (Math.abs(height - last) <= SLACK || height < LOWEST || height > HIGHEST) return;
    last = height;
    tell(HEIGHT, { height });
  };
  new ResizeObserver(() => (timer ??= setTimeout(measure, 1000 / RATE))).observe(document.body);
  measure();
}

document.addEventListener("DOMContentLoaded", () => {
  const more = document.querySelector<HTMLAnchorElement>(".embed-more a");
  const state = new URLSearchParams([...asked].filter(([key]) => !["theme", "controls", "height", "messages"].includes(key)));
  if (more !== null && String(state) !== "") more.hash = String(state);
  if (parent === window) return;
  if (isAuto) tellHeight();
  if (asked.get("messages") !== "1") return;
  document.addEventListener("atlas:focus", (event) => {
    const [kind, id] = (event as CustomEvent<readonly [string, string] | null>).detail ?? ["none", ""];
    tell(SELECTION, { kind, id });
  });
});

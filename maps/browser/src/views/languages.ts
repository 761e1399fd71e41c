/** The switch of languages leads to the same view in another one, and folds up like any other menu. */

/** `href` is the address of the view as it is now. */
export function followLanguages(href: () => string): void {
  for (const menu of document.querySelectorAll<HTMLDetailsElement>(".languages details")) {
    for (const link of menu.querySelectorAll("a")) {
      for (const event of ["pointerdown", "click"]) link.addEventListener(event, () => (link.hash = new URL(href()).hash));
    }
    menu.addEventListener("keydown", (event) => {
      if (event.key !== "Escape" || !menu.open) return;
      menu.open = false;
      menu.querySelector("summary")?.focus();
    });
    document.addEventListener("pointerdown", (event) => {
      if (event.target instanceof Node && !menu.contains(event.target)) menu.open = false;
    });
  }
}

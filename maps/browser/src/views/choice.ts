/** One of a few, side by side: radio buttons that look like a switch. */

import { el, type Child } from "../dom";

export interface Choice<T> {
  readonly element: HTMLElement;
  choose(value: T): void;
}

export function choice<T extends string>(name: string, label: string, options: readonly (readonly [T, ...Child[]])[], act: (value: T) => void): Choice<T> {
  const boxes = options.map(([value, ...words]) => {
    const box = el("input", { type: "radio", class: "pa-view-radio", value });
    box.name = name;
    box.addEventListener("change", () => act(value));
    return { box, value, element: el("label", { class: "pa-view" }, box, ...words) };
  });
  return {
    element: el("fieldset", { class: "pa-choice" }, el("legend", { class: "pa-hidden" }, label), ...boxes.map(({ element }) => element)),
    choose(value) {
      for (const each of boxes) each.box.checked = each.value === value;
    },
  };
}

/**
 * `<partner-map partner="…" view="…" height="480">`: a frame with the map, and nothing else, in somebody's page. This script has
 * that page's rights, so it reads its own attributes by rule, makes one frame and believes no message that it did not ask for.
 */

import { HEIGHT, HIGHEST, LANGUAGE, LOWEST, RATE, RULES, SELECTION, SLACK, VERSION } from "./rules";

const home = (document.currentScript as HTMLScriptElement).src;

class PartnerMap extends HTMLElement {
  static get observedAttributes(): string[] {
    return [...Object.keys(RULES), "language", "height", "label"];
  }

  connectedCallback(): void {
    const frame = document.createElement("iframe");
    frame.setAttribute("sandbox", "allow-scripts allow-popups allow-popups-to-escape-sandbox");
    frame.referrerPolicy = "no-referrer";
    frame.loading = "lazy";
    frame.width = "100%";
    frame.style.cssText = "border:0;display:block";
    this.replaceChildren(frame);
    this.attributeChangedCallback();
    const hear = listener(this, frame);
    addEventListener("message", hear);
    this.disconnectedCallback = () => removeEventListener("message", hear);
  }

  disconnectedCallback(): void {}

  attributeChangedCallback(): void {
    const frame = this.querySelector("iframe");
    if (!frame) return;
    const said = (name: string, rule: RegExp): string => (this.getAttribute(name) ?? "").match(rule)?.[0] ?? "";
    const language = said("language", LANGUAGE);
    const url = new URL(`${language && language + "/"}embed.html?messages=1`, home);
    for (const name in RULES) {
      const value = said(name, RULES[name]);
      if (value) url.searchParams.set(name, value);
    }
    const height = said("height", /^(auto|[1-4]?\d{3})$/);
    if (height === "auto") url.searchParams.set("height", height);
    frame.title = this.getAttribute("label") || "Map of partners";
    frame.height = +height >= LOWEST ? height : "480";
    if (frame.src !== url.href) frame.src = url.href;
  }
}

function listener(element: PartnerMap, frame: HTMLIFrameElement): (event: MessageEvent) => void {
  let heard = 0;
  let since = 0;
  return ({ source, origin, data, timeStamp }) => {
    if (source !== frame.contentWindow || origin !== "null") return; // a sandboxed frame has no origin
    const { type, version, height, kind, id } = Object(data);
    if (version !== VERSION) return;
    if (timeStamp - since > 1000) [since, heard] = [timeStamp, 0];
    if (heard++ >= RATE) return;
    if (type === HEIGHT && element.getAttribute("height") === "auto" && Number.isInteger(height) && height >= LOWEST && height <= HIGHEST) {
      if (Math.abs(height - +frame.height) > SLACK) frame.height = height;
    } else if (type === SELECTION && /^[a-z]{1,9}$/.test(kind) && /^[\w.,:-]{0,200}$/.test(id)) {
      element.dispatchEvent(new CustomEvent("partner-map:select", { detail: { kind, id }, bubbles: true }));
    }
  };
}

if (!customElements.get("partner-map")) customElements.define("partner-map", PartnerMap);

/** What may be asked of a map in a frame: the keys of its address and how their values look. No DOM. */

const ID = "[a-z0-9][a-z0-9-]{0,63}";
const WORD = "[a-z]+";

/** One value a key; anything else is left out rather than mended. */
export const RULES: Readonly<Record<string, RegExp>> = {
  partner: RegExp(`^${ID}$`),
  project: RegExp(`^${ID}$`),
  focus: RegExp(`^(${WORD}:[\\w.,-]+|none)$`),
  programme: RegExp(`^${ID}(,${ID})*$`),
  year: /^\d{4}(-\d{4})?$/,
  view: RegExp(`^${WORD}$`),
  theme: /^(light|dark)$/,
  controls: /^none$/,
};

export const LANGUAGE = /^[a-z]{2,3}$/;

/** Messages from the frame say who they are and in which version. */
export const HEIGHT = "partner-atlas:height";
export const SELECTION = "partner-atlas:selection";
export const VERSION = 1;

/** What a frame may ask for, in pixels; differences up to the slack are not worth a movement. */
export const LOWEST = 100;
export const HIGHEST = 5000;
export const SLACK = 2;
/** Messages a second that are listened to. */
export const RATE = 10;

/** What the table view lists, and what its columns are called: in links, in heads, and how their cells are read. */

import type { Rows } from "../contract";
import { t } from "../words";

export interface Column {
  /** As in the site's own files, where they have it. */
  readonly name: string;
  readonly head: string;
  /** Numbers stand on the right, and are sorted from the most. */
  readonly isNumber: boolean;
  /** What the head means, for those who ask. */
  readonly hint: string;
}

const text = (name: string, head: string, hint = ""): Column => ({ name, head, isNumber: false, hint });
const amount = (name: string, head: string, hint = ""): Column => ({ name, head, isNumber: true, hint });

export const ROWS: readonly Rows[] = ["partners", "projects", "ties", "programmes"];

export const COLUMNS: Readonly<Record<Rows, readonly Column[]>> = {
  partners: [
    text("name", t("Partner")),
    text("city", t("City")),
    text("country", t("Country")),
    text("kind", t("Kind")),
    amount("projects", t("Projects")),
    amount("degree", t("Degree"), t("Number of ties")),
    amount("strength", t("Strength"), t("Weights of the ties, added up")),
    amount("betweenness", t("Betweenness"), t("Share of all pairs that this partner stands between")),
    amount("constraint", t("Constraint"), t("How much the alters are tied to each other: low means room to broker")),
    amount("effective_size", t("Effective size"), t("Alters, less those who are tied to each other")),
    amount("coreness", t("Coreness"), t("Belongs to a core where everyone has at least so many ties")),
  ],
  projects: [
    text("name", t("Project")),
    text("programme", t("Programme")),
    text("status", t("Status")),
    text("start", t("Start")),
    text("end", t("End")),
    amount("partners", t("Partners")),
    text("coordinator", t("Coordinator")),
  ],
  ties: [
    text("source", t("Partner")),
    text("target", t("Partner")),
    amount("shared", t("Shared projects")),
    amount("newman", t("Weight"), t("Each shared project adds 1 / (its partners − 1)")),
    text("programmes", t("Programmes")),
  ],
  programmes: [
    text("name", t("Programme")),
    amount("projects", t("Projects")),
    amount("partners", t("Partners")),
    amount("countries", t("Countries")),
    amount("start", t("From")),
    amount("end", t("Until")),
  ],
};

export function columnOf(rows: Rows, name: string): Column | undefined {
  return COLUMNS[rows].find((column) => column.name === name);
}

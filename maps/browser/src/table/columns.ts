/** What the table view lists, and what its columns are called: in links, in heads, and how their cells are read. */

import type { Rows } from "../contract";

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
    text("name", "Partner"),
    text("city", "City"),
    text("country", "Country"),
    text("kind", "Kind"),
    amount("projects", "Projects"),
    amount("degree", "Degree", "Number of ties"),
    amount("strength", "Strength", "Weights of the ties, added up"),
    amount("betweenness", "Betweenness", "Share of all pairs that this partner stands between"),
    amount("constraint", "Constraint", "How much the alters are tied to each other: low means room to broker"),
    amount("effective_size", "Effective size", "Alters, less those who are tied to each other"),
    amount("coreness", "Coreness", "Belongs to a core where everyone has at least so many ties"),
  ],
  projects: [
    text("name", "Project"),
    text("programme", "Programme"),
    text("status", "Status"),
    text("start", "Start"),
    text("end", "End"),
    amount("partners", "Partners"),
    text("coordinator", "Coordinator"),
  ],
  ties: [
    text("source", "Partner"),
    text("target", "Partner"),
    amount("shared", "Shared projects"),
    amount("newman", "Weight", "Each shared project adds 1 / (its partners − 1)"),
    text("programmes", "Programmes"),
  ],
  programmes: [
    text("name", "Programme"),
    amount("projects", "Projects"),
    amount("partners", "Partners"),
    amount("countries", "Countries"),
    amount("start", "From"),
    amount("end", "Until"),
  ],
};

export function columnOf(rows: Rows, name: string): Column | undefined {
  return COLUMNS[rows].find((column) => column.name === name);
}

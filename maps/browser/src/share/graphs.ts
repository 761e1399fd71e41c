/** The ties in view as GEXF and GraphML, for Gephi, Cytoscape, yEd and NetworkX: attributes as in the site's own files (`network/export.py`). */

import { numberText, partnerFacts, rowsIn, tieFacts, type Cell, type View } from "./sheets";
import { tag, xml, XML_HEAD } from "./xml";

type Values = Readonly<Record<string, Cell>>;

interface Node {
  readonly id: string;
  readonly values: Values;
}

interface Edge {
  readonly source: string;
  readonly target: string;
  readonly weight: number;
  readonly values: Values;
}

type Kind = "string" | "double" | "long";
const NODE: Readonly<Record<string, Kind>> = {
  coordinated: "long", country: "string", kind: "string", lat: "double", lon: "double", name: "string", participations: "long",
};
const EDGE: Readonly<Record<string, Kind>> = { distance: "double", newman: "double", programmes: "string", projects: "string", shared: "long" };

function nodesOf(view: View): Node[] {
  const { data, taking } = view.model;
  const coordinator = data.roles.indexOf("coordinator");
  const [all, led] = [new Map<number, number>(), new Map<number, number>()];
  for (const row of rowsIn(view.seen.taking)) {
    const partner = taking.partner[row];
    all.set(partner, (all.get(partner) ?? 0) + 1);
    if (taking.role[row] === coordinator) led.set(partner, (led.get(partner) ?? 0) + 1);
  }
  return rowsIn(view.seen.partners).map((row) => {
    const { id, country, kind, lat, lon, name } = partnerFacts(view, row);
    return { id, values: { coordinated: led.get(row) ?? 0, country, kind, lat, lon, name, participations: all.get(row) ?? 0 } };
  });
}

function edgesOf(view: View): Edge[] {
  return tieFacts(view).map(({ source, target, newman, programmes, projects, shared }) => ({
    source, target, weight: newman, values: { distance: 1 / newman, newman, programmes, projects, shared },
  }));
}

const textOf = (value: Cell): string => (typeof value === "number" ? numberText(value) : value);

/** What is known of a thing: a number that is none is left out. */
const known = (values: Values): [string, string][] =>
  Object.entries(values).map(([name, value]): [string, string] => [name, textOf(value)]).filter(([name, text]) => text !== "" || !["lat", "lon"].includes(name));

export function toGexf(view: View): string {
  const attributes = (of: string, kinds: Readonly<Record<string, Kind>>): string =>
    tag("attributes", { class: of, mode: "static" }, ...Object.entries(kinds).map(([title, type]) => tag("attribute", { id: title, title, type })));
  const values = (of: Values): string => tag("attvalues", {}, ...known(of).map(([name, value]) => tag("attvalue", { for: name, value })));
  const nodes = nodesOf(view).map((node) => `${tag("node", { id: node.id, label: textOf(node.values["name"]) }, values(node.values))}\n`);
  const edges = edgesOf(view).map((edge, row) =>
    `${tag("edge", { id: row, source: edge.source, target: edge.target, weight: numberText(edge.weight) }, values(edge.values))}\n`);
  return XML_HEAD + tag("gexf", { xmlns: "http://www.gexf.net/1.2draft", version: "1.2" },
    "\n", tag("meta", {}, tag("creator", {}, "Partner Atlas")), "\n",
    tag("graph", { defaultedgetype: "undirected", mode: "static" },
      "\n", attributes("node", NODE), "\n", attributes("edge", EDGE), "\n",
      tag("nodes", {}, "\n", ...nodes), "\n", tag("edges", {}, "\n", ...edges), "\n"), "\n") + "\n";
}

export function toGraphml(view: View): string {
  const keys = (of: string, kinds: Readonly<Record<string, Kind>>): string[] =>
    Object.entries(kinds).map(([name, type]) => `${tag("key", { id: `${of}-${name}`, for: of, "attr.name": name, "attr.type": type })}\n`);
  const data = (of: string, values: Values): string[] => known(values).map(([name, value]) => tag("data", { key: `${of}-${name}` }, xml(value)));
  const nodes = nodesOf(view).map((node) => `${tag("node", { id: node.id }, ...data("node", node.values))}\n`);
  const edges = edgesOf(view).map(({ source, target, weight, values }) =>
    `${tag("edge", { source, target }, ...data("edge", { ...values, weight }))}\n`);
  return XML_HEAD + tag("graphml", { xmlns: "http://graphml.graphdrawing.org/xmlns" },
    "\n", ...keys("node", NODE), ...keys("edge", { ...EDGE, weight: "double" }),
    tag("graph", { edgedefault: "undirected" }, "\n", ...nodes, ...edges), "\n") + "\n";
}

/** Paths that are drawn more than once, and can be traced again for a picture that wants their text: a Path2D tells nobody what is in it. */

export type Tracer = Pick<Path2D, "moveTo" | "lineTo" | "quadraticCurveTo" | "bezierCurveTo" | "arc" | "rect" | "closePath">;
type Trace = (path: Tracer) => void;

const traces = new WeakMap<Path2D, Trace>();

export function shape(trace: Trace): Path2D {
  const path = new Path2D();
  trace(path);
  traces.set(path, trace);
  return path;
}

export function retrace(path: Path2D, tracer: Tracer): void {
  traces.get(path)?.(tracer);
}

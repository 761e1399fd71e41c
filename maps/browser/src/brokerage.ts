/** Burt's structural holes, as `network/brokerage.py` has them: by node of a tie graph. */

import type { TieGraph } from "./tiegraph";

export function brokerage({ rows, starts, alters, weights }: TieGraph): { constraint: Float64Array; effectiveSize: Float64Array } {
  const size = rows.length;
  const strength = Float64Array.from(rows, (_, node) => weights.subarray(starts[node], starts[node + 1]).reduce((sum, weight) => sum + weight, 0));
  const constraint = new Float64Array(size);
  const effectiveSize = new Float64Array(size);
  const isTied = new Uint8Array(size);
  const indirect = new Float64Array(size);
  for (let ego = 0; ego < size; ego++) {
    const [from, to] = [starts[ego], starts[ego + 1]];
    let doubled = 0; // twice the ties among the alters
    for (let i = from; i < to; i++) isTied[alters[i]] = 1;
    for (let i = from; i < to; i++) {
      const alter = alters[i];
      const own = weights[i] / strength[ego];
      for (let j = starts[alter]; j < starts[alter + 1]; j++) {
        if (isTied[alters[j]] === 0) continue;
        indirect[alters[j]] += (own * weights[j]) / strength[alter];
        doubled++;
      }
    }
    for (let i = from; i < to; i++) {
      constraint[ego] += (weights[i] / strength[ego] + indirect[alters[i]]) ** 2;
      isTied[alters[i]] = indirect[alters[i]] = 0;
    }
    effectiveSize[ego] = to - from - doubled / (to - from);
  }
  return { constraint, effectiveSize };
}

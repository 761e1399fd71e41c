/** What came of projects: they ran, nobody knows, or they were only proposed. Told apart by line, never by colour. Pure. */

import type { Model } from "./model";
import { n } from "./words";

export const enum Outcome {
  Proposed = 0,
  Unknown = 1,
  Done = 2,
}

/** The best that came of any of these. */
export function outcomeOf({ data }: Model, projects: readonly number[]): Outcome {
  const unknown = data.statuses.indexOf("unknown");
  return projects.reduce<Outcome>((best, project) => {
    const { proposal, status } = data.projects;
    return Math.max(best, proposal[project] === 1 ? Outcome.Proposed : status[project] === unknown ? Outcome.Unknown : Outcome.Done);
  }, Outcome.Proposed);
}

/** "3 projects", "2 projects of unknown outcome", "1 proposal, rejected": what a line stands for. */
export function countedOutcome(model: Model, projects: readonly number[]): string {
  switch (outcomeOf(model, projects)) {
    case Outcome.Done:
      return n(projects.length, "{n} project", "{n} projects");
    case Outcome.Unknown:
      return n(projects.length, "{n} project of unknown outcome", "{n} projects of unknown outcome");
    case Outcome.Proposed: {
      const rejected = model.data.statuses.indexOf("rejected");
      return projects.every((project) => model.data.projects.status[project] === rejected)
        ? n(projects.length, "{n} proposal, rejected", "{n} proposals, rejected")
        : n(projects.length, "{n} proposal, not funded so far", "{n} proposals, not funded so far");
    }
  }
}

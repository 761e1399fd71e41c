/** What came of projects: they ran, nobody knows, or they were only proposed. Told apart by line, never by colour. Pure. */

import type { Model } from "./model";
import { count } from "./text";

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
      return count(projects.length, "project");
    case Outcome.Unknown:
      return `${count(projects.length, "project")} of unknown outcome`;
    case Outcome.Proposed: {
      const rejected = model.data.statuses.indexOf("rejected");
      const said = projects.every((project) => model.data.projects.status[project] === rejected) ? ", rejected" : ", not funded so far";
      return count(projects.length, "proposal") + said;
    }
  }
}

/** How each step's game looks once the step is done, as this page's own Python drew it. */
import { signal } from "@preact/signals";
import type { Report } from "../machine/protocol";
import { language } from "../state";
import { storyText } from "./story";

type Goal = Extract<Report, { type: "goal" }>;

const goals = signal<Record<string, Goal>>({});

/** Other cards and another language make another picture. */
function key(id: string, spoken: string): string {
  return `${spoken} ${storyText()} ${id}`;
}

export function keepGoal(goal: Goal): void {
  goals.value = { ...goals.value, [key(goal.id, goal.language)]: goal };
}

export function goalOf(id: string): Goal | undefined {
  return goals.value[key(id, language.value)];
}

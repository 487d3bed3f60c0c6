import { effect, signal } from "@preact/signals";

export const pace = signal("normal");
export const seen: string[] = [];
effect(() => {
  seen.push(pace.value);
});

import { useEffect } from "preact/hooks";

/** A place that opens is told by its title, which gets the focus; what is seen does not move. */
export function useTitle(place: string): void {
  useEffect(() => document.getElementById("step-title")?.focus({ preventScroll: true }), [place]);
}

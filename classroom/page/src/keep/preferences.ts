/** Small choices that this browser keeps. Losing one is harmless: a browser without storage is no problem. */

export function preference(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export function keepPreference(key: string, value: string): void {
  try {
    localStorage.setItem(key, value);
  } catch {
    /* The preference lasts as long as the page. */
  }
}

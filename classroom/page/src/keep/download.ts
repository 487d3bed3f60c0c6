/** Hands a file to the browser, which saves it where the person wants. */
const LONG_ENOUGH_MS = 60_000;

export function save(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  const link = Object.assign(document.createElement("a"), { href: address, download: name });
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(address), LONG_ENOUGH_MS);
}

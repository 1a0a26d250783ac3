/** Hands a text to the browser to be saved. */
export function saveFile(name: string, mediaType: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: mediaType }));
  const link = document.createElement('a');
  [link.href, link.download] = [url, name];
  link.click();
  // The browser has taken hold of the content by the time the click returns; the address alone would keep it for ever.
  setTimeout(() => { URL.revokeObjectURL(url); });
}

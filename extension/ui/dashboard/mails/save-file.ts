/** Has the browser save a text as a file, where the rep saves files. */
export function saveFile(name: string, text: string, type: string): void {
  const url = URL.createObjectURL(new Blob([text], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  // Only once the browser has begun to read it may its address go.
  setTimeout(() => URL.revokeObjectURL(url), 60_000);
}

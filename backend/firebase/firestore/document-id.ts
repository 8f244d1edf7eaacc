/**
 * Any text as a document's id, readable where it can be. Firestore gives `/`, `.`, `..` and `__…__` a meaning.
 * @see https://firebase.google.com/docs/firestore/quotas#collections_documents_and_fields
 */
export function toDocumentId(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[._]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

/** The text that `toDocumentId` made this id of. One that it did not make is given back as it is. */
export function fromDocumentId(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id;
  }
}

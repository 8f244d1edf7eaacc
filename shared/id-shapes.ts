/** What a mail's id of Sightline's looks like, see `ids.ts`; apart from it for scripts in pages, which bear no schemas. */
export const MESSAGE_ID = /^[A-Za-z0-9_-]{11}$/;

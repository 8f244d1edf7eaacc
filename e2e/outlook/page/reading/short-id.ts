/** The end of an item's or a conversation's id, as ids of elements carry it. */
export const shortId = (id: string): string => id.replaceAll(/\W/g, "").slice(-12);

/**
 * What the line says that holds a hit which neither the log nor the fallback queue took; `event` beside it is the whole
 * hit. `npm run replay` looks for it, also in lines of older versions, and so do the alerts of docs/deploy.md.
 */
export const LAST_RESORT_MESSAGE = "hit kept in this line only";

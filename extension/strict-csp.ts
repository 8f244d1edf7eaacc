import * as z from "zod/mini";

// An extension's pages and its worker may not compile code at run time. Told so, zod does not try, and the try does not
// stand in the console as a violation. To be imported first.
z.config({ jitless: true });

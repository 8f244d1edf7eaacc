/** Which of the browser's accounts this page is: the number after `/mail/u/`. */
export const account = /^\/mail\/u\/(\d+)\//.exec(location.pathname)?.[1] ?? "0";

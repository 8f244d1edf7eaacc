const LETTERS = 100_000;
const LINKS = 200;

/** A body of 100 KB with 200 links, as a sales mail has them: campaign parameters and all. */
export function longMail(serial: number): string {
  const perLink = LETTERS / LINKS;
  const paragraphs = Array.from({ length: LINKS }, (_, index) => {
    const link = `https://www.example.com/products/${serial}/${index}?utm_source=mail&amp;utm_medium=email&amp;id=${index * 7}`;
    const start = `<div style="font-family:arial,sans-serif">As promised, <a href="${link}" target="_blank">the offer number ${index}</a>. `;
    const end = "</div>\n";
    const words = "We would be glad to hear what you think of it, and when it suits you to talk. ";
    const room = perLink - start.length - end.length;
    return start + words.repeat(Math.ceil(room / words.length)).slice(0, room) + end;
  });
  return `<div dir="ltr">${paragraphs.join("")}</div>`;
}

import { decodeHTML, decodeHTMLAttribute } from "entities/decode";
import { QuoteType, Tokenizer } from "htmlparser2";

/** Offsets are those of the string that was read; `end` is the first offset after the thing. */
export interface HtmlAttribute {
  /** In lower case. */
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly valueStart: number;
  readonly valueEnd: number;
  /** With its character references decoded. */
  readonly value: string;
}

export interface HtmlTag {
  /** In lower case. */
  readonly name: string;
  readonly start: number;
  readonly end: number;
  /** In the order of the text. Where a name occurs twice, browsers use the first. */
  readonly attributes: readonly HtmlAttribute[];
}

export interface HtmlOutline {
  /** Every opening tag that a browser would see as one: not those in comments, scripts, styles or text areas. */
  readonly tags: readonly HtmlTag[];
  /** Where something can be appended: before `</body>` or `</html>`, and before anything left open at the end. */
  readonly contentEnd: number;
}

export interface Splice {
  readonly start: number;
  readonly end: number;
  readonly text: string;
}

/** Inside these, text that looks like a tag is text. */
const RAW_TEXT = new Set(
  "script style title textarea xmp iframe noembed noframes plaintext".split(" "),
);

/** Reads the opening tags of an HTML text and where they stand. Takes any text; never throws. */
export function readHtml(html: string): HtmlOutline {
  const tags: HtmlTag[] = [];
  let name = "";
  let start = 0;
  let attributes: HtmlAttribute[] = [];
  let attribute = { name: "", start: 0, valueStart: 0, valueEnd: 0 };
  let complete = 0;
  let documentEnd = -1;
  let rawText: { name: string; start: number } | null = null;

  const openTagEnd = (index: number): void => {
    complete = index + 1;
    tags.push({ name, start, end: complete, attributes });
    if (RAW_TEXT.has(name)) rawText = { name, start };
  };
  const tokenizer = new Tokenizer(
    { decodeEntities: false },
    {
      onopentagname(from, to) {
        name = html.slice(from, to).toLowerCase();
        start = from - 1;
        attributes = [];
      },
      onattribname(from, to) {
        attribute = {
          name: html.slice(from, to).toLowerCase(),
          start: from,
          valueStart: to,
          valueEnd: to,
        };
      },
      onattribdata(from, to) {
        attribute.valueStart = from;
        attribute.valueEnd = to;
      },
      onattribend(quote, to) {
        const raw = html.slice(attribute.valueStart, attribute.valueEnd);
        attributes.push({
          ...attribute,
          end: quote === QuoteType.NoValue ? attribute.valueEnd : to,
          value: raw.includes("&") ? decodeHTMLAttribute(raw) : raw,
        });
      },
      onopentagend: openTagEnd,
      onselfclosingtag: openTagEnd,
      onclosetag(from, to) {
        const closed = html.slice(from, to).toLowerCase();
        if (rawText?.name === closed) rawText = null;
        if (closed === "body" || (closed === "html" && documentEnd < 0)) documentEnd = from - 2;
        const bracket = html.indexOf(">", to);
        if (bracket >= 0) complete = bracket + 1;
      },
      ontext(_from, to) {
        complete = to;
      },
      oncomment(_from, to) {
        if (to < html.length) complete = to + 1;
      },
      oncdata(_from, to) {
        if (to < html.length) complete = to + 1;
      },
      ondeclaration(_from, to) {
        complete = to + 1;
      },
      onprocessinginstruction() {},
      ontextentity() {},
      onattribentity() {},
      onend() {},
    },
  );
  tokenizer.write(html);
  tokenizer.end();
  const open = rawText as { start: number } | null;
  return { tags, contentEnd: documentEnd >= 0 ? documentEnd : (open?.start ?? complete) };
}

/** The attribute's value as a browser sees it, or null when the tag has none of that name. */
export function attributeOf(tag: HtmlTag, name: string): HtmlAttribute | null {
  return tag.attributes.find((attribute) => attribute.name === name) ?? null;
}

/** What a browser shows of a link between its opening tag and its end, at least where nothing stranger than other tags is in it. */
export function textOf(html: string, { end }: HtmlTag): string {
  const close = /<\/a[\s>]/gi;
  close.lastIndex = end;
  const inside = html.slice(end, close.exec(html)?.index);
  return decodeHTML(inside.replace(/<!--[^]*?-->|<[^>]*>/g, ""));
}

/** Gives the text with some ranges replaced. The splices are in the order of the text and do not overlap. */
export function spliceText(text: string, splices: readonly Splice[]): string {
  let result = "";
  let position = 0;
  for (const splice of splices) {
    result += text.slice(position, splice.start) + splice.text;
    position = splice.end;
  }
  return result + text.slice(position);
}

const ESCAPES: Readonly<Record<string, string>> = {
  "&": "&amp;",
  '"': "&quot;",
  "'": "&#39;",
  "<": "&lt;",
  ">": "&gt;",
};

/** Writes a value so that it can stand between quotes of either kind, and without any where it is a URL. */
export function escapeAttribute(value: string): string {
  return value.replace(/[&"'<>]/g, (character) => ESCAPES[character] ?? character);
}

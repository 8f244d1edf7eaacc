import { showToTests } from "../compose/stand-in-window.ts";
import { pageFiles } from "../../page-api.ts";
import { policy } from "../trusted-types.ts";

export interface OpenedWindow {
  readonly window: Window;
  /** Where its contents go. */
  readonly root: HTMLElement;
}

/**
 * Opens a window without an address of its own, as Outlook does for mail in a window of its own, and writes a document into it
 * that this page's scripts then fill. What had been listened for in that window is lost with that.
 */
export function openWindow(title: string): Promise<OpenedWindow> | null {
  const opened = window.open("about:blank", "_blank", "popup,width=900,height=700");
  if (opened === null) return null;
  const { lang, dir } = document.documentElement;
  return new Promise((resolve) => {
    // Outlook loads code before it writes.
    setTimeout(() => {
      const page = opened.document;
      page.open();
      page.write(
        policy.createHTML(
          `<!doctype html><html lang="${lang}" dir="${dir}"><head><meta charset="utf-8"><title></title>` +
            `<link rel="stylesheet" href="${location.origin}${pageFiles.style}"></head>` +
            `<body class="${document.body.className}"><div id="app"></div></body></html>`,
        ),
      );
      page.close();
      page.title = title;
      showToTests(opened);
      const root = page.getElementById("app");
      if (root !== null) resolve({ window: opened, root });
    }, 100);
  });
}

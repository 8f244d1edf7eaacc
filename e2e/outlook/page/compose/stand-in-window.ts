/** What tests ask the page for: nothing of it is Outlook's. */
export interface StandInWindow {
  /** Sends that the server took, and sends that failed, since the page was loaded. */
  sentCount: number;
  failedCount: number;
  /** What this editor would send now. */
  exported(editor: HTMLElement): string;
}

const exports = new WeakMap<HTMLElement, () => string>();

export const counted: StandInWindow = {
  sentCount: 0,
  failedCount: 0,
  exported: (editor) => exports.get(editor)?.() ?? "",
};

/** Has `exported` know an editor. */
export function tellExport(editor: HTMLElement, exported: () => string): void {
  exports.set(editor, exported);
}

/** Puts it into a window: the page's, or one that the page has opened. */
export function showToTests(window: Window): void {
  Object.assign(window, { standIn: counted });
}

/**
 * The looks of what is around a frame, and of the words that stand in its place until it is drawn; colours by `data-look`,
 * which follows the page and not the computer.
 */
export const FRAME_CSS = `
:host {
  all: initial;
  position: fixed;
  z-index: 2147483646;
  --ground: #fff; --ink: #1f1f1f; --line: #dadce0; --hover: #f1f3f4; --focus: #0b57d0;
  color-scheme: light;
}
:host([data-look=dark]) {
  color-scheme: dark;
  --ground: #2b2c2f; --ink: #e8eaed; --line: #5f6368; --hover: #3c4043; --focus: #a8c7fa;
}
:host([hidden]) { display: none; }
.box {
  position: relative;
  box-sizing: border-box;
  width: 100%;
  height: 100%;
  overflow: hidden;
  border: 1px solid var(--line);
  border-radius: 12px;
  background: var(--ground);
  color: var(--ink);
  font: 13px/18px var(--font, sans-serif);
  box-shadow: 0 4px 16px rgb(0 0 0 / 28%);
}
.box:focus { outline: none; }
.box:focus-visible { outline: 2px solid var(--focus); outline-offset: -2px; }
:host(:not([data-sightline-inset=thread])) .box { height: auto; max-height: var(--room); }
:host(:not([data-sightline-inset=thread])) .box[data-state=drawn] { height: min(var(--height), var(--room)); }
iframe { display: block; border: 0; width: 100%; height: 100%; color-scheme: inherit; }
.box:not([data-state=drawn]) iframe { position: absolute; inset: 0; opacity: 0; pointer-events: none; }
.words { display: flex; align-items: start; gap: 8px; padding: 12px 8px 12px 16px; }
.box[data-state=drawn] .words { display: none; }
p { flex: 1; margin: 4px 0; overflow-wrap: anywhere; white-space: pre-line; }
button {
  all: unset;
  flex: none;
  width: 28px;
  height: 28px;
  border-radius: 50%;
  font-size: 18px;
  line-height: 28px;
  text-align: center;
  cursor: pointer;
}
button:hover { background: var(--hover); }
button:focus-visible { outline: 2px solid var(--focus); }
:host([data-sightline-inset=thread]) { inset-block: var(--top, 0) 0; inset-inline-end: 0; width: min(400px, 100%); }
:host([data-sightline-inset=thread]) .box { border-radius: 0; border-block-end: 0; border-inline-end: 0; }
@media (prefers-reduced-motion: no-preference) {
  :host([data-sightline-inset=thread]) .box { animation: come 150ms ease-out; }
  @keyframes come { from { transform: translateX(24px); opacity: 0; } }
}
@media (forced-colors: active) { .box { border-color: CanvasText; } }
@media print { :host { display: none; } }
`;

/** The panel's looks; colours by `data-look`, which follows the page and not the computer. */
export const PANEL_CSS = `
:host {
  all: initial;
  direction: ltr;
  position: fixed;
  z-index: 2147483647;
  color-scheme: light;
  --ground: #fff; --ink: #1f1f1f; --soft: #5f6368; --line: #dadce0; --hover: #f1f3f4; --link: #0b57d0;
  --person: #137333; --unconfirmed: #8a5000; --machine: #5f6368; --self: #0b57d0; --problem: #b3261e;
}
:host([data-look=dark]) {
  color-scheme: dark;
  --ground: #2b2c2f; --ink: #e8eaed; --soft: #bdc1c6; --line: #5f6368; --hover: #3c4043; --link: #a8c7fa;
  --person: #81c995; --unconfirmed: #fdd663; --machine: #bdc1c6; --self: #a8c7fa; --problem: #f2b8b5;
}
.panel {
  display: flex;
  flex-direction: column;
  box-sizing: border-box;
  max-height: inherit;
  background: var(--ground);
  color: var(--ink);
  border: 1px solid var(--line);
  border-radius: 12px;
  box-shadow: 0 4px 16px rgb(0 0 0 / 28%);
  font: 13px/18px var(--font, sans-serif);
  text-align: left;
  overflow-wrap: anywhere;
  overflow: hidden;
}
.panel:focus { outline: none; }
header { display: flex; align-items: center; gap: 8px; padding: 10px 8px 10px 16px; border-bottom: 1px solid var(--line); }
h2 { flex: 1; margin: 0; font: 500 14px/20px var(--font, sans-serif); }
.body { overflow-y: auto; overscroll-behavior: contain; padding: 12px 16px; }
p, ul, ol, h3 { margin: 0; padding: 0; }
.summary { font-weight: 500; }
.summary + .note { margin-top: 6px; }
.note, .fact, details, .offer { color: var(--soft); }
.fact { font-size: 12px; line-height: 16px; }
.fact + .fact { margin-top: -2px; }
.problem { color: var(--problem); font-weight: 500; margin: 6px 0; }
ol { list-style: none; }
ol[aria-busy=true] button { opacity: .6; cursor: progress; }
ol > li { display: flex; gap: 10px; padding: 12px 0; border-top: 1px solid var(--line); }
ol > li:first-child { margin-top: 12px; }
ol > li:last-child { padding-bottom: 0; }
.sign { flex: none; width: 24px; height: 24px; border-radius: 50%; display: grid; place-items: center; border: 1.5px solid; }
.sign svg { width: 14px; height: 14px; fill: none; stroke: currentColor; stroke-width: 1.6; stroke-linecap: round; stroke-linejoin: round; }
[data-verdict=person] :is(.sign, strong) { color: var(--person); }
[data-verdict=unconfirmed] :is(.sign, strong) { color: var(--unconfirmed); }
[data-verdict=unconfirmed] .sign { border-style: dashed; }
[data-verdict=machine] :is(.sign, strong) { color: var(--machine); }
[data-verdict=machine] .sign { border-radius: 6px; }
[data-verdict=self] :is(.sign, strong) { color: var(--self); }
.reading { flex: 1; min-width: 0; display: grid; gap: 3px; }
h3 { display: flex; flex-wrap: wrap; gap: 0 8px; font: 500 13px/18px var(--font, sans-serif); }
strong { font-weight: 500; }
summary { cursor: pointer; width: fit-content; border-radius: 4px; }
details ul { margin: 4px 0 0; padding-left: 18px; display: grid; gap: 3px; }
.actions { display: flex; flex-wrap: wrap; align-items: center; gap: 6px 8px; }
.actions:empty { display: none; }
button {
  font: 500 12px/16px var(--font, sans-serif);
  color: var(--link);
  background: none;
  border: 1px solid var(--line);
  border-radius: 14px;
  padding: 4px 12px;
  margin-top: 3px;
  cursor: pointer;
}
button:hover { background: var(--hover); }
button.close { border: none; border-radius: 50%; width: 28px; height: 28px; margin: 0; padding: 6px; color: var(--soft); }
.close svg { width: 16px; height: 16px; fill: none; stroke: currentColor; stroke-width: 1.6; stroke-linecap: round; display: block; }
.note + button { margin-top: 8px; }
:is(button, summary, .body):focus-visible { outline: 2px solid var(--link); outline-offset: 1px; }
@media (forced-colors: active) { .panel, .sign, button { border-color: CanvasText; } }
`;

import { resolve } from "node:path";
import { minify } from "terser";
import { defineConfig, type WxtViteConfig } from "wxt";
import { localeFiles } from "./extension/i18n/locale-files.ts";
import { manifestLocales } from "./extension/i18n/manifest-locales.ts";
import { pageWorldFile } from "./extension/mail/gmail/page-world-file.ts";
import { gmailPages, outlookPages } from "./extension/mail/mail-hosts.ts";
import { leanBackground } from "./extension/worker/lean-background.ts";

/** Public half of a key made for unpacked builds, so that the extension's id is the same on every machine. */
const manifestKey =
  "MIIBIjANBgkqhkiG9w0BAQEFAAOCAQ8AMIIBCgKCAQEAtKGTBLzDGvQWNSJk6utoVjcWYAOezVM3xmboZu7bBqS8F4XamkZ3ZOSD7AA6EvayOKfkt2YTlbY2MzBCI8xKvmx7JRAoMHZXrSb/Ya8kfFLh5WHMbVDf/02AjX37LN6GnqI6jT8dJf8R4SoI6Ano0fNMSqLJaFaIviVY5+pa8VN0HLqksKnkQ5L3S2ea4bQRSONsRb8oMGWcMzWdGgVNZPh5eMQ7txKytusFUshXHo5CNSd6RiGhKhmzSwCeBP53E06dDSEzEqnlVcK489zmUtoYpBFTvZE1aHY/hobeGHJkXmwHWaPbv0A+Ma9Sq9agrak/Wc/v0s1zPGk3YKph6QIDAQAB";

/**
 * Minifies the background once more, with terser, which finds 1 KB after gzip that Vite's own minifier leaves. It takes
 * seconds, so InboxSDK's megabyte in the content script is spared.
 */
function pressBackground(): NonNullable<WxtViteConfig["plugins"]>[number] {
  return {
    name: "press-background",
    apply: "build",
    enforce: "post",
    async generateBundle(_options, bundle) {
      const { "background.js": chunk } = bundle;
      if (chunk?.type !== "chunk") return;
      const compress = { passes: 4, pure_getters: true, keep_fargs: false, unsafe_arrows: true };
      const { code } = await minify(chunk.code, { ecma: 2020, compress });
      if (code !== undefined) chunk.code = code;
    },
  };
}

export default defineConfig({
  srcDir: "extension",
  publicDir: "extension/public",
  imports: false,
  modules: ["@wxt-dev/module-react"],
  vite: () => ({
    resolve: {
      alias: [
        // Dexie's main file is made for browsers of 2017 and cannot be shaken; this is the same without what they lacked.
        { find: /^dexie$/, replacement: "dexie/dist/modern/dexie.mjs" },
        { find: /^@firebase\/logger$/, replacement: resolve("extension/identity/no-logs.ts") },
      ],
    },
    plugins: [leanBackground(), pressBackground()],
  }),
  hooks: {
    "build:publicAssets": async (_wxt, files) => {
      const words = resolve("extension/words");
      files.push(
        await pageWorldFile(),
        ...(await localeFiles(words)),
        ...(await manifestLocales(words)),
      );
    },
  },
  manifest: {
    name: "Sightline",
    description: "__MSG_description__",
    default_locale: "en",
    key: manifestKey,
    // The youngest thing used is URL.parse.
    minimum_chrome_version: "126",
    permissions: [
      "storage",
      "alarms",
      "notifications",
      "scripting",
      "declarativeNetRequest",
      "identity",
      // To see that Outlook sends; nothing is blocked or changed.
      "webRequest",
    ],
    // Loopback is the embedded default server; every other server is asked for when it is paired.
    host_permissions: [...gmailPages, ...outlookPages, "http://127.0.0.1/*", "http://localhost/*"],
    optional_host_permissions: ["https://*/*", "http://*/*"],
    // Of a tab that shows the page Chrome would take any, wherever it stands; the query makes it one of its own.
    options_ui: { page: "dashboard.html?options#/settings", open_in_tab: true },
    // The frame in which cards and the sidebar stand, for the pages of mail clients alone.
    web_accessible_resources: [
      { resources: ["inset.html"], matches: [...gmailPages, ...outlookPages] },
    ],
  },
});

import { expect, test } from "./harness/story.ts";
import type { OutlookOptions } from "./outlook/options.ts";
import { pixelsOf } from "./recipients/delivered-mail.ts";
import { readInGmail } from "./recipients/recipients.ts";

/** The languages, and with them the hosts, both themes, and the densities of lists. */
const settings: Readonly<Record<string, OutlookOptions>> = {
  "in German, in the dark, on outlook.live.com": {
    language: "de",
    theme: "dark",
    host: "outlook.live.com",
    density: "compact",
  },
  "in Hebrew, on outlook.office365.com": {
    language: "he",
    host: "outlook.office365.com",
    density: "medium",
  },
  "in English, in the dark, on outlook.cloud.microsoft": {
    theme: "dark",
    host: "outlook.cloud.microsoft",
  },
};

for (const [setting, outlookOptions] of Object.entries(settings)) {
  test.describe(setting, () => {
    test.use({ outlookOptions });

    test("a mail is sent, placed, opened and answered, as anywhere", async ({
      outlook,
      server,
      rep,
    }) => {
      const compose = await rep.mail.compose();
      await expect(compose.toggle()).toHaveAttribute("data-sightline-tracking", "both");
      await compose.write({
        to: "Ada Lovelace <ada@example.org>",
        cc: "bob@example.org",
        subject: "Überall שלום",
        html: "<p>Hello</p>",
      });
      await compose.send();
      await rep.mail.mailSent();
      const html = outlook.deliveredTo("ada@example.org")[0]?.html ?? "";
      expect(pixelsOf(html, server.origin)).toHaveLength(1);
      await expect
        .poll(async () => (await rep.extension.mail("Überall שלום"))?.recipients)
        .toMatchObject([
          { email: "ada@example.org", field: "to" },
          { email: "bob@example.org", field: "cc" },
        ]);

      await rep.mail.goTo("sent");
      await expect(rep.mail.rowMark("Überall שלום", "sent")).toBeVisible();
      server.advance(60_000);
      await readInGmail(html);
      await expect(rep.mail.rowMark("Überall שלום", "opened")).toBeVisible();
      const sent = outlook.sent()[0];
      outlook.receive({
        from: { email: "ada@example.org", name: "Ada Lovelace" },
        to: [outlook.owner],
        subject: "Re: Überall שלום",
        html: "<p>Thank you.</p>",
        inReplyTo: sent?.rfcId ?? "",
      });
      await rep.mail.refresh();
      await rep.mail.openThread("Überall שלום");
      await expect(rep.mail.messages()).toHaveCount(2);
      await expect(rep.mail.mark(0)).toHaveAttribute("data-sightline-status", "replied");
      const panel = await rep.mail.openPanel(0);
      await expect(panel.readings()).toHaveCount(1);
    });
  });
}

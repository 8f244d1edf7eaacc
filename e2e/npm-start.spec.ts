import { spawn } from "node:child_process";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "playwright/test";

const start = fileURLToPath(new URL("../scripts/start.ts", import.meta.url));

for (const { client, args, pictures } of [
  {
    client: "Gmail",
    args: ["--demo"],
    pictures: ["1-sent", "2-clicked", "3-thread", "4-popup", "5-dashboard", "6-insights"].map(
      (name) => `${name}.png`,
    ),
  },
  {
    client: "Outlook",
    args: ["--demo", "outlook"],
    pictures: [
      "outlook-1-sent.png",
      "outlook-2-clicked.png",
      "outlook-3-thread.png",
      "outlook-4-popup.png",
      "outlook-5-dashboard.png",
      "outlook-6-insights.png",
    ],
  },
])
  test(
    `npm start -- ${args.join(" ")} plays the main job in ${client} and writes pictures`,
    { tag: "@once" },
    async () => {
      const data = await mkdtemp(join(tmpdir(), "sightline-start-"));
      const child = spawn(
        process.execPath,
        [start, ...args, "--once", "--port", "0", "--data", data],
        { stdio: ["ignore", "pipe", "inherit"] },
      );
      let output = "";
      child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
      const code = await new Promise((resolve) => child.once("close", resolve));
      const taken = await readdir(join(data, "demo"));
      await rm(data, { recursive: true, force: true });

      expect(code, output).toBe(0);
      const lines = output.split("\n");
      expect(lines.slice(0, 5).map((line) => line.replace(/ {2}.*/, ""))).toEqual([
        "Extension",
        "Pairing code",
        "Tracking URL",
        "Next",
        "Stop",
      ]);
      const feed = lines
        .filter((line) => / s {2}Sightline /.test(line))
        .map((line) => line.replace(/^.*Sightline +/, ""));
      expect(feed.toSorted()).toEqual(
        [
          "Alan Turing · Opened · Machine",
          "Alan Turing · Clicked shop.example.com/faq · Machine",
          "Grace Hopper · Opened · Person",
          "Ada Lovelace · Opened · Person",
          "Ada Lovelace · Clicked shop.example.com/pricing · Person",
        ].toSorted(),
      );
      expect(output).toContain(
        "“Ada Lovelace clicked shop.example.com/pricing in “Our offer for your team””",
      );
      expect(output).toContain(`${client.padEnd(9)}  the Sent list shows ✓✓`);
      expect(taken).toEqual(pictures);
    },
  );

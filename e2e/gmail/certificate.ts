import { generate } from "selfsigned";

/** A throw-away certificate; Chromium is told not to check it. */
export async function makeCertificate(): Promise<{ key: string; cert: string }> {
  const made = await generate([{ name: "commonName", value: "mail.google.com" }], {
    keyType: "ec",
    extensions: [
      {
        name: "subjectAltName",
        altNames: [
          { type: 2, value: "mail.google.com" },
          { type: 2, value: "*.googleusercontent.com" },
        ],
      },
    ],
  });
  return { key: made.private, cert: made.cert };
}

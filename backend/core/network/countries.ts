import { Reader, type CountryResponse } from "mmdb-lib";

/** Tells the country of an address, ISO 3166-1 alpha-2 in capitals; null when it is not known. */
export type CountryOf = (address: string) => string | null;

/** What the packaged database says of an address: less than others of its format. */
type Entry = CountryResponse & { readonly country_code?: unknown };

/**
 * Opens a country database in MaxMind's format. Lookups never throw.
 * @throws {Error} when it is none
 */
export function openCountries(file: Buffer): CountryOf {
  const reader = new Reader<Entry>(file);
  return (address) => {
    try {
      const code = reader.get(address)?.country_code;
      return typeof code === "string" && /^[A-Z]{2}$/.test(code) ? code : null;
    } catch {
      // A part of the file is damaged: of these addresses nothing is known.
      return null;
    }
  };
}

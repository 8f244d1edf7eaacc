import { PROGRAMS } from "./programs.fixture.ts";
import type { Sample } from "./sample.fixture.ts";
import { SERVICES } from "./services.fixture.ts";

/** Every way in which a provider shows itself. Without an address, it was on the same machine or is not told. */
export const SAMPLES: readonly Sample[] = [...SERVICES, ...PROGRAMS];

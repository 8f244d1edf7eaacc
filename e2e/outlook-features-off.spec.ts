// Pages that lack what the adapter holds on to: it says which feature is off, never guesses, and mail leaves.
import { expect, test } from "./harness/story.ts";
import type { Hook } from "./outlook/page-api.ts";

const html = '<p>See <a href="https://shop.example.com/">shop</a></p>';

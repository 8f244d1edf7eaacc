import { expect, test, vi } from "vitest";
import type { DeviceRegistry } from "../../core/device-registry.ts";
import type { EventLog } from "../../core/event-log.ts";
import { createRecordingLog } from "../../core/recording-log.ts";
import { UnavailableError } from "../../core/unavailable-error.ts";
import { createMaintain } from "./maintain.ts";

const NOW = Date.UTC(2026, 10, 21);

test("forgets browsers silent for 60 days and events past the retention, in one line", async () => {
  const { maintain, expire, forgetSilent, lines } = setUp();
  await maintain();
  expect(forgetSilent).toHaveBeenCalledExactlyOnceWith(Date.UTC(2026, 8, 22));
  expect(expire).toHaveBeenCalledExactlyOnceWith(Date.UTC(2026, 7, 23));
  expect(lines()).toEqual([{ message: "maintenance done", devicesForgotten: 3, eventsDeleted: 7 }]);
});

test("does the one also when the other fails, tells both, and fails so that it is tried again", async () => {
  const { maintain, expire, forgetSilent, lines } = setUp();
  forgetSilent.mockRejectedValue(new UnavailableError("no answer"));
  await expect(maintain()).rejects.toThrow("maintenance failed in part");
  expect(expire).toHaveBeenCalledTimes(1);
  expect(lines()).toEqual([
    {
      message: "maintenance done",
      devicesForgotten: { name: "UnavailableError", message: "no answer" },
      eventsDeleted: 7,
    },
  ]);
});

function setUp() {
  const expire = vi.fn<EventLog["expire"]>().mockResolvedValue(7);
  const forgetSilent = vi.fn<DeviceRegistry["forgetSilent"]>().mockResolvedValue(3);
  const logger = createRecordingLog();
  const maintain = createMaintain({
    log: { expire },
    registry: { forgetSilent },
    retentionDays: 90,
    clock: () => NOW,
    logger,
  });
  const lines = () => logger.lines.map((line) => JSON.parse(line) as unknown);
  return { maintain, expire, forgetSilent, lines };
}

import { describeDeviceRegistry } from "./device-registry.contract.ts";
import { createMemoryDeviceRegistry } from "./memory-device-registry.ts";

describeDeviceRegistry("MemoryDeviceRegistry", async () => ({
  registry: createMemoryDeviceRegistry(),
  dispose: async () => undefined,
}));

/**
 * A worker beside Python's: it downloads and unpacks on another core, and takes the memory for that with it
 * when it ends.
 */
import { Downloads } from "./machine/downloads";
import { warm } from "./machine/packed";
import type { Asked, Told } from "./machine/unpacking";

function tell(told: Told, handed: Transferable[] = []): void {
  self.postMessage(told, { transfer: handed });
}

void warm();
const root = new URL("../", self.location.href);
const files = new Downloads(root, (part) => tell({ part }));

self.onmessage = ({ data: { path } }: MessageEvent<Asked>) => {
  files.unpacked(path).then(
    (data) => tell({ path, data }, [data]),
    (problem: unknown) => tell({ path, problem: String(problem) }),
  );
};

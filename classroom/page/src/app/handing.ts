/**
 * Handing an exercise in while the server may be away: the page asks again by itself, until a receipt is
 * there.
 */
import { Unreachable } from "../api";
import { handIn } from "./aptitude";

const AGAIN_MS = 3000;

/**
 * @param away hears of each time that no answer came.
 * @param left tells whether the reader has closed the question: then nothing more is sent.
 * @throws Refused. @returns the receipt, or null when the reader left before one came.
 */
export async function handInPatiently(
  item: string,
  away: () => void,
  left: () => boolean,
): Promise<string | null> {
  while (!left()) {
    try {
      return await handIn(item);
    } catch (problem) {
      if (!(problem instanceof Unreachable)) throw problem;
      away();
      await new Promise((resolve) => setTimeout(resolve, AGAIN_MS));
    }
  }
  return null;
}

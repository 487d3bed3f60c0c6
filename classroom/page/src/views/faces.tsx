/** The animals of the cards, drawn with a few shapes in the game's colours. Every half is mirrored. */
import type { ComponentChildren, JSX } from "preact";

const INK = "#2a2440";
const WHITE = "#fffaf0";
const CREAM = "#f6efe2";
const FUR = "#e7a55f";
const RUST = "#d9764a";
const BROWN = "#8a5a3c";
const DARK = "#4a3036";
const GREY = "#9a97a6";
const PINK = "#f4a6c4";
const RED = "#c4302b";
const ORANGE = "#f08a24";
const YELLOW = "#fbdb5c";
const GREEN = "#5fa052";
const DEEP = "#1f8a63";
const PURPLE = "#5b3a8e";
const SKY = "#c4e6ec";

const shape = (d: string, fill: string) => <path d={d} fill={fill} />;
const plain = (d: string, fill: string) => <path d={d} fill={fill} stroke="none" />;
const line = (d: string, width = 2, colour = INK) => (
  <path d={d} fill="none" stroke={colour} stroke-width={width} />
);
const oval = (cx: number, cy: number, rx: number, ry: number, fill: string) => (
  <ellipse cx={cx} cy={cy} rx={rx} ry={ry} fill={fill} />
);
const dot = (cx: number, cy: number, r: number, fill = INK) => (
  <circle cx={cx} cy={cy} r={r} fill={fill} stroke="none" />
);
const both = (half: ComponentChildren) => (
  <>
    {half}
    <g transform="matrix(-1 0 0 1 64 0)">{half}</g>
  </>
);
const eyes = (y: number, x = 23, r = 2.6) =>
  both(
    <>
      {dot(x, y, r)}
      {dot(x + 0.8, y - 0.9, r / 3, WHITE)}
    </>,
  );
const smile = (y: number) => line(`M27 ${y}q2.5 3 5 0q2.5 3 5 0`, 1.8);

/** A ring of points: wool when round, spikes when sharp. */
function ring(points: number, inner: number, outer: number, cx = 32, cy = 32): string {
  const at = (n: number) => {
    const angle = (n * Math.PI) / points;
    const radius = n % 2 ? inner : outer;
    return `${(cx + radius * Math.sin(angle)).toFixed(1)} ${(cy - radius * Math.cos(angle)).toFixed(1)}`;
  };
  return `M${Array.from({ length: 2 * points }, (_, n) => at(n)).join("L")}Z`;
}

const wool = Array.from({ length: 9 }, (_, n) => {
  const angle = (n * 2 * Math.PI) / 9;
  return oval(32 + 16 * Math.sin(angle), 30 - 15 * Math.cos(angle), 8, 8, CREAM);
});

const FACES: Record<string, JSX.Element> = {
  fox: (
    <>
      {both(
        <>
          {shape("M13 29 12 6 30 18Z", ORANGE)}
          {plain("M16 21 15.5 12 23 17Z", DARK)}
        </>,
      )}
      {shape("M32 58C19 53 9 42 12 28 20 15 44 15 52 28 55 42 45 53 32 58Z", ORANGE)}
      {both(plain("M32 56C22 52 13 44 12.5 36 21 33 29 40 32 47Z", WHITE))}
      {eyes(35)}
      {oval(32, 53, 3.5, 2.8, INK)}
    </>
  ),
  hedgehog: (
    <>
      {shape(ring(17, 21, 28, 32, 30), BROWN)}
      {both(oval(17, 29, 4, 4, FUR))}
      {oval(32, 41, 17, 14, CREAM)}
      {eyes(38, 25)}
      {oval(32, 47, 4, 3.2, INK)}
      {smile(52)}
    </>
  ),
  badger: (
    <>
      {both(oval(14, 19, 5.5, 5.5, DARK))}
      {shape("M32 60C20 55 10 43 13 28 18 12 46 12 51 28 54 43 44 55 32 60Z", WHITE)}
      {both(plain("M20 17C13 28 16 42 25 52L28 45C24 36 25 24 27 14.5Z", INK))}
      {both(dot(22, 34, 2, WHITE))}
      {oval(32, 55, 4, 3, INK)}
    </>
  ),
  hare: (
    <>
      {both(
        <>
          {shape("M27 27C17 20 11 4 18 2 26 1 31 14 31 25Z", FUR)}
          {plain("M25 21C20 16 16 7 19 6 24 6 27 14 28 21Z", PINK)}
        </>,
      )}
      {oval(32, 41, 18, 17, FUR)}
      {oval(32, 49, 9, 7, CREAM)}
      {eyes(37)}
      {shape("M30 53h4v5h-4Z", WHITE)}
      {plain("M29 45h6l-3 3.5Z", RED)}
    </>
  ),
  squirrel: (
    <>
      {shape("M44 60C68 54 64 18 47 12 50 26 40 36 42 58Z", RUST)}
      {both(shape("M17 26 15 6 29 18Z", RUST))}
      {oval(31, 38, 18, 18, RUST)}
      {oval(31, 46, 11, 9, CREAM)}
      {both(dot(23, 35, 2.8))}
      {oval(31, 42, 3, 2.4, INK)}
      {line("M27 48q2 2.5 4 0q2 2.5 4 0", 1.8)}
    </>
  ),
  boar: (
    <>
      {shape(ring(13, 22, 27, 32, 27), DARK)}
      {both(shape("M15 25 8 9 25 16Z", BROWN))}
      {shape("M32 60C17 58 10 44 13 29 20 16 44 16 51 29 54 44 47 58 32 60Z", BROWN)}
      {eyes(33)}
      {both(shape("M20 55C15 51 15 45 18 43 20 47 22 50 25 51Z", WHITE))}
      {oval(32, 48, 11, 8, "#c98b62")}
      {both(dot(28, 48, 2))}
    </>
  ),
  deer: (
    <>
      {both(
        <>
          {line("M26 20C16 16 14 8 15 3M19 14C13 15 9 12 7 8", 5)}
          {line("M26 20C16 16 14 8 15 3M19 14C13 15 9 12 7 8", 2, "#a58b6b")}
          {shape("M20 27C10 28 6 22 5 19 13 17 19 20 22 24Z", FUR)}
        </>,
      )}
      {shape("M32 61C23 60 22 50 18 38 16 24 24 18 32 18 40 18 48 24 46 38 42 50 41 60 32 61Z", FUR)}
      {oval(32, 52, 8, 8, CREAM)}
      {eyes(35, 24)}
      {oval(32, 50, 4.5, 3.2, INK)}
    </>
  ),
  otter: (
    <>
      {both(oval(13, 26, 4.5, 4.5, BROWN))}
      {oval(32, 35, 21, 21, BROWN)}
      {oval(32, 44, 14, 11, CREAM)}
      {eyes(31)}
      {oval(32, 39, 4.5, 3.5, INK)}
      {smile(46)}
      {both(line("M21 43 8 40M21 46 8 47", 1.3))}
    </>
  ),
  owl: (
    <>
      {both(shape("M14 24 12 6 28 15Z", BROWN))}
      {shape("M32 60C14 60 9 44 11 28 16 12 48 12 53 28 55 44 50 60 32 60Z", BROWN)}
      {plain("M32 58C22 58 18 50 19 42H45C46 50 42 58 32 58Z", FUR)}
      {both(
        <>
          {oval(22.5, 29, 9.5, 9.5, CREAM)}
          {dot(23.5, 29, 4.5)}
          {dot(25, 27, 1.5, WHITE)}
        </>,
      )}
      {shape("M28.5 35h7L32 43Z", ORANGE)}
    </>
  ),
  duck: (
    <>
      {shape("M12 62C12 48 22 46 32 46S52 48 52 62Z", BROWN)}
      {oval(32, 27, 19, 19, DEEP)}
      {shape("M16 42C24 48 40 48 48 42L49 47C40 53 24 53 15 47Z", WHITE)}
      {eyes(22)}
      {shape("M17 33C22 27 42 27 47 33 43 40 21 40 17 33Z", YELLOW)}
      {line("M20 34C28 37 36 37 44 34", 1.5)}
    </>
  ),
  swan: (
    <>
      {shape("M8 54C4 40 18 36 32 40 44 42 54 38 60 34 60 50 50 58 34 58 22 58 12 60 8 54Z", WHITE)}
      {line("M20 46C6 36 30 30 25 18 23 12 30 8 36 13", 12)}
      {line("M20 46C6 36 30 30 25 18 23 12 30 8 36 13", 8, WHITE)}
      {shape("M37 8C45 10 50 15 51 19 45 20 39 19 35 17Z", ORANGE)}
      {dot(33, 13, 2)}
    </>
  ),
  hen: (
    <>
      {shape("M23 17C19 8 26 5 28 10 29 3 36 3 36 10 39 5 45 9 41 17Z", RED)}
      {oval(32, 36, 21, 22, RUST)}
      {both(
        <>
          {dot(22.5, 30, 2.8)}
          {dot(23.3, 29, 0.9, WHITE)}
        </>,
      )}
      {shape("M26 48C24 58 31 58 31 49M33 49C33 58 40 58 38 48", RED)}
      {shape("M25 36H39L32 47Z", YELLOW)}
    </>
  ),
  frog: (
    <>
      {both(
        <>
          {oval(18, 18, 10, 10, GREEN)}
          {oval(18, 17, 6, 6, WHITE)}
          {dot(19, 17, 3)}
        </>,
      )}
      {oval(32, 38, 25, 19, GREEN)}
      {line("M13 40C20 52 44 52 51 40", 2.2)}
      {both(dot(28, 32, 1.2))}
      {both(dot(15, 36, 3.5, "#86bd63"))}
    </>
  ),
  snail: (
    <>
      {line("M48 40 44 22M54 40 56 22", 2)}
      {dot(44, 21, 2.5)}
      {dot(56, 21, 2.5)}
      {shape("M4 56C16 46 34 50 44 48 44 36 60 36 60 46 60 56 50 58 4 56Z", FUR)}
      {oval(25, 34, 18, 18, RUST)}
      {line("M25 50C13 50 11 38 15 30 20 22 34 24 34 34 34 42 23 42 23 35 23 31 28 31 28 34", 2.2)}
      {dot(53, 44, 1.6)}
    </>
  ),
  butterfly: (
    <>
      {both(
        <>
          {shape("M31 32C16 4 2 10 5 22 7 32 20 35 31 34Z", PURPLE)}
          {shape("M31 34C14 34 10 44 14 52 20 60 30 48 31 36Z", ORANGE)}
          {dot(14, 21, 4, YELLOW)}
          {dot(20, 46, 3, YELLOW)}
          {line("M31 22C28 14 24 12 22 12", 1.8)}
        </>,
      )}
      {oval(32, 36, 3.5, 16, INK)}
    </>
  ),
  bee: (
    <>
      {both(shape("M26 26C6 8 2 22 8 28 12 34 22 32 28 30Z", SKY))}
      {oval(32, 42, 15, 19, YELLOW)}
      {plain("M18 38C26 42 38 42 46 38V44C38 48 26 48 18 44Z", INK)}
      {plain("M19 50C26 54 38 54 45 50L42 56C36 58 28 58 22 56Z", INK)}
      {oval(32, 23, 12, 11, YELLOW)}
      {eyes(22, 27, 2.2)}
      {smile(26)}
      {both(line("M28 13C26 7 22 6 20 7", 1.8))}
    </>
  ),
  ladybird: (
    <>
      {both(line("M28 13C26 7 22 6 20 7", 1.8))}
      {oval(32, 20, 13, 11, INK)}
      {both(dot(26.5, 17, 3, WHITE))}
      {both(dot(27, 17.5, 1.5))}
      {oval(32, 38, 23, 21, RED)}
      {line("M32 17V59", 2.2)}
      {both(
        <>
          {dot(20, 32, 4)}
          {dot(24, 47, 4)}
          {dot(13.5, 42, 2.5)}
        </>,
      )}
    </>
  ),
  cricket: (
    <>
      {line("M50 26C56 14 60 10 62 10M47 24C48 12 52 6 54 5", 1.8)}
      {line("M22 44 12 20 6 56", 6)}
      {line("M22 44 12 20 6 56", 3, DEEP)}
      {line("M34 46 32 58M44 44 46 58", 3)}
      {shape("M8 46C14 30 34 26 46 30L48 44C36 52 20 52 8 46Z", GREEN)}
      {line("M14 44C24 36 34 34 44 36", 1.6)}
      {oval(50, 35, 9, 10, "#86bd63")}
      {dot(53, 33, 2.4)}
      {line("M50 40q3 2 6 0", 1.6)}
    </>
  ),
  ant: (
    <>
      {both(
        <>
          {line("M28 34 12 24M28 37 9 38M28 40 13 54", 2.5)}
          {line("M28 14C24 6 18 6 16 8", 2)}
        </>,
      )}
      {oval(32, 50, 10, 12, DARK)}
      {oval(32, 35, 6, 7, DARK)}
      {oval(32, 20, 10.5, 9.5, DARK)}
      {both(dot(27, 18, 3, WHITE))}
      {both(dot(27.5, 18, 1.5))}
      {line("M28 24q4 3 8 0", 1.6, WHITE)}
    </>
  ),
  trout: (
    <>
      {shape("M46 33 61 18C58 28 58 38 61 50Z", DEEP)}
      {shape("M26 20C32 8 40 10 42 22Z", DEEP)}
      {shape("M3 36C14 14 40 16 50 34 40 54 14 54 3 36Z", "#8fcbdc")}
      {plain("M6 39C16 54 38 52 48 35 34 44 18 44 6 39Z", PINK)}
      {line("M20 24C25 30 25 42 20 47", 1.8)}
      {dot(13, 33, 2.6)}
      {dot(30, 27, 1.8)}
      {dot(37, 30, 1.8)}
      {dot(31, 34, 1.8)}
    </>
  ),
  bat: (
    <>
      {both(shape("M26 32C20 18 10 18 2 16 6 26 4 34 6 42 10 38 14 39 16 45 19 40 24 42 27 46Z", PURPLE))}
      {both(shape("M22 26 20 8 31 20Z", PURPLE))}
      {shape("M32 54C22 54 18 46 19 36 20 24 44 24 45 36 46 46 42 54 32 54Z", "#7f6aa8")}
      {eyes(36, 26)}
      {plain("M29.5 41h5L32 44Z", INK)}
      {line("M27 47q5 3 10 0", 1.6)}
      {plain("M29 48h2l-1 3ZM33 48h2l-1 3Z", WHITE)}
    </>
  ),
  robin: (
    <>
      {line("M26 56V63M38 56V63", 2.5)}
      {oval(32, 34, 24, 24, BROWN)}
      {plain("M32 56C17 55 15 38 17 26 22 17 42 17 47 26 49 38 47 55 32 56Z", ORANGE)}
      {plain("M32 57C24 56 21 50 21 46 28 50 36 50 43 46 43 50 40 56 32 57Z", CREAM)}
      {eyes(27, 24)}
      {shape("M28 31h8l-4 6Z", DARK)}
    </>
  ),
  cat: (
    <>
      {both(
        <>
          {shape("M12 30 12 7 30 19Z", GREY)}
          {plain("M16 22 16 13 23 18Z", PINK)}
        </>,
      )}
      {oval(32, 37, 22, 20, GREY)}
      {plain("M32 55C22 55 21 45 32 42 43 45 42 55 32 55Z", CREAM)}
      {both(
        <>
          {dot(22.5, 33, 4, YELLOW)}
          {dot(22.5, 33, 2.2)}
        </>,
      )}
      {plain("M28.5 42h7L32 46Z", RUST)}
      {smile(48)}
      {both(line("M20 44 6 41M20 47 6 49", 1.3))}
    </>
  ),
  dog: (
    <>
      {oval(32, 35, 20, 21, FUR)}
      {both(shape("M18 17C6 16 4 34 9 44 16 44 18 34 20 24Z", BROWN))}
      {oval(32, 44, 12, 11, CREAM)}
      {shape("M28 50H36V56A4 4.5 0 0 1 28 56Z", PINK)}
      {eyes(32)}
      {oval(32, 40, 5, 3.8, INK)}
      {line("M32 44V48M25 48C28 52 31 51 32 48 33 51 36 52 39 48", 1.8)}
    </>
  ),
  horse: (
    <>
      {both(shape("M20 22 20 4 30 14Z", BROWN))}
      {shape("M32 62C22 62 22 52 18 38 16 20 26 13 32 13 38 13 48 20 46 38 42 52 42 62 32 62Z", BROWN)}
      {plain("M29 20H35L34 44H30Z", WHITE)}
      {shape("M22 22C24 8 40 6 42 16 36 14 34 22 30 26 28 20 26 20 22 22Z", DARK)}
      {eyes(33, 23.5)}
      {oval(32, 54, 10, 8, "#c98b62")}
      {both(dot(28, 53, 1.8))}
    </>
  ),
  cow: (
    <>
      {both(
        <>
          {shape("M20 17C12 16 9 9 11 4 15 10 20 10 25 13Z", CREAM)}
          {shape("M16 26C6 28 2 22 2 18 10 16 16 19 18 22Z", INK)}
        </>,
      )}
      {shape("M32 60C20 60 18 50 15 36 14 20 24 14 32 14 40 14 50 20 49 36 46 50 44 60 32 60Z", WHITE)}
      {plain("M16 36C14 20 24 14 30 15 30 26 28 40 19 44Z", INK)}
      {both(
        <>
          {dot(23, 32, 3.4, WHITE)}
          {dot(23.5, 32, 2.3)}
        </>,
      )}
      {oval(32, 51, 14, 9.5, PINK)}
      {both(dot(27, 50, 2))}
      {line("M28 55q4 2.5 8 0", 1.6)}
    </>
  ),
  sheep: (
    <>
      {wool}
      {oval(32, 30, 14, 14, CREAM)}
      {both(shape("M18 34C8 34 4 40 4 44 11 46 17 42 20 38Z", "#c98b62"))}
      {shape("M32 60C22 60 19 48 19 38 20 28 44 28 45 38 45 48 42 60 32 60Z", "#c98b62")}
      {eyes(41, 26)}
      {line("M29 51 32 53.5 35 51M32 53.5V57", 1.8)}
      {plain("M20 34C24 24 40 24 44 34 38 31 26 31 20 34Z", CREAM)}
    </>
  ),
  goat: (
    <>
      {both(
        <>
          {shape("M28 18C24 6 14 2 8 4 16 8 18 14 22 22Z", "#a58b6b")}
          {shape("M20 28C10 27 5 31 3 36 11 39 18 36 21 33Z", GREY)}
        </>,
      )}
      {shape("M27 54C28 64 36 64 37 54Z", GREY)}
      {shape("M32 58C23 58 22 48 19 38 17 24 24 17 32 17 40 17 47 24 45 38 42 48 41 58 32 58Z", WHITE)}
      {both(
        <>
          {oval(24.5, 34, 3.8, 3, YELLOW)}
          {line("M22.5 34h4", 2)}
        </>,
      )}
      {plain("M29 46h6l-3 3.5Z", DARK)}
      {smile(51)}
    </>
  ),
};

export const drawnAnimals = Object.keys(FACES);

/** The picture of an animal; for a card that has none yet, its sign. */
export function Face({ id, symbol }: { id: string; symbol: string }) {
  const face = FACES[id];
  if (!face) return <span class="symbol">{symbol}</span>;
  return (
    <svg viewBox="0 0 64 64" stroke={INK} stroke-width="2.2" stroke-linejoin="round" stroke-linecap="round">
      {face}
    </svg>
  );
}

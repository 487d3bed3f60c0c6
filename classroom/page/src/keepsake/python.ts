/** The program as ordinary Python: the file, the kit's words beside it, and how to use them. */
import frame from "../../../../workshop_game/home/frame.json";
import type { Language } from "../api";
import { unpacked } from "../machine/packed";
import { storedFiles, type Entry } from "../machine/unzip";
import { storedZip } from "../machine/zip";
import { kept, manifest } from "./assets";

const NEEDED = /^(?:workshop_game\/(?!checking\/)|licences\/discovery-workshop\/)/;

type Name = "folder" | "program" | "opener" | "readme";
export const FILES: Record<Language, Record<Name, string>> = {
  fr: { folder: "mon-jeu", program: "mon_jeu.py", opener: "jouer.py", readme: "LISEZMOI.txt" },
  en: { folder: "my-game", program: "my_game.py", opener: "play.py", readme: "README.txt" },
};

/** The program between the lines that make it ordinary Python: see workshop_game.home. */
export function framed(source: string, language: Language, title: string): string {
  const { before, after } = frame[language];
  const said = title.split(/\s+/).filter(Boolean).join(" ");
  const head = before
    .join("\n")
    .replace("{title}", () => said)
    .replaceAll("{file}", FILES[language].program);
  return `${head}${source.trimEnd()}\n${after.join("\n")}`;
}

/** The small file that opens the program, and says what Python alone would say in English. */
export function opener(language: Language): string {
  return frame[language].opener.join("\n").replaceAll("{file}", FILES[language].program);
}

export interface TakenProgram {
  source: string;
  language: Language;
  title: string;
  readme: string;
}

export async function pythonZip(taken: TakenProgram): Promise<Blob> {
  const names = FILES[taken.language];
  const text = new TextEncoder();
  const kit = await unpacked(
    await kept(new URL((await manifest())["workshop_game"] ?? "", document.baseURI).href),
  );
  const entries: Entry[] = [
    { name: names.program, data: text.encode(framed(taken.source, taken.language, taken.title)) },
    { name: names.opener, data: text.encode(opener(taken.language)) },
    { name: names.readme, data: text.encode(taken.readme.replace(/\n/g, "\r\n")) },
    ...[...storedFiles(kit)].filter(({ name }) => NEEDED.test(name)),
  ];
  return new Blob(storedZip(entries.map(({ name, data }) => ({ name: `${names.folder}/${name}`, data }))), {
    type: "application/zip",
  });
}

/** The three files to leave with. The name is written into them, and kept nowhere else. */
import { api } from "../api";
import { token } from "../app/seat";
import { messages, t } from "../messages";
import { kit, language } from "../state";
import { chosenCards, type Candidate } from "./choice";
import { keepsake } from "./pack";
import { pythonZip } from "./python";
import { runOf } from "../app/runs";

export { warm } from "./assets";

export interface Wishes {
  program: Candidate;
  name: string;
  title: string;
}
export interface Made {
  blob: Blob;
  file: string;
}

export async function makeGame(
  { program, name, title }: Wishes,
  tell: (done: number, total: number) => void,
): Promise<Made> {
  const { source, document, language: spoken } = program;
  const recording = runOf(document, source);
  const game = {
    title,
    name,
    source,
    language: spoken,
    cards: chosenCards(),
    recording,
    made: new Date().toISOString(),
  };
  return { blob: await keepsake(game, kit.value, t("taken_no_script"), tell), file: t("take_html_file") };
}

export async function makePython({ program, name, title }: Wishes): Promise<Made> {
  const { source, language: spoken } = program;
  const heading = name ? `${title} · ${name}` : title;
  const readme = messages.take_readme[spoken].replace("{title}", () => heading);
  return {
    blob: await pythonZip({ source, language: spoken, title: heading, readme }),
    file: t("take_python_file"),
  };
}

export async function makeCertificate({ name }: Wishes): Promise<Made> {
  return { blob: await api.certificate(token(), name, language.value), file: t("take_certificate_file") };
}

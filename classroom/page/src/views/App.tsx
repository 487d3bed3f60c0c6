import { signal } from "@preact/signals";
import type { ComponentChildren, FunctionComponent } from "preact";
import { t } from "../messages";
import { place, serverAway } from "../state";
import { CardCode } from "./CardCode";
import { Join } from "./Join";

const workbench = signal<FunctionComponent | "coming" | "lost">("coming");

/**
 * Loads what is behind the way in, while people choose their animal: a room's Wi-Fi shows the first words
 * sooner.
 */
export async function loadWorkbench(): Promise<void> {
  try {
    const { Workbench } = await import("./Workbench");
    workbench.value = Workbench;
  } catch {
    workbench.value = "lost";
  }
}

export function App() {
  const here = place.value;
  if (here.at === "join") return <Join />;
  if (here.at === "card") return <CardCode />;
  const Behind = workbench.value;
  if (Behind === "lost")
    return (
      <Opening>
        {t("alone_server_first")}{" "}
        <button type="button" onClick={() => location.reload()}>
          {t("try_again")}
        </button>
      </Opening>
    );
  if (here.at === "loading" || Behind === "coming")
    return <Opening>{t(serverAway.value ? "server_first" : "loading_page")}</Opening>;
  return <Behind />;
}

function Opening({ children }: { children: ComponentChildren }) {
  return (
    <main class="opening">
      <p role="status">{children}</p>
    </main>
  );
}

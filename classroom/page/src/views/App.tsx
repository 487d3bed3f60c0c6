import { useEffect } from "preact/hooks";
import { programs } from "../app/seat";
import type { Step } from "../api";
import { TakeHomeDialog } from "../keepsake/TakeHome";
import { t } from "../messages";
import { language, place, serverAway, session, step } from "../state";
import { Actions } from "./Actions";
import { Aptitude } from "./Aptitude";
import { CardCode } from "./CardCode";
import { CodePane } from "./CodePane";
import { Header, Notices } from "./Header";
import { Join } from "./Join";
import { SwapReminder } from "./Pair";
import { Results } from "./Results";
import { Stage, Values } from "./Stage";
import { Story } from "./Story";

export function App() {
  const here = place.value;
  if (here.at === "loading") return <main class="opening"><p role="status">{serverAway.value ? t("server_first") : t("loading_page")}</p></main>;
  if (here.at === "join") return <Join />;
  if (here.at === "card") return <CardCode />;
  return (
    <>
      <a class="skip" href="#code-name">{t("skip_to_code")}</a>
      <Header />
      <Notices />
      <SwapReminder />
      <TakeHomeDialog />
      {here.at === "step" ? step.value && <Bench step={step.value} /> : <Aptitude />}
    </>
  );
}

function Bench({ step: here }: { step: Step }) {
  const document = `step:${here.id}`;
  const kept = programs()?.get(document);
  useEffect(() => globalThis.document.getElementById("step-title")?.focus({ preventScroll: true }), [here.id]);
  return (
    <main class="bench">
      <Story step={here} />
      <Actions />
      <div class="middle">
        {kept && session.value?.language !== language.value && <p class="notice">{t("other_words")}</p>}
        <CodePane document={document} source={kept?.source ?? here.start} start={here.start} versions ordering={here.mode === "order"}
          onChange={(source) => programs()?.change(document, source)} />
      </div>
      <div class="play"><Stage /><Results /><Values /></div>
    </main>
  );
}

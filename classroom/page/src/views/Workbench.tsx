import { programs } from "../app/desk";
import type { StepContent } from "../api";
import { TakeHomeDialog } from "./TakeHome";
import { t } from "../messages";
import { language, place, session, step } from "../state";
import { Actions } from "./Actions";
import { Aptitude } from "./Aptitude";
import { CodePane } from "./CodePane";
import { Header, Notices } from "./Header";
import { SwapReminder } from "./Pair";
import { Results } from "./Results";
import { Stage, Values } from "./Stage";
import { Story } from "./Story";
import { useTitle } from "./title";

/** Everything behind the way in: most of the page's own code, and the editor. */
export function Workbench() {
  return (
    <>
      <a class="skip" href="#code-name">
        {t("skip_to_code")}
      </a>
      <Header />
      <Notices />
      <SwapReminder />
      <TakeHomeDialog />
      {place.value.at === "step" ? step.value && <StepWorkbench step={step.value} /> : <Aptitude />}
    </>
  );
}

function StepWorkbench({ step: here }: { step: StepContent }) {
  const document = `step:${here.id}`;
  const kept = programs()?.get(document);
  useTitle(here.id);
  return (
    <main class="workbench">
      <Story key={here.id} step={here} />
      <Actions />
      <div class="middle">
        {kept && session.value?.language !== language.value && <p class="notice">{t("other_words")}</p>}
        <CodePane
          document={document}
          source={kept?.source ?? here.start}
          start={here.start}
          versions
          ordering={here.mode === "order"}
          onChange={(source) => programs()?.change(document, source)}
        />
      </div>
      <div class="play">
        <Stage />
        <Results />
        <Values />
      </div>
    </main>
  );
}

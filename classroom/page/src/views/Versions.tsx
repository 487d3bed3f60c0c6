import { useEffect, useState } from "preact/hooks";
import { checkpoints, takeText } from "../app/checkpoints";
import { programs } from "../app/desk";
import { working } from "../app/working";
import type { Version } from "../keep/db";
import { t } from "../messages";
import { language, step } from "../state";
import { Dialog } from "./Dialog";

interface Props {
  document: string;
  onClose: () => void;
}

/**
 * Earlier texts of this program, and ready ones to go on from. Taking one is one change, which can be undone.
 */
export function Versions({ document, onClose }: Props) {
  const [all, setAll] = useState<Version[]>([]);
  useEffect(() => {
    void programs()
      ?.versions(document)
      .then((found) => setAll(found.reverse()));
  }, [document]);
  const take = (source: string) => {
    takeText(source);
    onClose();
  };
  const last = working.value[document];
  return (
    <Dialog title={t("versions_title")} class="versions" onClose={onClose}>
      <p>{t(all.length > 0 ? "versions_lead" : "versions_none")}</p>
      <ol>
        {last && (
          <Row name={t("version_working", { time: clock(last.at) })} source={last.source} take={take} />
        )}
        {all.map((version) => (
          <Row
            key={version.at}
            name={t(`version_${version.why}`, { time: clock(version.at) })}
            source={version.source}
            take={take}
          />
        ))}
      </ol>
      {step.value && (
        <section>
          <h3>{t("checkpoints")}</h3>
          <p>{t("checkpoints_lead")}</p>
          <ol>
            {checkpoints(step.value).map(({ id, source }) => (
              <Row key={id} name={t(`checkpoint_${id}`)} source={source} take={take} />
            ))}
          </ol>
        </section>
      )}
    </Dialog>
  );
}

function clock(at: string): string {
  return new Date(at).toLocaleTimeString(language.value, { hour: "2-digit", minute: "2-digit" });
}

function Row({ name, source, take }: { name: string; source: string; take: (source: string) => void }) {
  return (
    <li>
      <details>
        <summary>{name}</summary>
        <pre>
          <code>{source}</code>
        </pre>
      </details>
      <button
        type="button"
        class="quiet"
        aria-label={`${t("version_take")} (${name})`}
        onClick={() => take(source)}
      >
        {t("version_take")}
      </button>
    </li>
  );
}

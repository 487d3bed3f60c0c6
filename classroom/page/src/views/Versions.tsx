import { useEffect, useState } from "preact/hooks";
import { programs } from "../app/seat";
import { editor } from "../editor/handle";
import type { Version } from "../keep/db";
import { t } from "../messages";
import { language } from "../state";
import { Dialog } from "./Dialog";

interface Props { document: string; start: string; onClose: () => void }

/** Earlier texts of this program. Taking one back is one change, which can be undone. */
export function Versions({ document, start, onClose }: Props) {
  const [all, setAll] = useState<Version[]>([]);
  useEffect(() => {
    void programs()?.versions(document).then((found) => setAll(found.reverse()));
  }, [document]);
  const take = (source: string) => {
    void programs()?.keepVersion(document, editor.current?.source() ?? "", "replaced");
    editor.current?.replace(source);
    onClose();
  };
  return (
    <Dialog title={t("versions_title")} class="versions" onClose={onClose}>
      <p>{all.length > 0 ? t("versions_lead") : t("versions_none")}</p>
      <ol>
        {all.map((version) => <Row key={version.at} name={t(`version_${version.why}`, { time: clock(version.at) })} source={version.source} take={take} />)}
        <Row name={t("version_start")} source={start} take={take} />
      </ol>
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
        <pre><code>{source}</code></pre>
      </details>
      <button type="button" class="quiet" onClick={() => take(source)}>{t("version_take")}</button>
    </li>
  );
}

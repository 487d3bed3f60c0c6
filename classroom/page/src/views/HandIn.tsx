import { useEffect, useRef, useState } from "preact/hooks";
import type { ItemContent } from "../api";
import { handInPatiently } from "../app/handing";
import { go } from "../app/routes";
import { t } from "../messages";
import { Dialog } from "./Dialog";
import { refusalWords } from "./refusal";

function opensLesson(item: ItemContent): boolean {
  return item.lesson !== "" && item.form === "A";
}

/** Handing in, for as long as the question is open: the receipt once it is there, or what keeps it away. */
function useHandIn(item: string) {
  const [receipt, setReceipt] = useState("");
  const [problem, setProblem] = useState("");
  const [busy, setBusy] = useState(false);
  const left = useRef(false);
  useEffect(
    () => () => {
      left.current = true;
    },
    [],
  );
  const send = async () => {
    setBusy(true);
    try {
      setReceipt(
        (await handInPatiently(
          item,
          () => setProblem(t("hand_in_away")),
          () => left.current,
        )) ?? "",
      );
      setProblem("");
    } catch (refusal) {
      setProblem(refusalWords(refusal, "hand_in_away"));
    } finally {
      setBusy(false);
    }
  };
  return { receipt, problem, busy, send };
}

export function HandIn({ item, onClose }: { item: ItemContent; onClose: () => void }) {
  const { receipt, problem, busy, send } = useHandIn(item.id);
  return (
    <Dialog
      title={receipt ? t("hand_in_done") : t("hand_in_title", { title: item.title })}
      class="hand-in"
      onClose={onClose}
    >
      <div role="status">
        {receipt ? (
          <>
            <p>{t("hand_in_receipt")}</p>
            <p class="digits">{receipt}</p>
          </>
        ) : (
          <p>{t(opensLesson(item) ? "hand_in_lead_once" : "hand_in_lead")}</p>
        )}
        {receipt && opensLesson(item) && <p>{t("lesson_opened")}</p>}
        {problem && <p class="problem">{problem}</p>}
      </div>
      <p class="buttons">
        {!receipt && (
          <button type="button" class="main" disabled={busy} onClick={() => void send()}>
            {t("hand_in_go")}
          </button>
        )}
        {receipt && opensLesson(item) && (
          <button
            type="button"
            class="main"
            onClick={() => {
              onClose();
              go({ at: "lesson", id: item.lesson });
            }}
          >
            {t("lesson_go")}
          </button>
        )}
        <button type="button" class="quiet" onClick={onClose}>
          {t(receipt ? "close" : "cancel")}
        </button>
      </p>
    </Dialog>
  );
}

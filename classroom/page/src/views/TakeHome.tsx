import { signal } from "@preact/signals";
import { useState } from "preact/hooks";
import { Refused, Unreachable, type StepContent } from "../api";
import { t, type MessageId } from "../messages";
import { isAlone, language } from "../state";
import { Dialog } from "./Dialog";
import { Icon } from "../parts/icons";
import { candidates, firstChoice, type Candidate } from "../keepsake/choice";
import type { Wishes } from "../keepsake/make";
import { runOf } from "../app/runs";
import { save } from "../keep/download";

const open = signal(false);
const LAST = "take_home";

/** What makes the files comes when somebody wants to leave: the first visit has less to load. */
const makers = () => import("../keepsake/make");

function show(): void {
  void makers()
    .then(({ warm }) => warm())
    .catch(() => undefined); // each file says itself what is missing
  open.value = true;
}

/** The way out, from any moment of the workshop. */
export function TakeHomeButton({ onOpen }: { onOpen?: () => void }) {
  const press = () => {
    onOpen?.();
    show();
  };
  return (
    <button type="button" class="quiet take-home-open" onClick={press}>
      <Icon name="bag" />
      {t("take_open")}
    </button>
  );
}

/** At the last step: the game is ready to leave. */
export function TakeHomeInvite({ step }: { step: StepContent }) {
  if (step.id !== LAST) return null;
  return (
    <p class="story-invite">
      {t("take_invite")}
      <TakeHomeButton />
    </p>
  );
}

/** Beside the page, so that whatever opened it may close. */
export function TakeHomeDialog() {
  return open.value ? (
    <TakeHome
      onClose={() => {
        open.value = false;
      }}
    />
  ) : null;
}

function TakeHome({ onClose }: { onClose: () => void }) {
  const all = candidates();
  const [document, setDocument] = useState(firstChoice());
  const [name, setName] = useState("");
  const [title, setTitle] = useState(t("take_default_title"));
  const chosen = all.find((one) => one.document === document) ?? all[0];
  if (!chosen) return null;
  const wishes: Wishes = {
    program: chosen,
    name: name.trim(),
    title: title.trim() || t("take_default_title"),
  };
  return (
    <Dialog title={t("take_title")} class="take-home" onClose={onClose}>
      <p>{t("take_lead")}</p>
      <Field label={t("take_name")} help={t("take_name_help")} value={name} onInput={setName} />
      <Field label={t("take_game_title")} value={title} onInput={setTitle} />
      {all.length > 1 && <Which all={all} document={chosen.document} onChoose={setDocument} />}
      <p class="faint">{t(runOf(chosen.document, chosen.source) ? "take_with_run" : "take_without_run")}</p>
      <ul class="take-files">
        <File what="html" icon="run" make={async (tell) => (await makers()).makeGame(wishes, tell)} />
        <File what="python" icon="list" make={async () => (await makers()).makePython(wishes)} />
        {!isAlone() && (
          <File
            what="certificate"
            icon="cards"
            make={async () => (await makers()).makeCertificate(wishes)}
            missing={wishes.name ? null : "take_certificate_name"}
          />
        )}
      </ul>
    </Dialog>
  );
}

interface FieldProps {
  label: string;
  help?: string;
  value: string;
  onInput: (value: string) => void;
}

const LONGEST = 60;

function Field({ label, help, value, onInput }: FieldProps) {
  return (
    <label class="take-field">
      <span>{label}</span>
      <input
        type="text"
        maxLength={LONGEST}
        autocomplete="off"
        spellcheck={false}
        value={value}
        onInput={(event) => onInput(event.currentTarget.value)}
      />
      {help && <span class="faint">{help}</span>}
    </label>
  );
}

function Which({
  all,
  document,
  onChoose,
}: {
  all: Candidate[];
  document: string;
  onChoose: (document: string) => void;
}) {
  return (
    <label class="take-field">
      <span>{t("take_which")}</span>
      <select value={document} onChange={(event) => onChoose(event.currentTarget.value)}>
        {all.map((one) => (
          <option key={one.document} value={one.document}>
            {one.title}
          </option>
        ))}
      </select>
    </label>
  );
}

type Making = (tell: (done: number, total: number) => void) => Promise<{ blob: Blob; file: string }>;

interface FileProps {
  what: "html" | "python" | "certificate";
  icon: "run" | "list" | "cards";
  make: Making;
  missing?: MessageId | null;
}

/** One file to leave with: what it is, its button, and how far it is. */
function File({ what, icon, make, missing = null }: FileProps) {
  const [words, setWords] = useState("");
  const [problem, setProblem] = useState("");
  const [busy, setBusy] = useState(false);
  const go = async () => {
    setProblem("");
    if (missing) return setProblem(t(missing));
    setBusy(true);
    try {
      const { blob, file } = await make((done, total) =>
        setWords(t("take_making", { done: done + 1, total })),
      );
      save(blob, file);
      setWords(t("take_made", { file, size: sizeOf(blob) }));
    } catch (refusal) {
      setWords("");
      setProblem(sentence(refusal));
    } finally {
      setBusy(false);
    }
  };
  return (
    <li class={what}>
      <h3>
        <Icon name={icon} />
        {t(`take_${what}`)}
      </h3>
      <p>{t(`take_${what}_help`)}</p>
      <button type="button" class="main" disabled={busy} onClick={() => void go()}>
        {t(`take_${what}_get`)}
      </button>
      <p role="status">{words}</p>
      <p class="problem" role="alert">
        {problem}
      </p>
    </li>
  );
}

const MEGABYTE = 1_000_000;

function sizeOf({ size }: Blob): string {
  const [amount, unit] =
    size < MEGABYTE / 10 ? [Math.ceil(size / 1000), "kilobyte"] : [size / MEGABYTE, "megabyte"];
  return new Intl.NumberFormat(language.value, { style: "unit", unit, maximumFractionDigits: 1 }).format(
    amount,
  );
}

function sentence(refusal: unknown): string {
  if (refusal instanceof Refused) return refusal.message;
  if (!(refusal instanceof Unreachable)) console.error(refusal);
  return t("take_failed");
}

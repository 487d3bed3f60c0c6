/** Text that comes from the content: HTML made by the server, or a short sentence with `code` in it. */
import type { ComponentChildren } from "preact";

/** HTML rendered by the server from the kit's own Markdown, with raw HTML switched off there. */
export function Html({ html, class: className = "" }: { html: string; class?: string }) {
  return <div class={`prose ${className}`} dangerouslySetInnerHTML={{ __html: html }} />;
}

const MARKED = /(`[^`]+`|\*\*[^*]+\*\*)/;

/** The class is what translations of browsers look for; code in other words is no code. */
function piece(text: string): ComponentChildren {
  if (text.startsWith("`")) return <code class="notranslate">{text.slice(1, -1)}</code>;
  if (text.startsWith("**")) return <strong>{text.slice(2, -2)}</strong>;
  return text;
}

/** One sentence, for a place that takes no paragraph. */
export function Sentence({ text }: { text: string }) {
  return <span>{text.split(MARKED).map(piece)}</span>;
}

/** A message of a check: paragraphs, `code` and **strong** only, never HTML. */
export function Words({ text }: { text: string }) {
  const paragraphs = text.split(/\n{2,}/).filter(Boolean);
  return (
    <>
      {paragraphs.map((paragraph) => (
        <p>{paragraph.split(MARKED).map(piece)}</p>
      ))}
    </>
  );
}

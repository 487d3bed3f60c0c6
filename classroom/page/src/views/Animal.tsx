import type { AnimalCard } from "../api";
import { animals, language } from "../state";
import { Face } from "./faces";

export function animalName(id: string, cards: AnimalCard[]): string {
  const name = cards.find((card) => card.id === id)?.name[language.value] ?? id;
  return name.charAt(0).toUpperCase() + name.slice(1);
}

/** The picture of an animal card: beside its name, never instead of it. */
export function Animal({ id }: { id: string }) {
  const symbol = animals.value.find((card) => card.id === id)?.symbol ?? "";
  return (
    <span class="animal" aria-hidden="true">
      <Face id={id} symbol={symbol} />
    </span>
  );
}

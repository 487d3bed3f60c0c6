/** The course as a group's cards tell it: the words of the cards, in the place of their marks. */
import type { CourseContent } from "../../api";
import { parseStory } from "../../keep/story";

/** Question -> card -> mark -> language -> what stands there: classroom/course/static_course.py writes it. */
export type Cards = Record<string, Record<string, Record<string, Record<string, string>>>>;

/** @returns null when the story names a card that the deck does not hold. */
export function tellStory(course: CourseContent, cards: Cards, chosen: string): CourseContent | null {
  const story = { ...course.story, ...parseStory(chosen) };
  const given = new Map<string, string>();
  for (const [question, card] of Object.entries(story)) {
    const marks = cards[question]?.[card];
    if (!marks) return null;
    for (const [mark, words] of Object.entries(marks)) given.set(mark, words[course.language] ?? "");
  }
  const told = JSON.stringify(course).replace(/zq_\w+?_zq/g, (mark) => given.get(mark) ?? mark);
  return { ...(JSON.parse(told) as CourseContent), story };
}

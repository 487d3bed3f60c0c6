/**
 * A table of what the page says: the name of each sentence, both languages side by side. Slots are {named}.
 */
export type Sentences = Record<string, { fr: string; en: string }>;

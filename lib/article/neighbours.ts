export type Neighbour = { id: string; title: string };

/** The articles before and after one in the story's order, by publication; null at its ends, and for an article that is not there. */
export type Neighbours = { previous: Neighbour | null; next: Neighbour | null };

export type Person = { readonly memberId: string; readonly name: string };

/** A person with the index of their presence colour, 0 to 7. */
export type ColouredPerson = Person & { readonly colour: number };

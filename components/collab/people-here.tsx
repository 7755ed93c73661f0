import { PersonDot } from '#components/ui/person-dot.tsx';
import type { ColouredPerson } from '#lib/actor/person.ts';

/** Who has the draft open now. `memberId` is the member at this page. */
export function PeopleHere({ people, memberId }: { people: readonly ColouredPerson[]; memberId: string }) {
  return (
    <section aria-label="People here" className="flex min-h-8 items-center">
      <ul className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {people.map((person) => (
          <li key={person.memberId} className="flex items-center gap-1.5 text-[0.8125rem]">
            <PersonDot name={person.name} colour={person.colour} />
            {person.memberId === memberId ? `${person.name} (you)` : person.name}
          </li>
        ))}
      </ul>
    </section>
  );
}

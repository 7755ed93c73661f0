'use client';

import { useState } from 'react';
import { isJudged } from '#components/command/failure.ts';
import { FailureNote } from '#components/command/failure-note.tsx';
import { useCommand } from '#components/command/use-command.ts';
import { PersonDot } from '#components/ui/person-dot.tsx';
import { isRole, ROLES, type Role } from '#lib/actor/actor.ts';
import { changeRoleAction } from './newsroom-actions.ts';
import { RemoveMember } from './remove-member.tsx';

type MemberRow = {
  id: string;
  name: string;
  email: string;
  role: string;
  colour: number;
};

/** The members with their roles; an admin changes a role in place. */
export function MemberRoles({ members, mayChange }: { members: readonly MemberRow[]; mayChange: boolean }) {
  const changing = useCommand(changeRoleAction);
  const [chosen, setChosen] = useState<{ memberId: string; role: Role } | null>(null);
  const { pending, failure } = changing;
  // A refusal leaves the role as it was; without an answer the choice stays, to be sent again.
  const isUndecided = pending || (failure !== null && !isJudged({ ok: false, failure }));
  const shownRole = (id: string, role: string) => (isUndecided && chosen?.memberId === id ? chosen.role : role);
  const change = (memberId: string, role: string) => {
    if (!isRole(role)) return;
    setChosen({ memberId, role });
    changing.run({ memberId, role });
  };
  return (
    <section aria-label="Members" className="grid max-w-3xl gap-3">
      <FailureNote of={changing} />
      {!mayChange && <p className="text-muted">Only an admin changes roles or removes a member.</p>}
      <ul className="divide-y divide-line rounded-lg border border-line bg-surface">
        {members.map(({ id, name, email, role, colour }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-2 px-4 py-3">
            <PersonDot name={name} colour={colour} />
            <div className="min-w-[60%] flex-1 sm:min-w-0">
              <p className="font-medium">{name}</p>
              <p className="truncate text-[0.8125rem] text-muted">{email}</p>
            </div>
            {mayChange ? (
              <>
                <select
                  aria-label={`Role of ${name}`}
                  value={shownRole(id, role)}
                  disabled={pending}
                  onChange={({ target }) => change(id, target.value)}
                  className="min-h-10 rounded-md border border-line-strong/70 bg-surface px-3"
                >
                  {ROLES.map((choice) => (
                    <option key={choice}>{choice}</option>
                  ))}
                </select>
                <RemoveMember memberId={id} name={name} />
              </>
            ) : (
              <span className="text-muted">{role}</span>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}

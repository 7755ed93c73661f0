'use client';

import { type FormEvent, useState } from 'react';
import { FailureNote } from '#components/command/failure-note.tsx';
import { useCommand } from '#components/command/use-command.ts';
import { Button } from '#components/ui/button.tsx';
import { SelectField, TextField } from '#components/ui/field.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { RadioGroup } from '#components/ui/radio-group.tsx';
import { useFormDraft } from '#components/ui/use-form-draft.ts';
import { type Closers, RULE_COUNT_MAX, type RuleSettings, SECOND_ROUND_HOURS_MAX } from '#lib/gate/rule.ts';
import { GRADES, type Grade } from '#lib/source/grade.ts';
import { setRuleAction } from './newsroom-actions.ts';

const CLOSER_OPTIONS: { value: Closers; label: string }[] = [
  { value: 'deciders', label: 'A reviewer or an admin' },
  { value: 'opener', label: 'A reviewer, an admin, or the member who opened it' },
  { value: 'voters', label: 'Anyone who votes' },
];

const REVIEWER_OPTIONS = [
  { value: '1', label: 'One reviewer' },
  {
    value: '2',
    label: 'Two reviewers',
    hint: 'Two different people approve; a change in between voids the first approval.',
  },
];

type CountField = 'quorumCount' | 'minEvidenceCount' | 'minOriginCount' | 'confirmedOriginCount' | 'secondRoundHours';

/** The rule as typed; an empty grade stands for none. */
type RuleDraft = Omit<RuleSettings, 'confirmedGrade'> & { confirmedGrade: Grade | '' };

/** The newsroom's rule, for an admin to change. A refusal keeps what was typed. */
export function RuleForm({ rule }: { rule: RuleSettings }) {
  const {
    draft,
    change: keep,
    settle,
  } = useFormDraft<RuleDraft>('rule', { ...rule, confirmedGrade: rule.confirmedGrade ?? '' });
  const [saved, setSaved] = useState(false);
  const setting = useCommand(setRuleAction);
  const change = (part: Partial<RuleDraft>) => {
    setSaved(false);
    keep(part);
  };

  function submit(event: FormEvent) {
    event.preventDefault();
    setSaved(false);
    setting.run({ ...draft, confirmedGrade: draft.confirmedGrade || null }, () => {
      settle(draft);
      setSaved(true);
    });
  }

  const countField = (name: CountField, min: number, max = RULE_COUNT_MAX) => ({
    type: 'number',
    inputMode: 'numeric' as const,
    min,
    max,
    step: 1,
    required: true,
    value: Number.isNaN(draft[name]) ? '' : draft[name],
    onChange: (event: { target: { valueAsNumber: number } }) => change({ [name]: event.target.valueAsNumber }),
  });

  return (
    <form onSubmit={submit} className="grid max-w-3xl gap-6 rounded-lg border border-line bg-surface p-4 sm:p-6">
      <div className="grid items-start gap-x-6 gap-y-5 sm:grid-cols-2">
        <TextField
          label="Quorum"
          hint="Votes that count: ratings 1 to 5. A 6 abstains."
          {...countField('quorumCount', 1)}
        />
        <TextField
          label="Agreement"
          hint="From 0 (split between the ends) to 1 (all agree). Below it a claim is contested."
          type="number"
          inputMode="decimal"
          min={0}
          max={1}
          step={0.01}
          required
          value={Number.isNaN(draft.agreementThreshold) ? '' : draft.agreementThreshold}
          onChange={(event) => change({ agreementThreshold: event.target.valueAsNumber })}
        />
        <TextField label="Evidence" hint="Cited passages, at least." {...countField('minEvidenceCount', 0)} />
        <TextField
          label="Independent origins"
          hint="At least so many on one side, for or against. 0 asks for none."
          {...countField('minOriginCount', 0)}
        />
        <TextField
          label="Origins for “Confirmed”"
          hint="Independent origins of support. With less, a claim is “Probably true” at best. 0 asks for none."
          {...countField('confirmedOriginCount', 0)}
        />
        <TextField
          label="Hours for round 2"
          hint="After them a member who did not open it may close round 2, though not everyone has answered."
          {...countField('secondRoundHours', 1, SECOND_ROUND_HOURS_MAX)}
        />
        <SelectField
          label="One origin suffices from an outlet of"
          value={draft.confirmedGrade}
          onChange={({ target }) => change({ confirmedGrade: GRADES.find((grade) => grade === target.value) ?? '' })}
        >
          <option value="">no grade: never</option>
          {GRADES.map((grade) => (
            <option key={grade} value={grade}>
              {grade === 'A' ? 'grade A' : `grade ${grade} or better`}
            </option>
          ))}
        </SelectField>
      </div>
      <label className="flex items-start gap-2">
        <input
          type="checkbox"
          checked={draft.objectionBlocks}
          onChange={(event) => change({ objectionBlocks: event.target.checked })}
          className="mt-1 size-4 accent-accent"
        />
        <span>
          An open objection blocks
          <span className="block text-[0.8125rem] text-muted">Until it is withdrawn, or overruled with a reason.</span>
        </span>
      </label>
      <div className="grid items-start gap-6 sm:grid-cols-2">
        <RadioGroup
          label="Who may close a round once its quorum is met"
          options={CLOSER_OPTIONS}
          value={draft.closers}
          onChange={(closers) => change({ closers })}
        />
        <RadioGroup
          label="Who approves a claim"
          options={REVIEWER_OPTIONS}
          value={String(draft.reviewerCount)}
          onChange={(count) => change({ reviewerCount: Number(count) })}
        />
      </div>
      <FailureNote of={setting} />
      {saved && <Notice>Saved. It holds for rounds that open from now on.</Notice>}
      <Button type="submit" variant="primary" busy={setting.pending} className="justify-self-start">
        Save rule
      </Button>
    </form>
  );
}

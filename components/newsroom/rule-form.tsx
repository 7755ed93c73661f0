'use client';

import { type FormEvent, useState } from 'react';
import { FailureNote } from '#components/command/failure-note.tsx';
import { useCommand } from '#components/command/use-command.ts';
import { Button } from '#components/ui/button.tsx';
import { TextField } from '#components/ui/field.tsx';
import { Notice } from '#components/ui/notice.tsx';
import { RadioGroup } from '#components/ui/radio-group.tsx';
import { useFormDraft } from '#components/ui/use-form-draft.ts';
import { type Closers, RULE_COUNT_MAX, type RuleSettings } from '#lib/gate/rule.ts';
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

type CountField = 'quorumCount' | 'minEvidenceCount' | 'minOriginCount';

/** The newsroom's rule, for an admin to change. A refusal keeps what was typed. */
export function RuleForm({ rule }: { rule: RuleSettings }) {
  const { draft, change: keep, settle } = useFormDraft<RuleSettings>('rule', rule);
  const [saved, setSaved] = useState(false);
  const setting = useCommand(setRuleAction);
  const change = (part: Partial<RuleSettings>) => {
    setSaved(false);
    keep(part);
  };

  function submit(event: FormEvent) {
    event.preventDefault();
    setSaved(false);
    setting.run(draft, () => {
      settle(draft);
      setSaved(true);
    });
  }

  const countField = (name: CountField, min: number) => ({
    type: 'number',
    inputMode: 'numeric' as const,
    min,
    max: RULE_COUNT_MAX,
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

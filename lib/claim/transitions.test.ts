import { describe, expect, test } from 'vitest';
import { ROLES } from '#lib/actor/actor.ts';
import { AppError } from '#lib/errors.ts';
import {
  CLAIM_STATES,
  CLAIM_STEPS,
  type ClaimState,
  type ClaimStep,
  canStep,
  decideStep,
  RELATIONS,
  type Relation,
} from './transitions.ts';

/** Every step that any state allows, and where it leads; all that is not here is denied. */
const TABLE = `
  gathering          reword             gathering
  gathering          edit_evidence      gathering
  gathering          open_round         voting
  voting             reword             gathering
  voting             edit_evidence      voting
  voting             close_round        voted
  voted              reword             gathering
  voted              edit_evidence      voted
  voted              open_round         voting
  voted              withdraw_objection voted
  voted              overrule_objection voted
  voted              send_to_review     in_review
  in_review          reword             gathering
  in_review          edit_evidence      in_review
  in_review          endorse            in_review
  in_review          approve            approved
  in_review          request_changes    changes_requested
  in_review          reject             rejected
  approved           request_changes    changes_requested
  changes_requested  reword             gathering
  changes_requested  edit_evidence      changes_requested
  changes_requested  open_round         voting
  changes_requested  withdraw_objection changes_requested
  changes_requested  overrule_objection changes_requested
  changes_requested  send_to_review     in_review
  rejected           reword             gathering
`;

const LEGAL = new Map(
  TABLE.trim()
    .split('\n')
    .map((line) => line.trim().split(/\s+/))
    .map(([state, step, next]) => [`${state} ${step}`, next]),
);

/** Who may take which step, whatever the state: `role relation`, "*" for any relation. */
const bySeniors = (...relations: Relation[]) =>
  relations.flatMap((relation) => [`admin ${relation}`, `reviewer ${relation}`]);
const DECIDERS = bySeniors('voter', 'closer', 'approver', 'assigned', 'none');
const APPROVERS = bySeniors('voter', 'closer', 'assigned', 'none');
const TEAM = ['admin *', 'editor *', 'reviewer *'];
const ALLOWED: Record<ClaimStep, string[]> = {
  reword: TEAM,
  edit_evidence: TEAM,
  open_round: TEAM,
  close_round: ['admin *', 'reviewer *', 'editor closer'],
  withdraw_objection: ['admin voter', 'editor voter', 'reviewer voter'],
  overrule_objection: DECIDERS,
  send_to_review: TEAM,
  endorse: APPROVERS,
  approve: APPROVERS,
  request_changes: DECIDERS,
  reject: DECIDERS,
};

const cases = CLAIM_STATES.flatMap((state) => CLAIM_STEPS.map((step) => ({ state, step })));

describe('the machine of a claim’s states', () => {
  test.each(cases)('[W1] $state, $step: by every role and relation', ({ state, step }) => {
    const next = LEGAL.get(`${state} ${step}`);
    for (const role of ROLES) {
      for (const relation of RELATIONS) {
        const answer = decideStep({ state, step, role, relations: [relation] });
        const permitted = ALLOWED[step].some((who) => who === `${role} *` || who === `${role} ${relation}`);
        if (permitted && next) expect(answer, `${role} ${relation}`).toEqual({ allowed: true, next });
        else {
          const error = answer.allowed ? null : AppError.of(answer.failure);
          expect(error).toMatchObject({
            code: permitted ? 'CONFLICT' : 'FORBIDDEN',
            message: expect.stringMatching(/\.$/),
          });
        }
      }
    }
  });

  test('[W2] the author never reviews, whatever their role', () => {
    for (const role of ROLES) {
      const relations = ['author', 'voter', 'closer', 'assigned'] as const;
      expect(canStep({ state: 'in_review', step: 'approve', role, relations })).toBe(false);
    }
  });

  test('[W1] every state can be reached, and can be left again', () => {
    const reached = new Set<string | undefined>(['gathering', ...LEGAL.values()]);
    const left = new Set([...LEGAL.keys()].map((key) => key.split(' ')[0] as ClaimState));
    expect(CLAIM_STATES.filter((state) => !reached.has(state))).toEqual([]);
    expect(CLAIM_STATES.filter((state) => !left.has(state))).toEqual([]);
  });
});

/** The states on screen. */
export const STATE_WORDS = {
  gathering: 'Gathering evidence',
  voting: 'Voting',
  voted: 'Voted',
  in_review: 'In review',
  approved: 'Approved',
  changes_requested: 'Changes requested',
  rejected: 'Rejected',
} as const;

/** What a step is, after "cannot". */
export const STEP_WORDS = {
  reword: 'be reworded',
  edit_evidence: 'have its evidence changed',
  open_round: 'have a round opened',
  close_round: 'have a round closed',
  withdraw_objection: 'have an objection withdrawn',
  overrule_objection: 'have an objection overruled',
  send_to_review: 'be sent to review',
  endorse: 'be approved',
  approve: 'be approved',
  request_changes: 'be sent back',
  reject: 'be rejected',
} as const;

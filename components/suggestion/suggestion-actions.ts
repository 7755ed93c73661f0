'use server';

import { action } from '#lib/action/action.server.ts';
import { limited } from '#lib/action/refuse-too-many.server.ts';
import { dismissSuggestion, restoreSuggestion } from '#lib/suggestion/dismiss-suggestion.server.ts';
import { findSuggestions } from '#lib/suggestion/find-suggestions.server.ts';

export const findSuggestionsAction = action(limited('suggestion.find', findSuggestions));
export const dismissSuggestionAction = action(dismissSuggestion);
export const restoreSuggestionAction = action(restoreSuggestion);

'use server';

import { action } from '#lib/action/action.server.ts';
import {
  dismissSuggestion,
  dismissSuggestionSchema,
  restoreSuggestion,
} from '#lib/suggestion/dismiss-suggestion.server.ts';
import { findSuggestions, suggestionSubjectSchema } from '#lib/suggestion/find-suggestions.server.ts';

export const findSuggestionsAction = action(suggestionSubjectSchema, findSuggestions);
export const dismissSuggestionAction = action(dismissSuggestionSchema, dismissSuggestion);
export const restoreSuggestionAction = action(dismissSuggestionSchema, restoreSuggestion);

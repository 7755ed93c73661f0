'use server';

import { action } from '#lib/action/action.server.ts';
import { limited } from '#lib/action/refuse-too-many.server.ts';
import { prepareFactSheet } from '#lib/factsheet/prepare-factsheet.server.ts';
import { publishFactSheet } from '#lib/factsheet/publish-factsheet.server.ts';
import { retractFactSheet } from '#lib/factsheet/retract-factsheet.server.ts';

export const prepareFactSheetAction = action(limited('factsheet.prepare', prepareFactSheet));
export const publishFactSheetAction = action(limited('factsheet.publish', publishFactSheet));
export const retractFactSheetAction = action(retractFactSheet);

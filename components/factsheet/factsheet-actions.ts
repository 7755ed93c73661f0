'use server';

import { action } from '#lib/action/action.server.ts';
import { prepareFactSheet, prepareFactSheetSchema } from '#lib/factsheet/prepare-factsheet.server.ts';
import { publishFactSheet, publishFactSheetSchema } from '#lib/factsheet/publish-factsheet.server.ts';
import { retractFactSheet, retractFactSheetSchema } from '#lib/factsheet/retract-factsheet.server.ts';
import { saveSheetDetails, saveSheetDetailsSchema } from '#lib/factsheet/save-sheet-details.server.ts';

export const prepareFactSheetAction = action(prepareFactSheetSchema, prepareFactSheet);
export const publishFactSheetAction = action(publishFactSheetSchema, publishFactSheet);
export const retractFactSheetAction = action(retractFactSheetSchema, retractFactSheet);
export const saveSheetDetailsAction = action(saveSheetDetailsSchema, saveSheetDetails);

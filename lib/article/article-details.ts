import { z } from 'zod';
import { GRADES } from '#lib/source/grade.ts';

/** Newspapers began about 1600; earlier dates are typing errors. */
const EARLIEST_DATE = '1500-01-01';

/** Whether the runtime accepts the language code; a well-formed but invalid one makes Intl.Segmenter throw. */
function isLanguage(code: string): boolean {
  if (!/^[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*$/.test(code)) return false;
  try {
    return Intl.getCanonicalLocales(code).length === 1;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}

/** What may be stated about an article besides its text. Every key may be missing, none may be empty. */
export const articleDetailsSchema = z.object({
  title: z.string().trim().min(1, 'article.title-missing').max(300, 'title.too-long').optional(),
  outlet: z.string().trim().min(1, 'article.outlet-missing').max(200, 'article.outlet-too-long').optional(),
  url: z.url({ protocol: /^https?$/, error: 'article.url' }).optional(),
  /** The day of publication, ISO 8601. */
  date: z.iso
    .date({ error: 'article.date' })
    .refine((date) => date >= EARLIEST_DATE, 'article.date-too-early')
    .optional(),
  /** BCP 47. */
  language: z.string().refine(isLanguage, 'article.language').optional(),
  /** Counts only when the outlet is new to the newsroom. */
  grade: z.enum(GRADES, { error: 'article.grade' }).optional(),
  retelling: z.boolean().optional(),
});

/** The same where every value is written as text, as in front matter and in an address. */
export const writtenDetailsSchema = articleDetailsSchema.extend({
  retelling: z
    .enum(['true', 'false'], { error: 'article.retelling' })
    .transform((word) => word === 'true')
    .optional(),
});

export type ArticleDetails = z.infer<typeof articleDetailsSchema>;

/** The importer's details, completed by those of the file. */
export function mergeDetails(fromFile: ArticleDetails, given: ArticleDetails): ArticleDetails {
  const stated = Object.entries(given).filter(([, value]) => value !== undefined);
  return { ...fromFile, ...Object.fromEntries(stated) };
}

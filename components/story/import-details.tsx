import { SelectField, TextField } from '#components/ui/field.tsx';
import { GRADE_WORDS, GRADES } from '#lib/source/grade.ts';

/** The details of an article, as typed; empty if not given. */
export const EMPTY_DETAILS = { title: '', outlet: '', grade: '', date: '', language: '', url: '', retelling: '' };
export type DetailName = keyof typeof EMPTY_DETAILS;

type ImportDetailsProps = {
  details: typeof EMPTY_DETAILS;
  onChange: (name: DetailName, value: string) => void;
};

/** The fields about an article that an import asks for, none of them required. */
export function ImportDetails({ details, onChange }: ImportDetailsProps) {
  return (
    <fieldset className="grid items-start gap-4 border-line border-t pt-4 sm:grid-cols-2">
      <legend className="sr-only">About the article</legend>
      <div className="sm:col-span-2">
        <TextField
          label="Title"
          hint="Left empty, it is taken from the text."
          maxLength={300}
          value={details.title}
          onChange={(event) => onChange('title', event.target.value)}
        />
      </div>
      <TextField
        label="Outlet"
        maxLength={200}
        value={details.outlet}
        onChange={(event) => onChange('outlet', event.target.value)}
      />
      <SelectField
        label="Reliability of the outlet"
        hint="Counts where the outlet is new here; a known one keeps its grade."
        value={details.grade}
        onChange={(event) => onChange('grade', event.target.value)}
      >
        <option value="">Cannot be judged (F)</option>
        {GRADES.filter((grade) => grade !== 'F').map((grade) => (
          <option key={grade} value={grade}>
            {GRADE_WORDS[grade]} ({grade})
          </option>
        ))}
      </SelectField>
      <TextField
        label="Published on"
        type="date"
        value={details.date}
        onChange={(event) => onChange('date', event.target.value)}
      />
      <TextField
        label="Language"
        placeholder="en"
        maxLength={20}
        value={details.language}
        onChange={(event) => onChange('language', event.target.value)}
      />
      <div className="sm:col-span-2">
        <TextField
          label="Address"
          type="url"
          placeholder="https://"
          value={details.url}
          onChange={(event) => onChange('url', event.target.value)}
        />
      </div>
      <label className="flex items-start gap-3 sm:col-span-2">
        <input
          type="checkbox"
          className="mt-1 size-4 accent-accent"
          checked={details.retelling === 'true'}
          onChange={(event) => onChange('retelling', event.target.checked ? 'true' : '')}
        />
        <span>
          Retelling
          <span className="block text-[0.8125rem] text-muted">The words are our own, not the outlet's.</span>
        </span>
      </label>
    </fieldset>
  );
}

import ButtonDropdown from '@cloudscape-design/components/button-dropdown';
import type { Journey } from '../model/journey';
import { markdown, snapshot, text } from './export';
import { pngOf, save } from '../parts/save';

/** The run to take away: a snapshot on one page, or a transcript in words. */
export function ExportMenu({ journey }: { journey: Journey }) {
  const chosen = async (id: string) => {
    const name = `culvert-${journey.id}`;
    switch (id) {
      case 'md':
        return save(`${name}.md`, new Blob([markdown(journey)], { type: 'text/markdown' }));
      case 'txt':
        return save(`${name}.txt`, new Blob([text(journey)], { type: 'text/plain' }));
      case 'svg':
        return save(`${name}.svg`, new Blob([snapshot(journey)], { type: 'image/svg+xml' }));
      default:
        return save(`${name}.png`, await pngOf(snapshot(journey)));
    }
  };
  return (
    <ButtonDropdown
      items={[
        { id: 'md', text: 'Transcript and tables (Markdown)' },
        { id: 'txt', text: 'Transcript in words (text)' },
        { id: 'svg', text: 'Snapshot (SVG)' },
        { id: 'png', text: 'Snapshot (PNG)' },
      ]}
      onItemClick={({ detail }) => void chosen(detail.id)}
    >
      Export
    </ButtonDropdown>
  );
}

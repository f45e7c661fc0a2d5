import { useEffect, useRef } from 'react';
import type { Journey, Variables } from '../model/journey';

const NAMES: (keyof Variables)[] = ['Request Route', 'Access Method'];

/** The variables at the start and after each step. */
export function VariableTracker({ journey, step, onStep }: { journey: Journey; step: number; onStep?: (step: number) => void }) {
  const columns = [journey.start, ...journey.table.map((row) => row.variables)];
  const current = useRef<HTMLTableCellElement>(null);
  useEffect(() => {
    const box = current.current?.closest('.scroll');
    if (box && current.current) box.scrollLeft = current.current.offsetLeft - box.clientWidth / 2;
  }, [step]);
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label="Variable tracker">
      <table className="plain variables">
        <thead>
          <tr>
            <th scope="col">Variable</th>
            {columns.map((_, i) => (
              <th key={i} scope="col" ref={i === step ? current : undefined} className={i === step ? 'current' : ''} onClick={() => onStep?.(i)}>
                {i === 0 ? 'Start' : `After ${i}`}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {NAMES.map((name) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              {columns.map((variables, i) => (
                <td
                  key={i}
                  className={`${i === step ? 'current' : ''} ${i > step ? 'later' : ''} ${i > 0 && columns[i - 1][name] !== variables[name] ? 'changed' : ''}`}
                >
                  {variables[name]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

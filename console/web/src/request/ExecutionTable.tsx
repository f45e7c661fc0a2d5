import { useEffect, useRef } from 'react';
import type { Journey } from '../model/journey';

/** Step, action, check, result, next step: one row for each check that the request met. */
export function ExecutionTable({ journey, step, onStep }: { journey: Journey; step?: number; onStep?: (step: number) => void }) {
  const current = useRef<HTMLTableRowElement>(null);
  useEffect(() => {
    const box = current.current?.closest('.scroll');
    const row = current.current;
    if (!box || !row) return;
    const above = row.offsetTop - box.scrollTop - 40;
    const below = row.offsetTop + row.offsetHeight - box.scrollTop - box.clientHeight;
    if (above < 0) box.scrollTop += above;
    else if (below > 0) box.scrollTop += below;
  }, [step]);
  return (
    <div className="scroll" tabIndex={0} role="region" aria-label="Execution table">
      <table className="plain execution">
        <thead>
          <tr>
            <th scope="col">Step</th>
            <th scope="col">Action</th>
            <th scope="col">Condition/Check</th>
            <th scope="col">Result</th>
            <th scope="col">Next step</th>
          </tr>
        </thead>
        <tbody>
          {journey.table.map((row) => {
            const state = !row.passed ? 'stopped' : step !== undefined && row.step > step ? 'later' : '';
            return (
              <tr
                key={row.step}
                ref={row.step === step ? current : undefined}
                className={`${state} ${row.step === step ? 'current' : ''}`}
                aria-current={row.step === step ? 'step' : undefined}
                onClick={() => onStep?.(row.step)}
              >
                <th scope="row">
                  {onStep ? (
                    <button type="button" className="step-button" onClick={() => onStep(row.step)} aria-label={`Go to step ${row.step}`}>
                      {row.step}
                    </button>
                  ) : (
                    row.step
                  )}
                </th>
                <td>{row.action}</td>
                <td className="wrap">{row.check}</td>
                <td className="wrap">
                  {!row.passed && <span aria-hidden="true">✕ </span>}
                  {row.result}
                </td>
                <td>{row.next}</td>
              </tr>
            );
          })}
        </tbody>
      </table>
    </div>
  );
}

import Alert from '@cloudscape-design/components/alert';
import Box from '@cloudscape-design/components/box';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import FormField from '@cloudscape-design/components/form-field';
import Header from '@cloudscape-design/components/header';
import RadioGroup from '@cloudscape-design/components/radio-group';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import { useEffect, useState } from 'react';
import type { Journey } from '../model/journey';
import { type Question, questionsOf } from './questions';

/** Questions about the learner's own runs, graded with the row that proves the answer. */
export function Quiz({ journeys }: { journeys: Journey[] }) {
  const [questions, setQuestions] = useState<Question[]>();
  const [given, setGiven] = useState<Record<string, string>>({});
  const [graded, setGraded] = useState(false);
  const ids = journeys.map((one) => one.id).join();
  useEffect(() => {
    setGraded(false);
    setGiven({});
    void Promise.all(journeys.map(questionsOf)).then((lists) => setQuestions(lists.flat()));
  }, [ids]);
  if (!questions) return <Spinner size="large" />;
  const key = (one: Question, i: number) => `${i} ${one.id}`;
  const right = questions.filter((one, i) => given[key(one, i)] === one.answer).length;
  return (
    <Container
      header={
        <Header variant="h2" description={`About ${journeys.map((one) => one.id).join(', ')}, which you have just seen.`}>
          Quiz
        </Header>
      }
    >
      <SpaceBetween size="l">
        {questions.map((one, i) => (
          <SpaceBetween size="xs" key={key(one, i)}>
            <FormField label={`${i + 1}. ${one.text}`} description={journeys.length > 1 ? `Of ${nameOf(one, journeys)}` : undefined} stretch>
              <RadioGroup
                value={given[key(one, i)] ?? null}
                onChange={({ detail }) => setGiven({ ...given, [key(one, i)]: detail.value })}
                items={one.options.map((value) => ({ value, label: value, disabled: graded }))}
              />
            </FormField>
            {graded && (
              <Alert type={given[key(one, i)] === one.answer ? 'success' : 'error'} header={given[key(one, i)] === one.answer ? 'Right' : `No: ${one.answer}`}>
                <Box>
                  {one.id === 'without' ? 'What would happen, ' : ''}row {one.proof.step} proves it: <strong>{one.proof.action}.</strong> {one.proof.check} {one.proof.result}.
                </Box>
                <Box>
                  After it, Request Route is “{one.proof.variables['Request Route']}” and Access Method “{one.proof.variables['Access Method']}”.
                </Box>
              </Alert>
            )}
          </SpaceBetween>
        ))}
        {graded ? (
          <SpaceBetween direction="horizontal" size="s" alignItems="center">
            <Box variant="h3">
              <span data-testid="score">
                {right} of {questions.length} right
              </span>
            </Box>
            <Button onClick={() => (setGraded(false), setGiven({}))}>Once more</Button>
          </SpaceBetween>
        ) : (
          <Button variant="primary" disabled={Object.keys(given).length < questions.length} onClick={() => setGraded(true)}>
            Grade
          </Button>
        )}
      </SpaceBetween>
    </Container>
  );
}

const nameOf = (question: Question, journeys: Journey[]) => journeys.find((one) => one === question.of)?.id ?? 'the last run, with a change';

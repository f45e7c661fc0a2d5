import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Cards from '@cloudscape-design/components/cards';
import Header from '@cloudscape-design/components/header';
import Link from '@cloudscape-design/components/link';
import SpaceBetween from '@cloudscape-design/components/space-between';
import Spinner from '@cloudscape-design/components/spinner';
import { useEffect, useState } from 'react';
import { journey as askJourney } from '../api/own';
import { useAction } from '../make/useAction';
import type { Journey } from '../model/journey';
import { useRoute } from '../parts/route';
import { LESSONS } from './lessons';
import { LessonPage } from './LessonPage';
import { Quiz } from './Quiz';
import { removeWorlds } from './world';

/** Lessons on a throw-away world, and quizzes about what happened there. */
export function LearnPage() {
  const { parts, query } = useRoute();
  const lesson = LESSONS.find((one) => one.id === parts[1]);
  if (parts[1] === 'quiz') return <QuizPage id={query.get('journey') ?? ''} />;
  return lesson ? <LessonPage key={lesson.id} lesson={lesson} /> : <Overview />;
}

function Overview() {
  const { busy, wrong, right, run } = useAction();
  return (
    <SpaceBetween size="m">
      {wrong && <Alert type="error">{wrong}</Alert>}
      {right && <Alert type="success">{right}</Alert>}
      <Cards
        items={LESSONS}
        ariaLabels={{ itemSelectionLabel: (_, one) => one.title, selectionGroupLabel: 'Lessons' }}
        cardsPerRow={[{ cards: 1 }, { minWidth: 600, cards: 2 }, { minWidth: 1200, cards: 3 }]}
        header={
          <Header
            variant="h1"
            description="Each lesson makes a VPC, a role and a table of its own, and takes them away at the end."
            actions={
              <Button
                loading={busy}
                onClick={() => run(async () => ((await removeWorlds()) ? 'What lessons had left is gone.' : 'Nothing was left.'))}
              >
                Remove leftovers
              </Button>
            }
          >
            Learn
          </Header>
        }
        cardDefinition={{
          header: (one) => (
            <Link href={`#/learn/${one.id}`} fontSize="heading-m">
              {one.title}
            </Link>
          ),
          sections: [
            { id: 'about', content: (one) => one.about },
            { id: 'steps', content: (one) => `${one.steps.length} steps and a quiz` },
          ],
        }}
      />
    </SpaceBetween>
  );
}

function QuizPage({ id }: { id: string }) {
  const [journey, setJourney] = useState<Journey>();
  const [wrong, setWrong] = useState('');
  useEffect(() => {
    askJourney(id).then(setJourney, (refused: Error) => setWrong(refused.message));
  }, [id]);
  if (wrong) return <Alert type="error">{wrong}</Alert>;
  if (!journey) return <Spinner size="large" />;
  return (
    <SpaceBetween size="m">
      <Header variant="h1" actions={<Button href={`#/requests/${id}`}>Back to the run</Button>}>
        Quiz about {id}
      </Header>
      <Quiz journeys={[journey]} />
    </SpaceBetween>
  );
}

import Alert from '@cloudscape-design/components/alert';
import Button from '@cloudscape-design/components/button';
import Container from '@cloudscape-design/components/container';
import Form from '@cloudscape-design/components/form';
import Header from '@cloudscape-design/components/header';
import SpaceBetween from '@cloudscape-design/components/space-between';
import type { ReactNode } from 'react';
import { Command } from '../parts/Command';
import { useAction } from './useAction';

interface Props {
  title: string;
  description?: string;
  button: string;
  command: string[];
  disabled?: boolean;
  /** Does it, and says in a sentence what was done. */
  act: () => Promise<string>;
  children: ReactNode;
  more?: ReactNode;
}

/** A form that calls an API, with the command that it amounts to. */
export function ActionForm({ title, description, button, command, disabled, act, children, more }: Props) {
  const { busy, wrong, right, run } = useAction();
  return (
    <form
      aria-label={title}
      onSubmit={(event) => {
        event.preventDefault();
        void run(act);
      }}
    >
      <Form
        actions={
          <SpaceBetween direction="horizontal" size="xs">
            {more}
            <Button variant="primary" loading={busy} disabled={disabled}>
              {button}
            </Button>
          </SpaceBetween>
        }
      >
        <Container header={<Header variant="h2" description={description}>{title}</Header>}>
          <SpaceBetween size="l">
            {children}
            <Command lines={command} />
            {wrong && <Alert type="error" header="Refused">{wrong}</Alert>}
            {right && <Alert type="success">{right}</Alert>}
          </SpaceBetween>
        </Container>
      </Form>
    </form>
  );
}

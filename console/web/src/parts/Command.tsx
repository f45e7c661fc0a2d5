import CopyToClipboard from '@cloudscape-design/components/copy-to-clipboard';
import FormField from '@cloudscape-design/components/form-field';

/** The AWS CLI command that a form amounts to. */
export function Command({ lines }: { lines: string[] }) {
  const text = lines.join(' \\\n  ');
  return (
    <FormField label="The same with the AWS CLI" stretch>
      <div className="cli">
        <pre className="command" data-testid="cli">
          {text}
        </pre>
        <CopyToClipboard copyButtonAriaLabel="Copy the command" copyErrorText="Not copied" copySuccessText="Copied" textToCopy={text} variant="icon" />
      </div>
    </FormField>
  );
}

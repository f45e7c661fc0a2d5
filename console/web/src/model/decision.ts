export interface Range {
  startLine: number;
  startColumn: number;
  endLine: number;
  endColumn: number;
}

export interface Matched {
  policy: string;
  index: number;
  sid?: string;
  range: Range;
}

export interface Findings {
  type: string;
  level: string;
  policies: { name: string; arn?: string; text: string }[];
  denies: Matched[];
  allows: Matched[];
}

/** What the policies were asked about one access, and what came out. */
export interface PolicyDecision {
  principal: string;
  action: string;
  resource: string;
  resourceAccount: string;
  decision: 'allowed' | 'explicitlyDenied' | 'implicitlyDenied';
  grant?: string;
  type?: string;
  message?: string;
  lacking?: string[];
  findings: Findings[];
  context: Record<string, string>;
}

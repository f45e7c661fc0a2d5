export function MakePage() { return <p>MakePage</p>; }

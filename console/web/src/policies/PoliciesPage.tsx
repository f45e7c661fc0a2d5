export function PoliciesPage() { return <p>PoliciesPage</p>; }

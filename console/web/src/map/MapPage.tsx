export function MapPage() { return <p>MapPage</p>; }

export function Finder() {
  return <span className="finder" />;
}

export function Page() {
  return <h1>Phê duyệt</h1>;
}

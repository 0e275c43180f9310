export function Page() {
  return <h1>Làm báo cáo</h1>;
}

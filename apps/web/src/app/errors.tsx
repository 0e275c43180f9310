import { useRouteError } from 'react-router';
import { Button, ButtonLink, Empty, Wrong } from '../shared/ui/index.js';

export function NoSuchScreen() {
  return (
    <Empty title="Không có trang này">
      <p>Địa chỉ có thể đã gõ nhầm, hoặc trang đã được chuyển đi.</p>
      <ButtonLink to="/" look="main" icon="home">
        Về Việc của tôi
      </ButtonLink>
    </Empty>
  );
}

/** A part of the application that could not be fetched means that a newer one is being served. */
export function BrokenScreen() {
  const error = useRouteError();
  return (
    <main className="page">
      <Wrong error={error} />
      <Button look="main" onClick={() => window.location.reload()}>
        Tải lại trang
      </Button>
    </main>
  );
}

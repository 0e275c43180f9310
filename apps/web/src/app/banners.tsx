import { useEffect, useState } from 'react';
import { Icon } from '../shared/ui/index.js';
import { useSession } from './session.js';

function useOnline(): boolean {
  const [online, setOnline] = useState(navigator.onLine);
  useEffect(() => {
    const look = (): void => setOnline(navigator.onLine);
    window.addEventListener('online', look);
    window.addEventListener('offline', look);
    return () => {
      window.removeEventListener('online', look);
      window.removeEventListener('offline', look);
    };
  }, []);
  return online;
}

/** What holds for every screen: sample data, and a line that is down. */
export function Banners() {
  const { sampleNote } = useSession();
  const online = useOnline();
  if (!sampleNote && online) return null;
  return (
    <aside aria-label="Lưu ý chung">
      {sampleNote && (
        <p className="banner banner-sample">
          <Icon name="info" size={16} /> Đang dùng dữ liệu mẫu. Mọi họ tên đều do người viết phần
          mềm đặt ra.
        </p>
      )}
      {!online && (
        <p className="banner banner-offline" role="status">
          <Icon name="offline" size={16} /> Đang mất mạng. Nội dung đã nhập vẫn giữ trên máy này.
        </p>
      )}
    </aside>
  );
}

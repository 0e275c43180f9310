import { baoCaoTongHop } from './kinds/bao-cao-tong-hop.js';
import { congVan } from './kinds/cong-van.js';
import { thongBao } from './kinds/thong-bao.js';
import { thongBaoPheDuyet } from './kinds/thong-bao-phe-duyet.js';

/** Every kind of paper. All other code reads about kinds from here. */
export const documentKinds = [congVan, thongBaoPheDuyet, thongBao, baoCaoTongHop] as const;

export { baoCaoTongHop, congVan, thongBao, thongBaoPheDuyet };

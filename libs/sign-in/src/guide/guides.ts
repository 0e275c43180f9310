/** A piece of work: its steps, and a picture that `npm run screens` takes. */
export interface Part {
  readonly title: string;
  readonly steps: readonly string[];
  /** Name of the picture in docs/screens, without its ending. */
  readonly picture?: string;
}

export interface Guide {
  /** As in the address: /huong-dan/van-thu. */
  readonly role: string;
  readonly title: string;
  readonly lead: string;
  readonly parts: readonly Part[];
}

const signingIn: Part = {
  title: 'Đăng nhập',
  steps: [
    'Mở địa chỉ mà Văn phòng Đảng ủy đã báo, nhập tên đăng nhập (hoặc địa chỉ thư) và mật khẩu.',
    'Lần đầu: mở đường dẫn trong thư mời, đặt mật khẩu từ 15 ký tự; nên dùng một câu dễ nhớ.',
    'Quên mật khẩu: bấm “Quên mật khẩu”; đường dẫn đặt lại gửi tới thư của đồng chí.',
    'Không nhận được thư: gọi văn thư, văn thư lập một mã tám chữ số dùng được một lần.',
  ],
  picture: 'dang-nhap-desktop',
};

const secretary: Guide = {
  role: 'chi-bo',
  title: 'Bí thư chi bộ',
  lead: 'Nhận việc, làm báo cáo trên điện thoại hay máy tính, gửi đúng hạn và giữ số tiếp nhận.',
  parts: [
    signingIn,
    {
      title: 'Xem việc và xác nhận đã nhận',
      steps: [
        'Mở “Việc của tôi”: việc gấp nhất nằm trên cùng, kèm thời gian còn lại.',
        'Bấm vào việc để đọc công văn; bấm “Xác nhận đã nhận” để văn thư biết.',
      ],
      picture: 'nop-phone',
    },
    {
      title: 'Làm báo cáo',
      steps: [
        'Bấm “Làm báo cáo” rồi chọn cách: không thay đổi, điền trên màn hình, hoặc dùng tệp Excel.',
        'Điền đến đâu được giữ đến đó, cả khi mất mạng. Hai người cùng làm không ai mất phần mình.',
        'Tệp Excel: tải mẫu có sẵn danh sách đã duyệt, điền xong tải lên; chỗ sai được chỉ từng ô.',
        'Biên bản, nghị quyết: chọn tệp hoặc chụp ngay bằng điện thoại.',
        'Bấm “Gửi báo cáo”, đọc lại tóm tắt rồi gửi. Số tiếp nhận hiện ra là đã nộp xong.',
      ],
      picture: 'nop-cach-phone',
    },
    {
      title: 'Khi báo cáo bị trả lại',
      steps: [
        'Mở việc đó: lý do trả lại và từng góp ý nằm ngay trên đầu.',
        'Sửa rồi gửi lại; lần gửi trước vẫn được lưu nguyên.',
      ],
      picture: 'nop-tra-lai-phone',
    },
  ],
};

const clerk: Guide = {
  role: 'van-thu',
  title: 'Văn thư',
  lead: 'Lập đợt, ban hành công văn, theo dõi, đôn đốc, vào sổ và lưu hồ sơ.',
  parts: [
    signingIn,
    {
      title: 'Lập và ban hành một đợt',
      steps: [
        'Mở “Các đợt”, bấm “Lập đợt mới” và chọn quy trình hoặc dự thảo có sẵn.',
        'Đi qua bốn bước: nội dung, thời hạn, nơi nhận, các tin sẽ gửi. Công văn hiện bên cạnh.',
        'Xem hạn: màn hình ghi rõ hệ thống nhận báo cáo đến lúc nào.',
        'Bấm “Ban hành”. Sau đó công văn chỉ sửa được bằng một văn bản khác.',
      ],
      picture: 'dot-moi-desktop',
    },
    {
      title: 'Theo dõi và đôn đốc',
      steps: [
        'Bảng theo dõi cho biết từng chi bộ đang ở đâu; bấm ô số để lọc.',
        'Chọn một hay nhiều chi bộ để nhắc; mỗi chi bộ một giờ chỉ nhắc được một lần.',
        'Gọi điện thì ghi lại cuộc gọi; gia hạn, thêm hoặc rút nghĩa vụ cần căn cứ văn bản.',
        'Báo cáo nộp muộn hay tạm giữ nằm ở “Việc của tôi”, chờ đồng chí xem xét.',
      ],
      picture: 'bang-desktop',
    },
    {
      title: 'Sổ văn bản, tổng hợp và hồ sơ',
      steps: [
        '“Sổ văn bản”: số đi, số đến theo từng sổ và năm; tìm có dấu hay không dấu đều được.',
        '“Tổng hợp”: số liệu toàn Đảng bộ, báo cáo lên cấp trên.',
        '“Hồ sơ lưu”: mọi văn bản của đợt, mở và in được.',
      ],
      picture: 'so-van-ban-desktop',
    },
  ],
};

const reviewer: Guide = {
  role: 'tham-dinh',
  title: 'Thẩm định',
  lead: 'Đọc từng báo cáo, góp ý đúng chỗ, trả lại hoặc thẩm định đạt.',
  parts: [
    signingIn,
    {
      title: 'Thẩm định lần lượt',
      steps: [
        'Mở “Việc của tôi”, bấm việc thẩm định: báo cáo gửi trước nằm trên.',
        'Bên trái là những gì chi bộ gửi, dòng có thay đổi hiện trước; bên phải: điều cần xem lại.',
        'Góp ý vào đúng dòng. Điều cần xem lại mà chấp nhận được thì ghi lý do.',
        'Phím tắt: J và K chuyển báo cáo, C góp ý, R trả lại, Enter thẩm định đạt.',
      ],
      picture: 'tham-dinh-desktop',
    },
  ],
};

const approver: Guide = {
  role: 'cap-uy',
  title: 'Cấp ủy',
  lead: 'Phê duyệt theo kết luận cuộc họp; mỗi phê duyệt thành một thông báo có số.',
  parts: [
    signingIn,
    {
      title: 'Phê duyệt nhiều báo cáo',
      steps: [
        'Mở “Phê duyệt” của đợt: các báo cáo đã thẩm định được chọn sẵn.',
        'Điền ngày họp, số có mặt, số đồng ý. Dòng không được thông qua thì gạt, kèm lý do.',
        'Xem trước văn bản của từng chi bộ rồi bấm phê duyệt; các số được lấy liên tiếp.',
        'Người đã thẩm định một báo cáo thì không phê duyệt báo cáo đó.',
      ],
      picture: 'phe-duyet-desktop',
    },
    {
      title: 'Khi cần sửa lại',
      steps: [
        'Phê duyệt sai: thu hồi, rồi phê duyệt lại bằng số kế tiếp. Số cũ không dùng lại.',
        'Đánh dấu không thực hiện mà sai: mở lại nghĩa vụ với hạn mới và căn cứ.',
      ],
    },
  ],
};

const administrator: Guide = {
  role: 'quan-tri',
  title: 'Quản trị',
  lead: 'Người, tài khoản, chức trách, lịch nghỉ, quy trình và tình trạng hệ thống.',
  parts: [
    signingIn,
    {
      title: 'Người và tài khoản',
      steps: [
        'Mở “Tổ chức”, rồi “Người và tài khoản”. Bấm “Thêm người” để ghi người mới với chức trách.',
        'Chức trách có ngày bắt đầu và ngày kết thúc; thôi giữ thì không vào được nữa từ hôm sau.',
        'Mời chọn mật khẩu, đặt lại, đóng tài khoản: đều cần lý do và được ghi nhật ký.',
      ],
      picture: 'nguoi-desktop',
    },
    {
      title: 'Tình trạng hệ thống',
      steps: [
        '“Quản trị” cho biết phần nào đang chậm, thư nào chưa đi được; bấm thử lại ngay tại đó.',
        '“Nhật ký an ninh” ghi đăng nhập, lần sai và thay đổi quyền.',
      ],
      picture: 'quan-tri-desktop',
    },
  ],
};

const auditor: Guide = {
  role: 'kiem-tra',
  title: 'Kiểm tra',
  lead: 'Xem ai đã làm gì, lúc nào, và chứng minh hồ sơ không bị sửa.',
  parts: [
    signingIn,
    {
      title: 'Nhật ký của một hồ sơ',
      steps: [
        'Mở một đợt hoặc một báo cáo, bấm “Nhật ký”: từng việc, người làm, giờ và căn cứ.',
        '“Như lúc…” cho xem hồ sơ đúng như tại một thời điểm.',
        'Mục chứng minh nêu khối đã ký có sự kiện đó, để đối chiếu ngoài hệ thống.',
      ],
      picture: 'nhat-ky-desktop',
    },
  ],
};

/** A page for each role, in the order of the contents. */
export const guides: readonly Guide[] = [
  secretary,
  clerk,
  reviewer,
  approver,
  administrator,
  auditor,
];

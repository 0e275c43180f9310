/**
 * What people here choose for a password, in plain letters and without blanks, as they type it: the
 * most common whole passwords of Vietnamese leaks, and the words that they are made of. The most
 * common come first.
 */
export const commonHere: readonly string[] = `
matkhau 123456 matkhau123 anhyeuem emyeuanh iloveyou khongbiet khongco khongnho vietnam anhnhoem
yeuem yeuanh yeuemnhieulam matkhaumoi matkhaucu xinchao tinhyeu quenmatkhau doimatkhau khongnoi
langthang congchua hoangtu hanhphuc giadinh bomekinhyeu chamemoi conyeume conyeubo yeume yeubo
nguyen nguyenvan nguyenthi tranvan tranthi levan lethi phamvan phamthi hoangvan hoangthi huynh
phanvan phanthi vuvan vuthi dangvan dangthi buivan buithi dovan dothi hovan hothi ngovan ngothi
duongvan duongthi lyvan lythi tuan hung dung hoang minh hieu long thanh tung quang trung linh trang
huong huyen phuong thuy lan hoa mai nga hang hanh thao yen ngoc anh tuananh minhanh ngocanh
hanoi hanoi36 saigon tphcm hochiminh danang haiphong cantho hue nhatrang dalat laocai yenbai sapa
hagiang caobang langson thainguyen bacninh bacgiang namdinh thaibinh nghean hatinh thanhhoa
quangninh phutho hoabinh sonla dienbien laichau tuyenquang binhduong dongnai vungtau
matkhaunay matkhaucuatoi matkhaucuaban khongphaimatkhau toilaai toiyeuban toiyeuvietnam
vietnamvodich vietnamquehuongtoi toquoc tienlen doclaptudohanhphuc conghoaxahoichunghiavietnam
bachoktoasang bacho bachovidai ngay19thang5 ngay2thang9 ngay30thang4 dienbienphu
songlacho didichoi ancom uongruou uongbia bongda manchester realmadrid barcelona
anhyeuemnhieulam emyeuanhnhieulam mottinhyeu motnguoi haibatrung tranhungdao nguyentrai
nguyenhue lequydon phanboichau phanchutrinh quangtrung lythuongkiet lethanhtong
zxcvbnm qwerty qwertyuiop asdfghjkl adminadmin admin123 administrator abc123 abcd1234
a123456 aa123456 123456a 123456aa 147258369 159753 987654321 0987654321 0123456789 1q2w3e4r
motnambabon mothaiba mothaibabonnam mothaibabonnamsau hailam tamchin chinchin tamtam loclphat
thanhcong maymanviet phattai phatloc anlac binhan suckhoe chucmungnammoi namoadidaphat
nammoadidaphat adidaphat amen chuagiesu ducme
`
  .trim()
  .split(/\s+/);

/** What this system, its bodies and its papers are called. */
export const serviceWords: readonly string[] = `
dondoc dang danguy dangbo chibo chiuy capuy bithu phobithu vanthu vanphong thamdinh quyhoach
raxoat rasoat dangvien dangcongsan dangcongsanvietnam tinhuy huyenuy thanhuy banthuongvu uyban ubnd
congvan thongbao baocao nghiquyet quantri kiemtra phieu bophieu hethong theodoi
`
  .trim()
  .split(/\s+/);

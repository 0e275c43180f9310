/** The words of a letter whose words do not matter. */
export const plainLetter = {
  addressee: 'Các Chi bộ',
  opening: 'Thực hiện chương trình công tác',
  points: ['Làm đúng hướng dẫn'],
  deadlineNote: 'Gửi {wording}',
  closing: 'Đề nghị thực hiện',
  recipients: ['Như trên'],
};

const titles: Readonly<Record<string, string>> = {
  onTime: 'nộp đúng hạn',
  straddled: 'gửi trong lúc hết hạn, chờ xem xét',
  late: 'gửi sau hạn',
};

/** Whether a report came in time, as its receipt says. */
export const timelinessWords = (timeliness: string): string => titles[timeliness] ?? '';

export const words = {
  title: 'Việc của tôi',
} as const;

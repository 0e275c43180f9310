export * as noticeExamples from './notice/notice.examples.js';
export * as registerExamples from './register/register.examples.js';

export { PdfRenderer, type PdfRendererOptions, RenderDeadline, RendererClosed } from './pdf/pdf-renderer.js';

import './shared/style/font.css';
import './shared/style/tokens.css';
import './shared/style/base.css';
import './shared/style/parts.css';
import './app/shell.css';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from 'react-router';
import { routerOf } from './app/routes.js';
import { applyLook } from './app/look.js';
import { NoAnswer } from './shared/api/problem.js';

applyLook();

const client = new QueryClient({
  defaultOptions: {
    queries: {
      // What the server refused, it refuses again; a lost line is tried again.
      retry: (failures, error) => error instanceof NoAnswer && failures < 3,
      staleTime: 5_000,
      networkMode: 'always',
    },
    mutations: { networkMode: 'always' },
  },
});

createRoot(document.querySelector('#app')!).render(
  <StrictMode>
    <QueryClientProvider client={client}>
      <RouterProvider router={routerOf()} />
    </QueryClientProvider>
  </StrictMode>,
);
